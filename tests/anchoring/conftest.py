"""Karlsruhe, read once as for the findings."""

from tests.findings.conftest import karlsruhe

__all__ = ["karlsruhe"]
