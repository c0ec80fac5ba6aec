"""What people and programs touch: the command line, the web pages, the JSON API. Nobody imports it."""
