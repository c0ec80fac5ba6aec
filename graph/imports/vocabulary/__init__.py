"""The reviewed words of lists: what headers, sheets and cells mean beside the labels of the model."""
