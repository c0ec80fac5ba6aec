"""Lists that are brought through the web, as jobs: a private folder each, worked on within requests (decision 0032)."""
