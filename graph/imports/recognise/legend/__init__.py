"""What signs, colours and short words of a list mean, where the list says so."""
