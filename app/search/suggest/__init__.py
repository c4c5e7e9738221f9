"""What somebody who is still typing, or has mistyped, may mean."""
