"""Workbooks that we write: every text stays a text, whatever it begins with, and two runs give the same bytes."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

TEXTS_STAY_TEXTS: Mapping[str, bool] = MappingProxyType(
    {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
)
"""Options of `xlsxwriter.Workbook`: no cell of somebody's list becomes a formula, an address or a number."""
MADE_ON = datetime(2026, 1, 1)
"""The day that stands in a workbook as its making: without a fixed one two runs would differ in their bytes."""
