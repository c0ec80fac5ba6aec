"""Commands on the rules that a group gives itself: list them, add one, reword one, end one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from api.author import UNNAMED
from api.commands.options import OK, Author, District, DryRun, Json, Lang, MaybePath, On, Store, day, wrong_use
from api.commands.writing import Force, refuse_overwriting, write_out
from ontology.names import OwnRuleKind


def list_rules(  # noqa: PLR0913, PLR0917 - each is an option
    path: MaybePath = None,
    store: Store = None,
    json: Json = False,
    district: District = None,
    on: On = None,
    lang: Lang = "de",
) -> None:
    """Die eigenen Regeln eines Bezirks zeigen, auch beendete, und was zu jeder erfasst ist."""
    from api.commands import analysing, opening, own_rules

    with opening.either(path, store, opening.Asked(district)) as source:
        snapshot = analysing.snapshot_at(source, analysing.the_district(source, district), day(on))
        rows = own_rules.rows_in(source, snapshot)
    (own_rules.print_rules if json else own_rules.show_rules)(rows, lang)


def add_rule(  # noqa: PLR0913, PLR0917 - each is an option
    kind: Annotated[
        OwnRuleKind,
        typer.Argument(
            metavar="ART",
            help="MITW wirkt mit, SITZ Platz in einem Gremium, VERB arbeiten zusammen, OHNE Vorschlag gilt nicht, "
            "VEREINB haben eine Vereinbarung, RHYTH hört regelmäßig.",
        ),
    ],
    agreed_by: Annotated[str, typer.Option("--agreed-by", metavar="GREMIUM", help="Gremium, Kennung oder Name.")],
    agreed_on: Annotated[str, typer.Option("--agreed-on", metavar="DATE", help="Tag der Vereinbarung.")],
    store: Store = None,
    wording: Annotated[str, typer.Option("--wording", help="Wortlaut; sonst sagt ihn das Programm.")] = "",
    actor: Annotated[str, typer.Option("--actor", metavar="CODE", help="Akteurstyp, z. B. FF.")] = "",
    other: Annotated[str, typer.Option("--other", metavar="CODE", help="Akteurstyp am anderen Ende.")] = "",
    partner: Annotated[str, typer.Option("--partner", metavar="CODE", help="Partnergruppe statt Akteurstyp.")] = "",
    body: Annotated[str, typer.Option("--body", metavar="GREMIUM", help="Gremium, Kennung oder Name.")] = "",
    line: Annotated[str, typer.Option("--line", metavar="CODE", help="Vorgeschlagene Verbindung, z. B. EL05.")] = "",
    months: Annotated[str, typer.Option("--months", metavar="N", help="Spätestens nach so vielen Monaten.")] = "",
    valid_from: Annotated[str, typer.Option("--from", metavar="DATE", help="Gilt ab; sonst ab der Vereinbarung.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Begründung.")] = "",
    district: District = None,
    on: On = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Eine eigene Regel aufnehmen, die die Gruppe vereinbart hat; mit „undo“ zurücknehmbar. Sie ist kein Gesetz."""
    from api.commands import opening, own_rules
    from graph.own_rules.rule_making import RuleAsked

    asked = RuleAsked(
        kind, wording, actor, other, partner, body, line, months, agreed_by, _iso(agreed_on), _iso(valid_from), reason
    )
    with opening.stored(store) as source:
        own_rules.add(source, asked, own_rules.Keeping(district, day(on), author, lang, dry_run=dry_run))
    raise typer.Exit(OK)


def end_rule(  # noqa: PLR0913, PLR0917 - each is an option
    rule: Annotated[str, typer.Argument(metavar="REGEL", help="Kennung der Regel, siehe „rules list“.")],
    store: Store = None,
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="Ab wann sie nicht mehr gilt; sonst heute.")
    ] = "",
    district: District = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Eine eigene Regel beenden; sie bleibt lesbar und lässt sich mit „undo“ zurückholen."""
    from api.commands import opening, own_rules

    with opening.stored(store) as source:
        own_rules.end(source, rule, own_rules.Keeping(district, day(since or None), author, lang, dry_run=dry_run))
    raise typer.Exit(OK)


def reword_rule(  # noqa: PLR0913, PLR0917 - each is an option
    rule: Annotated[str, typer.Argument(metavar="REGEL", help="Kennung der Regel, siehe „rules list“.")],
    wording: Annotated[str, typer.Argument(metavar="WORTLAUT", help="Wortlaut der neuen Fassung.")],
    agreed_on: Annotated[str, typer.Option("--agreed-on", metavar="DATE", help="Tag der Vereinbarung.")],
    store: Store = None,
    agreed_by: Annotated[
        str, typer.Option("--agreed-by", metavar="GREMIUM", help="Gremium, Kennung oder Name; sonst das bisherige.")
    ] = "",
    valid_from: Annotated[str, typer.Option("--from", metavar="DATE", help="Gilt ab; sonst ab der Vereinbarung.")] = "",
    reason: Annotated[str, typer.Option("--reason", help="Begründung; sonst die bisherige.")] = "",
    district: District = None,
    on: On = None,
    dry_run: DryRun = False,
    author: Author = UNNAMED,
    lang: Lang = "de",
) -> None:
    """Eine eigene Regel neu fassen: Die bisherige Fassung endet, wo die neue beginnt; beide bleiben lesbar."""
    from api.commands import opening, own_rules
    from graph.own_rules.rewording import RuleReworded

    said = RuleReworded(wording, agreed_by, _iso(agreed_on), _iso(valid_from), reason)
    with opening.stored(store) as source:
        own_rules.reword(source, rule, said, own_rules.Keeping(district, day(on), author, lang, dry_run=dry_run))
    raise typer.Exit(OK)


def pack(
    path: MaybePath = None,
    store: Store = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Datei statt Ausgabe.")] = None,
    district: District = None,
    force: Force = False,
) -> None:
    """Die eigenen Regeln als Normpaket in Turtle (SKOS), mit SHACL-Regeln für andere Programme."""
    from api.commands import opening
    from graph.exports import extract_of
    from graph.exports.own_rules_pack import own_rules_pack

    refuse_overwriting(output, force=force, reads=opening.sources(path, store))
    with opening.either(path, store, opening.Asked(district)) as source:
        scope = opening.scope_of(source.store, district)
        content = own_rules_pack(extract_of(source.store, source.model, scope, persons=False, on=None))
    write_out(content, output)


def _iso(text: str) -> str:
    """A day as it is kept; wrong use for what is none."""
    found = day(text or None)
    if text and found is None:
        wrong_use(f"„{text}“ ist kein Tag.")
    return found.isoformat() if found is not None else ""


RULE_COMMANDS: Mapping[str, Callable[..., None]] = {
    "rules list": list_rules,
    "rules add": add_rule,
    "rules reword": reword_rule,
    "rules end": end_rule,
    "rules pack": pack,
}
