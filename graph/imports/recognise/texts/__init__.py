"""What one text of a list says by itself: a header, a name, a mark, a remark, a title, a sample of cells."""
