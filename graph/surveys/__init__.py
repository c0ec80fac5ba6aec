"""A survey of who works with whom: what is asked, what was answered, and what of it becomes ties (decision 0037).

Plain values and functions; they know neither web nor database. Raw answers never enter a store of the graph.
"""
