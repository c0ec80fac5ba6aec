"""What surrounds a record: whom it is tied to over one, two or three steps, and the ways from one record to another."""
