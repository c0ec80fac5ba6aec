"""The process logbook of a steering group: its entries, and proposals from what the journal says has happened."""
