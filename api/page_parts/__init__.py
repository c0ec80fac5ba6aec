"""What pages of the web are made of: frames, forms, and what is shown, before a template words it."""
