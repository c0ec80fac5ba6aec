"""A survey made elsewhere as answers to a survey of ours, with all that a person still has to say first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.surveys.foreign_names import NamesMatched
from graph.surveys.foreign_scale import ForeignScale
from graph.surveys.foreign_tables import ForeignTable
from graph.surveys.responses import CLOSEST_LEVEL, PLACES, Response, RowAnswer
from graph.surveys.survey_words import scale_label
from graph.wording import listed
from ontology import Text, say


@dataclass(frozen=True, slots=True)
class ForeignSurvey:
    """What a file says and how it is understood.

    ``as_said``: every value is the word of who says it, also where it looks otherwise. ``rest_is_none``: who answered
    and left somebody out has no tie there; else nothing is said of those left out.
    """

    table: ForeignTable
    names: NamesMatched
    scale: ForeignScale
    labels: Mapping[str, str]
    rest_is_none: bool = False
    says: str = ""
    as_said: bool = False

    @property
    def roster(self) -> tuple[str, ...]:
        """The organizations of the file, each once, in its order."""
        return tuple(dict.fromkeys(self.names.found.values()))

    def responses(self) -> tuple[Response, ...]:
        """What each said that says anything. From which view they speak is not told, and enters nothing."""
        said: dict[str, dict[str, int]] = {}
        for cell in self.table.cells:
            one, other = self.names.found.get(cell.says), self.names.found.get(cell.of)
            level = self.scale.level(cell.text)
            if one is not None and other is not None and one != other and level is not None:
                said.setdefault(one, {})[other] = level
        if self.rest_is_none:
            said = {one: {o: rows.get(o, 0) for o in self.roster if o != one} for one, rows in said.items()}
        rows = {one: {o: RowAnswer(level) for o, level in levels.items()} for one, levels in said.items()}
        return tuple(Response(one, PLACES[-1], answers) for one, answers in sorted(rows.items()))

    def questions(self) -> Iterator[Text]:
        """What a person has to say before anything can be taken over."""
        if not self.says:
            yield _WHO_SAYS
        if self.table.symmetric and not self.as_said:
            yield _MIRRORED
        if self.table.halved and not self.as_said:
            yield _HALVED
        if self.scale.unknown:
            yield say(
                'Was bedeuten diese Werte: {values}? Sagen Sie es mit --scale, zum Beispiel --scale "{example}"; '
                "Stufen: {levels}; „offen“ heißt: sagt nichts.",
                'What do these values mean: {values}? Say it with --scale, for example --scale "{example}"; levels: '
                "{levels}; “offen” means: says nothing.",
                values=listed([f"„{v}“" for v in self.scale.unknown], 20),
                example=",".join(f"{v}=…" for v in self.scale.unknown[:5]),
                levels=Text(de="; ".join(_levels("de")), en="; ".join(_levels("en"))),
            )
        yield from self._of_names()
        yield from self._contradictions()

    def _of_names(self) -> Iterator[Text]:
        for name, near in self.names.unsure.items():
            yield say(
                'Wer ist „{name}“? Sagen Sie es mit --same "{name}=KENNUNG", oder lassen Sie es mit --same "{name}=" '
                "weg. Am ähnlichsten: {near}.",
                'Who is “{name}”? Say it with --same "{name}=ID", or leave it out with --same "{name}=". Most '
                "alike: {near}.",
                name=name,
                near=listed([f"{self.labels.get(id, id)} ({id})" for id in near], 5) if near else "-",
            )
        for id, texts in self.names.doubled.items():
            yield say(
                '{names} meinen dieselbe Organisation ({id}). Lassen Sie mit --same "NAME=" eine der Zeilen weg.',
                '{names} mean the same organization ({id}). Leave one of them out with --same "NAME=".',
                names=listed([f"„{t}“" for t in texts]),
                id=id,
            )

    def _contradictions(self) -> Iterator[Text]:
        """Pairs that stand in the file twice with different values: which one holds, nobody can tell."""
        first: dict[tuple[str, str], tuple[str, str]] = {}
        for cell in self.table.cells:
            text, at = first.setdefault((cell.says, cell.of), (cell.text, cell.cell))
            if text != cell.text:
                yield say(
                    "{says} sagt zu {of} zweierlei: „{one}“ ({at}) und „{other}“ ({cell}). Bitte in der Datei "
                    "berichtigen.",
                    "{says} says two things of {of}: “{one}” ({at}) and “{other}” ({cell}). Please correct the file.",
                    says=cell.says,
                    of=cell.of,
                    one=text,
                    at=at,
                    other=cell.text,
                    cell=cell.cell,
                )

    def told(self) -> Iterator[Text]:
        """How the file is understood: form, names, and the scale with what each value counts as."""
        kind = (
            Text(de="Matrix", en="matrix")
            if self.table.kind == "matrix"
            else say("Liste ({heads})", "list ({heads})", heads=" / ".join(self.table.heads))
        )
        yield say(
            "Gelesen als {kind} auf dem Blatt „{sheet}“. Namen: {names:d}; davon sicher erkannt: {sure:d}.",
            "Read as a {kind} on the sheet “{sheet}”. Names: {names:d}; of these known for sure: {sure:d}.",
            kind=kind,
            sheet=self.table.sheet,
            names=len(self.table.names),
            sure=len(self.names.found),
        )
        for value, count in self.scale.counts.items():
            shown = f"„{value}“" if value else "(leer)"
            yield say(
                "Wert {value}, {count:d}-mal: {meaning}.",
                "Value {value}, {count:d} times: {meaning}.",
                value=shown,
                count=count,
                meaning=self._meaning(value),
            )

    def _meaning(self, value: str) -> Text:
        if value in self.scale.unknown:
            return Text(de="noch nicht gesagt", en="not said yet")
        level = self.scale.level(value)
        if level is None:
            return Text(de="sagt nichts", en="says nothing")
        return Text(de=scale_label(level, "de"), en=scale_label(level, "en"))


def _levels(language: str) -> list[str]:
    return [scale_label(n, language) for n in range(CLOSEST_LEVEL + 1)]


_WHO_SAYS = Text(
    de="Wer sagt es? Sagen Sie mit --says rows, dass es die Organisation der Zeile ist (in Listen die erste Spalte), "
    "oder mit --says columns, dass es die andere ist.",
    en="Who says it? Say with --says rows that it is the organization of the row (in lists the first column), or with "
    "--says columns that it is the other one.",
)
_MIRRORED = Text(
    de="Jedes Paar hat in beiden Richtungen denselben Wert. Hat jede Seite das wirklich gesagt (--as-said), oder "
    "wurde zusammengefasst? Dann weiß niemand mehr, wer es sagt: Nehmen Sie die Verbindungen als Liste mit "
    "„fruehnetz import“ auf.",
    en="Each pair has the same value both ways. Did each side really say so (--as-said), or were answers put "
    "together? Then nobody knows any more who says so: take the ties in as a list with “fruehnetz import”.",
)
_HALVED = Text(
    de="Kein Paar ist in beiden Richtungen genannt. Ist jeder Wert wirklich das, was die eine Seite gesagt hat "
    "(--as-said), oder steht jede Verbindung nur einmal da? Dann weiß niemand, wer sie nennt: Nehmen Sie die "
    "Verbindungen als Liste mit „fruehnetz import“ auf.",
    en="No pair is told both ways. Is each value really what the one side said (--as-said), or is each tie written "
    "down once only? Then nobody knows who tells of it: take the ties in as a list with “fruehnetz import”.",
)
