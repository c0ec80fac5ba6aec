"""Parts of a cell that are struck through: what somebody crossed out within a text is not what it says."""

from collections.abc import Mapping


class StruckRuns:
    """Cuts the struck runs out of a text that comes bit by bit; ``text`` is what was cut out."""

    __slots__ = ("_start", "text")

    def __init__(self) -> None:
        self._start, self.text = -1, ""

    def strike(self, attributes: Mapping[str, str], length: int) -> None:
        """A font that is struck through, or not; the run begins at the length that the text has so far."""
        if attributes.get("val", "1") in ("1", "true", "on"):
            self._start = length

    def cut(self, text: str) -> str:
        """The text at the end of a run."""
        if self._start < 0:
            return text
        self.text += text[self._start :]
        text, self._start = text[: self._start], -1
        return text

    def is_part(self, left: str) -> bool:
        """Whether only a part of the text was struck; ``left`` is what was not."""
        return bool(self.text.strip()) and bool(left.strip())

    def whole(self, left: str) -> str:
        """What is left, or all of it where all is struck."""
        return left if left.strip() else self.text or left
