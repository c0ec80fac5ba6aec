"""Stages 5 to 7: what writing would change, the one batch that writes it, and the report."""
