"""Routes of surveys; found by a scan of this folder, and there with accounts only."""
