"""The JSON of the web interface as pydantic models, by subject; `conversion` makes them from records."""
