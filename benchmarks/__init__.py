"""Measurements: python -m benchmarks [import] [search] [pages]. Machines are noisy: trust the ratios."""
