"""What surrounds a name: it turns likeness into sameness, and a contradiction turns sameness into a question."""

from dataclasses import replace

import pytest

from graph.identity.likeness import Feature, LikenessVerdict, likeness_of
from graph.identity.traits import Traits, names_of, town_words

KITA = Traits("1", names_of(["Familienzentrum"]), town_words("Au"))
OTHER = replace(KITA, id="2")


def test_one_name_is_the_same_unless_something_speaks_against_it() -> None:
    assert likeness_of(KITA, OTHER).verdict is LikenessVerdict.SAME
    assert likeness_of(KITA, replace(OTHER, town=frozenset())).verdict is LikenessVerdict.SAME


@pytest.mark.parametrize(
    ("here", "there", "feature"),
    [
        ({"town": town_words("Au")}, {"town": town_words("Berg")}, Feature.OTHER_TOWN),
        ({"postal_code": "01067"}, {"postal_code": "01069"}, Feature.OTHER_POSTAL_CODE),
        ({"street": "talstr 1"}, {"street": "bergstr 9"}, Feature.OTHER_STREET),
        ({"carriers": names_of(["AWO"])}, {"carriers": names_of(["Caritas"])}, Feature.OTHER_CARRIER),
        ({"carriers": names_of(["Ev. Kirche"])}, {"carriers": names_of(["Ev. Stiftung"])}, Feature.CARRIER_ALIKE),
        ({"carrier_ids": frozenset({"2"})}, {}, Feature.CARRIES),
    ],
)
def test_a_contradiction_is_named_and_never_overruled(
    here: dict[str, object], there: dict[str, object], feature: Feature
) -> None:
    a = replace(KITA, mailbox="info@a.example", **here)  # type: ignore[arg-type]
    b = replace(OTHER, mailbox="info@a.example", **there)  # type: ignore[arg-type]
    for said in (likeness_of(a, b), likeness_of(b, a)):
        assert feature in said.features
        assert said.contradicted
        assert said.verdict is not LikenessVerdict.SAME


def test_another_mail_server_speaks_against_it_only_where_nothing_else_is_known() -> None:
    here, there = replace(KITA, mailbox="info@a.example"), replace(OTHER, mailbox="info@b.example")
    assert likeness_of(here, there).verdict is LikenessVerdict.SAME
    bare, other = (replace(t, town=frozenset()) for t in (here, there))
    assert likeness_of(bare, other).verdict is LikenessVerdict.PERHAPS
    assert likeness_of(here, replace(there, mailbox="kontakt@a.example")).verdict is LikenessVerdict.SAME


def test_another_number_is_new_in_a_later_list_and_speaks_against_it_where_nothing_else_is_known() -> None:
    here, there = replace(KITA, phone="0721123456"), replace(OTHER, phone="0721998877")
    assert likeness_of(here, there).verdict is LikenessVerdict.SAME
    assert Feature.OTHER_PHONE in likeness_of(here, there).features
    assert likeness_of(replace(here, town=frozenset()), there).verdict is LikenessVerdict.PERHAPS


def test_carriers_are_one_under_a_longer_name() -> None:
    a, b = (replace(KITA, carriers=names_of([n])) for n in ("AWO", "AWO Kreisverband Au e. V."))
    assert Feature.SAME_CARRIER in likeness_of(a, b).features


