"""``python -m api.reference`` writes the pages."""

from api.reference.all_pages import write

write()
