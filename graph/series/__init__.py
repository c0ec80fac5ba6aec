"""Published shares of the nation year by year, and what one district has recorded of the same things."""
