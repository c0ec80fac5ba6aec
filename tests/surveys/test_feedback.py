"""What an organization gets back is its own; nothing of what others said of each other comes out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from random import Random

import pytest

from api.report.survey_pages import render_feedback
from graph.surveys.feedback import Feedback, all_feedback, feedback_for
from graph.surveys.plan_files import SurveyFile
from graph.surveys.quality import ratings_of
from graph.surveys.responses import Response, RowAnswer
from tests.surveys.test_transfer import A, B, C, plan_of, simulated
from tests.synthetic.districts import district

Change = Callable[[Response], Response]
CANARY = "Kanarienvogel"
FULL = {"reliability": 4, "commonAim": 3, "openness": 2}


def town(seed: int) -> tuple[SurveyFile, list[Response]]:
    found = district(seed, actors=20)
    plan, responses = simulated(found, 0.9, Random(seed))
    names = {f.id: f.value("name") for f in found.truth if f.type == "Organization"}
    rated = [
        replace(r, rows={o: replace(row, quality=FULL) if row.closeness else row for o, row in r.rows.items()})
        for r in responses
    ]
    return SurveyFile(replace(plan, quality=True), names), rated


def page(file: SurveyFile, responses: list[Response], one: str) -> str:
    return render_feedback(file, feedback_for(file.plan, responses, one))


def elsewhere(one: str, row: Callable[[RowAnswer], RowAnswer | None]) -> Change:
    """A change of what all others say of third parties."""

    def change(response: Response) -> Response:
        if response.organization == one:
            return response
        changed = {o: said if o == one else row(said) for o, said in response.rows.items()}
        return replace(response, rows={o: said for o, said in changed.items() if said is not None})

    return change


SECRETS: Mapping[str, Callable[[str], Change]] = {
    "ties of others": lambda one: elsewhere(one, lambda _: RowAnswer(4, frozenset(("offers",)), True, True, True)),
    "no ties of others": lambda one: elsewhere(one, lambda _: RowAnswer(0)),
    "silence of others": lambda one: elsewhere(one, lambda _: None),
    "remarks": lambda one: lambda r: r if r.organization == one else replace(r, remark=CANARY),
    "names that others miss": lambda one: lambda r: r if r.organization == one else replace(r, further=(CANARY,)),
    "how close others find it": lambda one: (
        lambda r: (
            r
            if r.organization == one
            else replace(
                r,
                rows={o: replace(row, closeness=4) if o == one and row.closeness else row for o, row in r.rows.items()},
            )
        )
    ),
    "purposes and referrals of others": lambda one: (
        lambda r: (
            r
            if r.organization == one
            else replace(
                r,
                rows={
                    o: replace(row, purposes=frozenset(("offers",)), refers=True, receives=True)
                    if row.closeness
                    else row
                    for o, row in r.rows.items()
                },
            )
        )
    ),
}


@pytest.mark.parametrize("secret", sorted(SECRETS))
@pytest.mark.parametrize("seed", range(3))
def test_nothing_comes_out_that_the_organization_could_not_know(seed: int, secret: str) -> None:
    """The page is the same, byte for byte, whatever others said of what is not its own."""
    file, responses = town(seed)
    for one in list(dict.fromkeys(r.organization for r in responses))[:6]:
        changed = [SECRETS[secret](one)(r) for r in responses]
        assert changed != responses
        assert page(file, changed, one) == page(file, responses, one)
        assert CANARY not in page(file, changed, one)


@pytest.mark.parametrize("said", [None, RowAnswer(0), RowAnswer(0, wish=True)])
def test_whether_who_does_not_confirm_denies_or_is_silent_is_not_told(said: RowAnswer | None) -> None:
    own = Response(A, "LEIT", {B: RowAnswer(3), C: RowAnswer(2)})
    other = [] if said is None else [Response(B, "OPER", {A: said, C: RowAnswer(1)})]
    found = feedback_for(plan_of((A, B, C)), [own, *other], A)
    assert found == feedback_for(plan_of((A, B, C)), [own], A)


def test_a_tie_that_only_the_other_names_and_a_wish_that_only_the_other_has_stay_with_them() -> None:
    own = Response(A, "LEIT", {B: RowAnswer(0)})
    other = Response(B, "OPER", {A: RowAnswer(4, wish=True)})
    found = feedback_for(plan_of((A, B, C)), [own, other], A)
    assert found == Feedback(A, (), (B,), (C,), (), (), ())


def test_own_ties_come_with_their_confirmation_and_mutual_wishes_are_told_to_both() -> None:
    said = [
        Response(A, "LEIT", {B: RowAnswer(2, wish=True), C: RowAnswer(4, wish=True)}),
        Response(B, "LEIT", {A: RowAnswer(3, wish=True), C: RowAnswer(0)}),
    ]
    found = feedback_for(plan_of((A, B, C)), said, A)
    assert [(t.other, t.row.closeness, t.confirmed) for t in found.ties] == [(C, 4, False), (B, 2, True)]
    assert (found.wishes, found.mutual) == ((B, C), (B,))


def test_where_practice_expects_a_link_only_loose_ones_of_its_own_are_named() -> None:
    said = [Response(A, "LEIT", {B: RowAnswer(1), C: RowAnswer(3)})]
    expected = frozenset(frozenset(pair) for pair in ((A, B), (A, C), (B, C)))
    assert feedback_for(plan_of((A, B, C)), said, A, expected).expected == (B,)


def test_all_that_answered_get_feedback_and_nobody_else() -> None:
    file, responses = town(0)
    found = [f.organization for f in all_feedback(file.plan, responses)]
    assert found == [o for o in file.plan.roster if o in {r.organization for r in responses}]


def test_the_page_escapes_names_and_asks_nobody_for_anything() -> None:
    plan = plan_of((A, B, C))
    file = SurveyFile(plan, {A: "<b>Amt</b>", B: "K&K <script>", C: "C"})
    text = render_feedback(file, feedback_for(plan, [Response(A, "LEIT", {B: RowAnswer(2), C: RowAnswer(0)})], A))
    assert "<script" not in text
    assert "<b>Amt" not in text
    assert not re.search(r"(?:src|href)=", text)


# -- ratings ------------------------------------------------------------------------------------------------------

RATERS = tuple(f"90001:r{n}" for n in range(5))


def rated(*levels: int, by: tuple[str, ...] = RATERS) -> list[Response]:
    return [
        Response(who, "LEIT", {A: RowAnswer(2, quality=dict.fromkeys(FULL, level))})
        for who, level in zip(by, levels, strict=False)
    ]


def test_a_mean_needs_three_rating_organizations() -> None:
    assert ratings_of(rated(4, 3), A) == (found := ratings_of([], A))
    assert (found.trust, found.value, found.raters) == (None, None, 0)
    three = ratings_of(rated(4, 3, 2), A)
    assert (three.trust, three.value, three.raters) == (3.0, None, 3)


def test_people_of_one_organization_and_its_own_rating_do_not_make_three() -> None:
    same = rated(4, 3, 2, by=(RATERS[0], RATERS[0], RATERS[1]))
    assert ratings_of([*same, *rated(4, by=(A,))], A).trust is None


def test_who_rated_only_some_of_the_three_items_does_not_count() -> None:
    partly = Response(RATERS[4], "LEIT", {A: RowAnswer(2, quality={"reliability": 1})})
    assert ratings_of([*rated(4, 3), partly], A).trust is None
