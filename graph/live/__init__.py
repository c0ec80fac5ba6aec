"""Live answers: one analysis per district, day and newest revision that touched it, shared by all readers of a process.

What is kept holds exactly as long as nothing changed that it rests on (decision 0031).
"""
