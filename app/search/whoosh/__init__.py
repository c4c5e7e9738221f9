"""Whoosh's files, written whole and read by offset: everything that knows how they look."""
