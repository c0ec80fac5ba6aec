"""The Kreise and kreisfreie Städte as areas: their outlines, and in which of them a district lies."""
