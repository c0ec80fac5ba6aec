"""Routes of the JSON API: one module per subject, each with a ``router``; found by folder scan."""