@pytest.mark.parametrize("feature", ["town", "mailbox", "phone", "street", "carriers"])
@pytest.mark.parametrize(
    ("names", "verdict"),
    [
        (("Verband Hilfe", "Hilfe"), LikenessVerdict.SAME),
        (("Verband Hilfe e. V.", "Hilfe"), LikenessVerdict.SAME),
        (("Hilfe e. V.", "Hilfe gGmbH"), LikenessVerdict.PERHAPS),
        (("Verband Hilfe e. V.", "Hilfe gGmbH"), LikenessVerdict.PERHAPS),
        (("Erziehungsber. Mitte", "Erziehungsberatungsstelle Mitte e. V."), LikenessVerdict.SAME),
        (("Erziehungsber. Mitte gGmbH", "Erziehungsberatungsstelle Mitte e. V."), LikenessVerdict.PERHAPS),
    ],
)
def test_nearly_one_name_is_the_same_where_something_else_agrees_and_never_two_legal_forms(
    feature: str, names: tuple[str, str], verdict: LikenessVerdict
) -> None:
    said = {"town": town_words("Au"), "mailbox": "info@a.example", "phone": "0721", "street": "talstr 1"}
    value = {**said, "carriers": names_of(["AWO"])}[feature]
    one, other = (Traits(n, names_of([n])) for n in names)
    assert likeness_of(one, other).verdict is LikenessVerdict.PERHAPS
    one, other = (replace(t, **{feature: value}) for t in (one, other))  # type: ignore[arg-type]
    assert likeness_of(one, other).verdict is verdict


def test_a_mailbox_and_phone_in_common_are_asked_about_whatever_the_names() -> None:
    one, other = (Traits(n, names_of([n]), phone="0721", mailbox="info@a.example") for n in ("Café Au", "Treff"))
    assert likeness_of(one, other).verdict is LikenessVerdict.PERHAPS
    assert likeness_of(one, replace(other, mailbox="")).verdict is LikenessVerdict.DIFFERENT


def test_a_carrier_called_alike_is_asked_about_where_a_foreign_one_is_another_organization() -> None:
    short, long = (replace(t, names=names_of([n])) for t, n in ((KITA, "Kita Sonne"), (OTHER, "Ev. Kita Sonne")))
    church = replace(short, carriers=names_of(["Ev. Kirche"]))
    assert likeness_of(church, replace(long, carriers=names_of(["Ev. Kirchengemeinde"]))).verdict is (
        LikenessVerdict.PERHAPS
    )
    assert likeness_of(church, replace(long, carriers=names_of(["AWO"]))).verdict is LikenessVerdict.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jugendamt Kreis Tannbach", "Amt für Jugend und Familie, Kreis Tannbach"),
        ("Amt f. Jugend u. Familie", "Jugendamt"),
        ("Kinderarztpraxis Dr. Weber", "Praxis Dr. med. Weber, Kinder- und Jugendmedizin"),
        ("Praxis für Kinder- und Jugendmedizin Dr. Weber", "Kinderarztpraxis Dr. med. Weber"),
        ("Frauenarztpraxis Dr. Weber", "Praxis Dr. Weber, Gynäkologie und Geburtshilfe"),
    ],
)
def test_offices_and_practices_are_known_by_all_their_usual_names(one: str, other: str) -> None:
    a, b = replace(KITA, names=names_of([one])), replace(OTHER, names=names_of([other]))
    assert likeness_of(a, b).verdict is LikenessVerdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jugendamt", "Amt für Soziales"),
        ("Kinderarztpraxis Dr. Weber", "Frauenarztpraxis Dr. Weber"),
        ("Kinderarztpraxis Dr. Weber", "Kinderarztpraxis Dr. Wagner"),
        ("Amt für Jugend und Familie Au", "Amt für Jugend und Familie Berg"),
    ],
)
def test_offices_and_practices_of_other_names_are_others(one: str, other: str) -> None:
    a, b = replace(KITA, names=names_of([one])), replace(OTHER, names=names_of([other]))
    assert likeness_of(a, b).verdict is not LikenessVerdict.SAME


def test_another_usual_name_alone_is_asked_about() -> None:
    a, b = (
        replace(KITA, id=n, names=names_of([n]), town=frozenset()) for n in ("Jugendamt", "Amt für Jugend und Familie")
    )
    assert likeness_of(a, b).verdict is LikenessVerdict.PERHAPS
    assert (
        likeness_of(replace(a, town=town_words("Au")), replace(b, town=town_words("Au"))).verdict
        is LikenessVerdict.SAME
    )
