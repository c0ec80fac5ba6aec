"""The pages of shared views: the forms of who shares, and what a stranger sees."""
