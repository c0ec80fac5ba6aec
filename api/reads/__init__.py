"""What a request may read, of a district, of persons and across districts: scope and release are decided here alone."""
