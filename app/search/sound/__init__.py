"""Matches by sound: Chinese by its syllables, English by its letters."""
