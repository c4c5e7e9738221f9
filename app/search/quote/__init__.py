"""A quotation laid against what was said, word by word."""
