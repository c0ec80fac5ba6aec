"""One district at a date: what is known of it, and the notions that indicators, findings and views share."""
