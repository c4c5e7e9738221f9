"""Candidates held against the text: do the words really stand there, where, and how exactly."""
