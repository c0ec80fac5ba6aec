"""What a name or word says, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.model import Text, say

CodesByList = Mapping[str, tuple[str, ...]]
"""Property -> notations of codes."""


@dataclass(frozen=True, slots=True)
class NameGuess:
    """Codes that the words settle, candidates for what they leave open, and the words as they stand in the text."""

    codes: CodesByList = field(default_factory=dict)
    candidates: CodesByList = field(default_factory=dict)
    words: tuple[str, ...] = ()
    collective: bool = False
    person: bool = False

    @property
    def sure(self) -> bool:
        """Whether something was found and nothing is left open."""
        return bool(self.codes) and not self.candidates

    @property
    def reason(self) -> Text:
        """The words that it rests on."""
        joined = ("„" + "“ und „".join(self.words) + "“", "“" + "” and “".join(self.words) + "”")
        return say("Name enthält {joined}", "name contains {joined}", joined=Text(de=joined[0], en=joined[1]))


NOTHING = NameGuess()
