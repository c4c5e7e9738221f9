"""How a search is answered, one stage after the other: in full, by sound, in parts, with other words."""
