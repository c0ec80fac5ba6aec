"""The frame of the Qualitätsrahmen: every finding, goal and indicator of a district by the dimension it belongs to."""
