"""Under which name the journal knows somebody who gave none."""

UNNAMED = "Jemand ohne Konto"
"""One person on one computer: the same whether they type a command or click."""
