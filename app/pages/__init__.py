"""Pages: one file a page; read parameters, one call, render."""
