"""Live answers: one analysis per district, day and newest revision that touched it, shared by all readers of a process.

What is kept holds exactly as long as nothing changed that it rests on (decision 0031).
"""

from graph.live.answers import Answer, as_json_bytes
from graph.live.kept import Kept
from graph.live.live import Live

__all__ = ["Answer", "Kept", "Live", "as_json_bytes"]
