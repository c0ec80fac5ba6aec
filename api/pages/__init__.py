"""HTML pages: one module per page, each with a ``router``; found by folder scan."""
