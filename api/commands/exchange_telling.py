"""What the commands on exchange do and say. Whoever has the store reads every district in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.text import Text as Line

from api.commands.opening import Opened, now
from api.commands.options import wrong_use
from api.commands.plain_output import harmless, print_json
from api.commands.terminal import out, talk
from api.reads.cluster_partners import MOST
from api.reads.nation_kept import kept_beside
from api.settings import load_settings
from graph.as_of import months_later, opened_on
from graph.clusters.clusters_as_json import ClustersOut, FormedClusters, clusters_json
from graph.clusters.entered_clusters import entered_clusters
from graph.clusters.exchange_partner import EXCHANGE_TOPICS, ExchangeTopic, Partner, partner_of
from graph.clusters.grouping_words import bound_told, change_told, mean_misfit, reason_of, strengths_used
from graph.clusters.kept_grouping import MOST_GROUPS, GroupingWish, grouping_records, kept_groupings
from graph.clusters.proposing import ClusterGroups, ClusterProposal, proposed_clusters, wished_groups
from graph.contribution.reading_back import collected_works, kept_contribution
from graph.contribution.releasing import releases
from graph.district.loading import districts, snapshot_of
from graph.learning.district_moves import MovedDistrict, moved_districts
from graph.learning.learning_as_json import moved_json, works_json
from graph.learning.offered_works import (
    WORK_KIND_LABELS,
    OfferedWork,
    ReleasedWorks,
    WorkWish,
    offered_works,
    wished_works,
)
from graph.national.crew import NationTask
from graph.national.national_run import held_of
from graph.profile.district_profile import DistrictProfile, district_profile
from graph.records import Entity
from graph.stores.base import EVERYTHING, Batch, put
from graph.stores.privacy import MaskedReader
from graph.wording import decimal, spelled
from ontology import Model
from ontology.names import Prop

_PLACE = re.compile(r"([^=]{1,40})=([0-9]{1,2})")
_MONTHS = 36
"""Moves are looked for over three years: so long a process takes (domain 6.2)."""
_SHOWN = 60


class Exchange(NamedTuple):
    """The workshop on the command line: model, topic, who is grouped, the proposal, and what people formed."""

    model: Model
    topic: ExchangeTopic
    partners: Sequence[Partner]
    proposal: ClusterProposal
    formed: FormedClusters
    beyond: int
    on: date
    groups: ClusterGroups

    @property
    def moved(self) -> bool:
        """Whether somebody put a district elsewhere than proposed."""
        return self.groups != self.proposal.groups


def workshop(source: Opened, url: str, on: date | None, topic: str, lands: Sequence[str]) -> Exchange:
    """Who fits whom of all districts of the store, at most sixty of them; wrong use for an unknown topic."""
    found = next((t for t in EXCHANGE_TOPICS if t.id == topic), None)
    if found is None:
        wrong_use(f"Ein Thema „{topic}“ gibt es nicht; es gibt {', '.join(t.id for t in EXCHANGE_TOPICS)}.")
    at, reader = opened_on(on), MaskedReader(source.store, source.model)
    everybody = districts(reader, EVERYTHING)
    chosen = [d for d in everybody if not lands or d.value(Prop.LAND) in lands]
    profile = _profiles(source, url, at) if found.indicators else lambda _: None
    partners = tuple(partner_of(d, profile(d), found) for d in chosen[:MOST])
    named = {d.owner: partner_of(d) for d in everybody}
    entered = [(c, tuple(named[k] for k in c.keys if k in named)) for c in entered_clusters(reader, EVERYTHING)]
    proposal = proposed_clusters(partners)
    formed = FormedClusters(entered, kept_groupings(reader, EVERYTHING), named)
    beyond = len(chosen) - len(partners)
    return Exchange(source.model, found, partners, proposal, formed, beyond, at, proposal.groups)


def _profiles(source: Opened, url: str, on: date) -> Callable[[Entity], DistrictProfile]:
    """The profile of a district: as it was handed over, else as a national run left it, else computed now."""
    handed = {key: kept.profile for key, r in releases(source.store).items() if (kept := kept_contribution(r))}
    if url.partition("://")[2].strip("/") not in ("", ":memory:"):
        task = NationTask(url, source.model, on)
        held = held_of(source.store, task, kept_beside(url, load_settings().cache))
        handed = {**{key: worked.result.profile for key, worked in held.items()}, **handed}
    reader = MaskedReader(source.store, source.model)

    def profile(district: Entity) -> DistrictProfile:
        known = handed.get(district.owner)
        return known or district_profile(snapshot_of(reader, source.model, district, on))

    return profile


def placed(found: Exchange, places: Sequence[str]) -> Exchange:
    """The same with districts put where they are wanted; wrong use for what is no place of a known district."""
    wished: dict[str, int] = {}
    keys = {p.key for p in found.partners}
    for said in places:
        match = _PLACE.fullmatch(said)
        if match is None or match[1] not in keys or not 1 <= int(match[2]) <= MOST_GROUPS:
            wrong_use(f"„{harmless(said)}“ ist kein Platz. Erwartet wird SCHLÜSSEL=GRUPPE, zum Beispiel 05913=2.")
        wished[match[1]] = int(match[2])
    return found._replace(groups=wished_groups(found.partners, wished, found.proposal))


def keep(source: Opened, shown: Exchange, title: str, author: str) -> int:
    """Keep the groups as shown, one batch; the number of its revision."""
    places = {p.key: number for number, group in enumerate(shown.groups, 1) for p in group}
    title = " ".join(title.split())
    wish = GroupingWish(title, shown.topic.label.de, opened_on().isoformat(), places)
    changes = tuple(put(record) for record in grouping_records(wish))
    return source.store.commit(Batch(author, now(), f"Gruppen für den Austausch: {title}", changes), EVERYTHING).number


def say_kept(number: int, lang: str) -> None:
    """That it was kept, and the way back."""
    if lang == "en":
        talk(f"Kept as change {number}. To take it back: fruehnetz undo {number}")
    else:
        talk(f"Behalten als Änderung {number}. Zurück geht es mit „fruehnetz undo {number}“.")


class PlacedOut(ClustersOut):
    """Proposal and entered clusters, and the groups as somebody wants them (wie gewünscht)."""

    placed: list[list[str]]
    beyond: int


def print_groups(shown: Exchange, language: str) -> None:
    """The proposal, the groups as wanted (keys) and the entered clusters as JSON."""
    told = clusters_json(shown.proposal, shown.topic, shown.formed, shown.model, language)
    groups = [[p.key for p in group] for group in shown.groups]
    print_json(PlacedOut(**told, placed=groups, beyond=shown.beyond))


def show_groups(shown: Exchange, language: str) -> None:
    """Group by group with its reason, then the clusters as they were formed."""
    console = out()
    console.print(Line(shown.topic.label.in_language(language), style="bold"))
    told = change_told(shown.proposal.groups, shown.groups) if shown.moved else bound_told(shown.proposal.grouping)
    console.print(harmless(f"{told.in_language(language)} {strengths_used(shown.partners).in_language(language)}"))
    if shown.beyond:
        talk(f"{shown.beyond} weitere Bezirke sind nicht dabei. Wählen Sie mit --land aus.")
    for number, group in enumerate(shown.groups, 1):
        console.print(Line(f"\n{'Gruppe' if language == 'de' else 'Group'} {number}", style="bold underline"))
        for partner in group:
            console.print(harmless(f"– {partner.name} ({partner.key})"))
        reason = reason_of(group, shown.model).in_language(language)
        unlike = f"{'Unähnlichkeit' if language == 'de' else 'Misfit'} {decimal(mean_misfit(group), language, 2)}"
        console.print(Line(harmless(f"  {reason} {unlike}."), style="dim"))
    if shown.formed.entered:
        head = "Wie Projekte sie gebildet haben" if language == "de" else "As projects formed them"
        console.print(Line(f"\n{head}", style="bold underline"))
    for entered, members in shown.formed.entered:
        console.print(harmless(f"– {entered.cluster.name}: {', '.join(p.name for p in members)}"))
    if shown.formed.kept:
        console.print(Line(f"\n{'Behalten' if language == 'de' else 'Kept'}", style="bold underline"))
    for kept in shown.formed.kept:
        groups = "; ".join(f"{number}: {', '.join(keys)}" for number, keys in kept.groups.items())
        console.print(harmless(f"– {kept.title}, {spelled(kept.day).in_language(language)}: {groups}"))


class Transfer(NamedTuple):
    """What was found to take over, and where something moved."""

    works: Sequence[OfferedWork]
    moved: Sequence[MovedDistrict]


def works_and_moves(source: Opened, wish: WorkWish, on: date | None) -> Transfer:
    """All works of the store that fit; moves of the districts of the wished Land and type within three years."""
    reader, at = MaskedReader(source.store, source.model), opened_on(on)
    collected = tuple(
        one._replace(record=reader.shown(one.record)) for one in collected_works(releases(source.store).values())
    )
    offered = offered_works(reader, source.model, EVERYTHING, lambda _: True, ReleasedWorks((), collected))
    chosen = [d for d in districts(reader, EVERYTHING) if _wished(d, wish)]
    days = months_later(at, -_MONTHS), at
    return Transfer(wished_works(offered, wish), tuple(moved_districts(reader, source.model, chosen, days)))


def _wished(district: Entity, wish: WorkWish) -> bool:
    asked: Mapping[str, str] = {Prop.LAND: wish.land, Prop.DISTRICT_TYPE: wish.type}
    return all(not code or district.value(prop) == code for prop, code in asked.items())


def print_transfer(found: Transfer, language: str) -> None:
    """Both as JSON."""
    print_json({"works": works_json(found.works, language), "moves": moved_json(found.moved, language)})


def show_transfer(found: Transfer, language: str) -> None:
    """Works by kind with whose they are and where they can be read, then the districts that moved."""
    console = out()
    for work in found.works[:_SHOWN]:
        whose = f" – {work.district.name}" if work.district is not None else ""
        kind = WORK_KIND_LABELS[work.kind].in_language(language)
        day = spelled(work.record.value(Prop.DATE) or "").in_language(language)
        console.print(harmless(f"{kind}: {work.record.name}{whose}{f' ({day})' if day else ''}"))
        if work.address or work.source:
            console.print(Line(harmless(f"  {work.address or work.source}"), style="dim"))
    if not found.works:
        talk("Nichts gefunden. Nehmen Sie weniger Wörter, oder lassen Sie eine Auswahl weg.")
    elif len(found.works) > _SHOWN:
        talk(f"… und {len(found.works) - _SHOWN} weitere; alle mit --json.")
    for moved in found.moved:
        console.print(Line(harmless(f"\n{moved.district.name}"), style="bold"))
        for move in moved.moves:
            console.print(harmless(f"– {move.what.in_language(language)}"))
        for done in moved.done:
            console.print(
                Line(harmless(f"  {spelled(done.day).in_language(language)}: {done.record.name}"), style="dim")
            )
