"""What is asked: the language of the search box, parsed into clauses."""
