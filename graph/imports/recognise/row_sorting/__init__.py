"""Which rows of a table are records, which head others, and whom a list calls former, wished for or planned."""
