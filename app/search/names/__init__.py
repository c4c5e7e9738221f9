"""What names and terms the archive knows, and how else they are spelt."""
