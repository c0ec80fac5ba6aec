"""Is it the same? Which record each row of a list is: within the list, and among those that a store holds."""
