"""What an index has to do, and plans evaluated on lists of numbers: no files, no texts."""
