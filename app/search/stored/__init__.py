"""What a search reads from the database."""
