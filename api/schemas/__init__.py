"""What the JSON of the web interface looks like.

`described` describes the shapes that `graph` makes; `records` are entities and relations, made by `conversion`.
"""
