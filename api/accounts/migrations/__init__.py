"""How the database of accounts came to be what it is, step by step; alembic runs what is missing."""
