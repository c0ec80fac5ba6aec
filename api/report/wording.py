"""How numbers, days and values are written in the report, in German and English."""

from dataclasses import dataclass

from graph.exports.labels import cleaned
from graph.indicators import Indicator, Outcome
from ontology import Text

_MONTHS_DE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NOT_RECORDED = Text(de="nicht erfasst", en="not recorded")


@dataclass(frozen=True, slots=True)
class Words:
    """The language of a report and how it writes things."""

    language: str

    def __call__(self, de: str, en: str) -> str:
        """One of two wordings."""
        return en if self.language == "en" else de

    def say(self, text: Text | None) -> str:
        """A text of the model or the analysis, cleaned of characters that no page may hold."""
        return "" if text is None else cleaned(text.in_language(self.language))

    def count(self, n: int, one: tuple[str, str], many: tuple[str, str]) -> str:
        """A number with its noun, each as German and English."""
        return f"{n or self('keine', 'no')} {self(*(one if n == 1 else many))}"

    def day(self, text: str) -> str:
        """A date of day, month or year precision, short."""
        parts = text.split("-")
        if self.language == "en" or len(parts) == 1:
            return text
        return ".".join(reversed(parts)) if len(parts) == 3 else f"{parts[1]}/{parts[0]}"

    def long_day(self, text: str) -> str:
        """A day written out."""
        parts = text.split("-")
        if len(parts) != 3:
            return self.day(text)
        year, month, day = parts
        months = _MONTHS_EN if self.language == "en" else _MONTHS_DE
        return self(f"{int(day)}. {months[int(month) - 1]} {year}", f"{int(day)} {months[int(month) - 1]} {year}")

    def number(self, value: float, digits: int = 1) -> str:
        """A number with the decimal sign of the language, without empty decimals."""
        text = f"{value:.{digits}f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
        return text if self.language == "en" else text.replace(".", ",")

    def share(self, value: float) -> str:
        """A share of one as per cent."""
        return f"{self.number(value * 100, 0)} %"

    def value(self, indicator: Indicator, value: float) -> str:
        """A value in the unit of its indicator."""
        if indicator.unit == "share":
            return self.share(value)
        if indicator.unit == "yes_no":
            return self("ja", "yes") if value else self("nein", "no")
        unit = {
            "months": ("Monate", "months"),
            "steps": ("Schritte", "steps"),
            "level": ("Stufe", "level"),
        }.get(indicator.unit)
        written = self.number(value, 2 if indicator.unit == "index" else 1)
        if unit is None:
            return written
        return f"{self(*unit)} {written}" if indicator.unit == "level" else f"{written} {self(*unit)}"

    def range(self, indicator: Indicator, outcome: Outcome) -> str:
        """The span between 'all unknown is absent' and 'all unknown is present', empty where nothing is open."""
        low, high = outcome.low, outcome.high
        if low is None or high is None or low == high:
            return ""
        return f"{self.value(indicator, low)} – {self.value(indicator, high)}"
