"""How numbers, days and values are written in the report, in German and English."""

from dataclasses import dataclass

from graph.district.outcome import Outcome
from graph.indicators import Indicator
from graph.locator_words import place_said
from graph.map.labels import clean_label
from graph.wording import decimal, percent, spelled, with_thousands, written_out
from ontology import Text

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
        return "" if text is None else clean_label(text.in_language(self.language))

    def day(self, text: str) -> str:
        """A date of day, month or year precision."""
        return self.say(spelled(text))

    def long_day(self, text: str) -> str:
        """The same with the name of the month."""
        return self.say(written_out(text))

    def place(self, locator: str) -> str:
        """A place in a source; what the program wrote there, in the language."""
        return self.say(place_said(locator))

    def number(self, value: float, digits: int = 1) -> str:
        """A number with the decimal sign of the language and a true minus, without empty decimals."""
        text, sign = decimal(value, self.language, digits).replace("-", "−"), "." if self.language == "en" else ","
        return text.rstrip("0").rstrip(sign) if sign in text else text

    def counted(self, number: int) -> str:
        """How many there are."""
        return with_thousands(number, self.language)

    def share(self, value: float) -> str:
        """A share of one as per cent."""
        return percent(value)

    def value(self, indicator: Indicator, value: float) -> str:
        """A value in the unit of its indicator."""
        if indicator.unit == "share":
            return self.share(value)
        if indicator.unit == "yes_no":
            return self("ja", "yes") if value else self("nein", "no")
        unit = {
            "months": ("Monat", "month") if value == 1 else ("Monate", "months"),
            "steps": ("Schritt", "step") if value == 1 else ("Schritte", "steps"),
            "level": ("Stufe", "level"),
            "full_posts": ("volle Stelle", "full post") if value == 1 else ("volle Stellen", "full posts"),
        }.get(indicator.unit)
        written = self.number(value, 2 if indicator.unit in ("index", "balance", "full_posts") else 1)
        if unit is None:
            return written
        return f"{self(*unit)} {written}" if indicator.unit == "level" else f"{written} {self(*unit)}"

    def range(self, indicator: Indicator, outcome: Outcome) -> str:
        """The span between 'all unknown is absent' and 'all unknown is present', empty where nothing is open."""
        low, high = outcome.low, outcome.high
        return "" if low is None or high is None or low == high else self.span(indicator, low, high)

    def span(self, indicator: Indicator, low: float, high: float) -> str:
        """From one value to another one; a dash would be lost beside a minus."""
        dash = self("bis", "to") if low < 0 else "–"
        return f"{self.value(indicator, low)} {dash} {self.value(indicator, high)}"
