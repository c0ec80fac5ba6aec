"""One district at two dates: what came, went and changed, what it did to the results, and which goals are reached."""
