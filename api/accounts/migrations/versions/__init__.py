"""The steps, oldest first. They lead forward only: the way back is a backup."""
