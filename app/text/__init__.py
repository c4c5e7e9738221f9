"""Text analysis: one function for the index, the query and the page, so that they cannot differ."""
