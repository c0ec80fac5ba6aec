"""What the commands of `api.cli` are made of: shared options, the analysis of one district, output for people."""
