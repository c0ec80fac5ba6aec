"""Anchoring lines: how the operative level reaches each political body, who carries it, and when it was last used."""
