"""The map of a network, as SVG and in notebooks: what is drawn, where it stands, how it looks."""
