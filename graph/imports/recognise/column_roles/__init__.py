"""What a table lists, and the role of each of its columns, with reasons and a certainty."""
