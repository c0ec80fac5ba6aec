"""Under which name the journal knows somebody who gave none."""

UNNAMED = "Kommandozeile"
"""One person on one computer: the same whether they type a command or click."""
