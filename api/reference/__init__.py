"""Pages of ``docs/reference``, written from what runs: ``python -m api.reference``."""
