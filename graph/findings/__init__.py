"""Findings: what people take home. Never a bare number (decision 0008): norm, evidence, certainty, effect, who starts.

A rule is a function ``(snapshot, outcomes) -> drafts`` with the `rule` decorator, one file per subject, found by folder
scan. It declares what it asks, of what kind its findings are, what they rest on and who starts, and says what is there;
this module fills in the rest, gives keys, ranks, and remembers what the group decided.

What indicators found a rule reads where they read it, in `graph.district` through `Snapshot.derived`, or as the typed
value of an outcome: details and items of outcomes are for publication (a house test).

The rank is an explained sum: how binding the norm is, whom and how many it concerns (`graph.findings.parts.weighing`,
`graph.findings.parts.rank`). How sure it is stands beside it. What one step solves is one finding
(`graph.findings.parts.matters`, decision 0025).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from graph.answers.option import Answers
from graph.district.decided import decided_on, newest_decision, stands, versions_of
from graph.district.outcome import Outcome
from graph.district.snapshot import Snapshot
from graph.findings.finding import Decided, Draft, Finding, Kind, matter_key
from graph.findings.parts.after_answer import after_answer
from graph.findings.parts.matters import by_matter
from graph.findings.parts.starters import COORDINATION
from graph.findings.parts.weighing import carried, with_norm_weight
from ontology import Norm, Text, say
from ontology.names import Prop, Verdict

Find = Callable[[Snapshot, Mapping[str, Outcome]], Iterable[Draft]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule: what it asks, of what kind its findings are, the norms they rest on, who starts.

    ``norms`` are lines, or packs where the finding names the line; ``indicators`` are those that measure the same;
    ``answers`` are what a person may say where it asks.
    """

    id: str
    asks: Text
    kind: Kind
    norms: tuple[str, ...]
    starts: Text
    indicators: tuple[str, ...]
    find: Find
    answers: Answers

    def findings(self, snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> Iterator[Finding]:
        """The drafts of the rule, each with what the rule declares."""
        return (self._complete(draft, snapshot) for draft in self.find(snapshot, _Told(outcomes)))

    def _complete(self, draft: Draft, snapshot: Snapshot) -> Finding:
        return Finding(
            kind=draft.kind or self.kind,
            rule=self.id,
            district=snapshot.key,
            subjects=draft.subjects,
            certainty=draft.certainty,
            title=draft.title,
            reason=draft.reason,
            effect=draft.effect,
            takes=draft.takes,
            starts=draft.starts or self.starts,
            norms=self.norms if draft.norms is None else draft.norms,
            evidence=draft.evidence,
            indicators=self.indicators if draft.indicators is None else draft.indicators,
            weights=draft.weights,
            matter=draft.matter,
            brief=draft.brief,
            pair=draft.pair,
        )


class _Told(dict[str, Outcome]):
    """The outcomes of a district; an indicator that nobody computed says nothing."""

    def __missing__(self, id: str) -> Outcome:
        return Outcome(Text(de="", en=""))


_rules: dict[str, Rule] = {}


NEVER_ASKS = Answers()
"""For a rule of which every finding is a gap: nobody has to answer anything."""


def rule(  # noqa: PLR0913 - a declaration, all of it by name
    *,
    asks: Text,
    kind: Kind,
    norms: tuple[str, ...],
    starts: Text = COORDINATION,
    indicators: tuple[str, ...] = (),
    answers: Answers = NEVER_ASKS,
) -> Callable[[Find], Find]:
    """Declare a function as a rule; its name is taken once, however often its file is read."""

    def declare(find: Find) -> Find:
        name = find.__name__
        _rules[name] = Rule(name, asks, kind, norms, starts, indicators, find, answers)
        return find

    return declare


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return tuple(found for _, found in sorted(_rules.items()))


_KINDS = tuple(Kind)


def findings_of(snapshot: Snapshot, outcomes: Mapping[str, Outcome]) -> tuple[Finding, ...]:
    """All findings of a district at a date, highest rank first, with the group's decisions; dismissed ones last.

    A record and the one it was merged into give one finding, the higher ranked, and what one step solves is one.
    """
    found = (_resolved(f, snapshot) for declared in all_rules() for f in declared.findings(snapshot, outcomes))
    open_ = (after for f in found if (after := after_answer(f, snapshot)) is not None)
    known = ((f, norms_of(f, snapshot)) for f in open_)
    ranked = sorted(
        (_decided(with_norm_weight(f, norms), snapshot) for f, norms in known if carried(f, norms)), key=_order
    )
    first: dict[str, Finding] = {}
    for finding in ranked:
        first.setdefault(finding.key, finding)
    return tuple(sorted((_decided_whole(f, snapshot) for f in by_matter(first.values())), key=_order))


def _order(finding: Finding) -> tuple[bool, float, str, int, str, str]:
    """By rank; what is proven before questions of equal rank, then kinds, then words: the same on every run."""
    dismissed = finding.decided.verdict is Verdict.DISMISSED
    return dismissed, -finding.score, finding.certainty, _KINDS.index(finding.kind), finding.title.de, finding.key


def chapter_order(findings: Iterable[Finding]) -> tuple[Kind, ...]:
    """The kinds in the order of their best ranked findings; questions on the data stand last."""
    found = dict.fromkeys(f.kind for f in findings)
    return tuple(sorted(found, key=lambda kind: kind is Kind.DATA_QUESTION))


def to_discuss_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The three best ranked that a steering group takes along; hints and data questions only for want of others."""
    active = [f for f in findings if f.decided.verdict is not Verdict.DISMISSED]
    matters = [f for f in active if f.kind is not Kind.DATA_QUESTION and not f.hint]
    return tuple(matters or [f for f in active if f.kind is not Kind.DATA_QUESTION] or active)[:3]


def _resolved(finding: Finding, snapshot: Snapshot) -> Finding:
    """Subjects that were merged into another record count as that one, so that the key survives the merge."""
    return replace(finding, subjects=tuple(dict.fromkeys(_followed(s, snapshot) for s in finding.subjects)))


def _followed(subject: str, snapshot: Snapshot) -> str:
    seen = {subject}
    while (found := snapshot.entities.get(subject)) is not None:
        target = found.value(Prop.REPLACED_BY)
        if target is None or target in seen:
            break
        seen.add(target)
        subject = target
    return subject


def norms_of(finding: Finding, snapshot: Snapshot) -> tuple[Norm, ...]:
    """The norm lines a finding rests on: where one is compared with its text, only those that are."""
    named = tuple(norm for n in finding.norms if (norm := snapshot.norm_line(n)) is not None)
    return tuple(n for n in named if n.verified) or named


def cited(norm: Norm) -> Text:
    """The citation of a norm line, with a mark where nobody has compared its wording with the text."""
    if norm.verified:
        return Text(de=norm.citation, en=norm.citation_en or norm.citation)
    return say(
        "{citation} (am Wortlaut noch zu prüfen)", "{citation} (wording still to be checked)", citation=norm.citation
    )


def _decided_whole(finding: Finding, snapshot: Snapshot) -> Finding:
    """Attach what was decided on the whole matter, where nothing was on the finding itself; it holds for each part."""
    if finding.matter is None or finding.decided != Decided(Verdict.OPEN):
        return finding
    whole = _decided(finding, snapshot, matter_key(finding.matter, finding.district))
    open_ = (p for p in whole.parts if p.decided == Decided(Verdict.OPEN))
    decided = {p.key: replace(p, decided=whole.decided) for p in open_}
    return replace(whole, parts=tuple(decided.get(p.key, p) for p in whole.parts))


def _decided(finding: Finding, snapshot: Snapshot, key: str = "") -> Finding:
    """Attach the newest decision on the key. A dismissed one is open again if norm version or certainty changed."""
    newest = newest_decision(snapshot, key or finding.key)
    if newest is None:
        return finding
    verdict = Verdict(newest.value(Prop.VERDICT) or Verdict.OPEN)
    same = stands(newest, finding.certainty, norm_versions(finding, snapshot))
    reopened = verdict is Verdict.DISMISSED and not same
    decided = Decided(
        Verdict.OPEN if reopened else verdict,
        newest.value(Prop.REASON) or "",
        decided_on(newest),
        reopened=reopened,
        in_charge=newest.value(Prop.IN_CHARGE) or "",
        due=newest.value(Prop.DUE_DATE) or "",
    )
    return replace(finding, decided=decided)


def norm_versions(finding: Finding, snapshot: Snapshot) -> str:
    """The versions of the packs behind a finding, as kept with a decision: ``kkg-3=2021-06-10``."""
    return versions_of(snapshot.model, norms_of(finding, snapshot))


__all__ = [
    "NEVER_ASKS",
    "Rule",
    "all_rules",
    "chapter_order",
    "cited",
    "findings_of",
    "norm_versions",
    "norms_of",
    "rule",
    "to_discuss_first",
]
