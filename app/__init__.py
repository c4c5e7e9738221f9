"""Rostra: a searchable web archive of forum talks."""
