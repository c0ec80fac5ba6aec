"""Stage 4: rows of typed tables -> records, and what there is to say about them."""
