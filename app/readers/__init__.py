"""Readers: bytes of a file to a neutral Transcript; one file a format."""
