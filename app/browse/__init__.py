"""Browse: every read, one function a page."""
