"""Words and details that are made when somebody reads them: like those made at once, made once, and not before."""

from graph.district.outcome import Details, LazyDetails, LazyText, Outcome
from graph.indicators import compute_all
from graph.wording import sentences
from ontology import Text, say
from tests.synthetic.districts import district
from tests.synthetic.trial import SIZE, snapshot


def test_words_are_made_once_and_equal_those_made_at_once() -> None:
    made: list[Text] = []

    def words() -> Text:
        made.append(Text(de="Sitz", en="seat"))
        return made[-1]

    later, now = LazyText(words), Text(de="Sitz", en="seat")
    assert not made
    assert later == now
    assert now == later
    assert later != Text(de="Sitz", en="chair")
    assert hash(later) == hash(now)
    assert (later.in_language("en"), say("{w}", "{w}", w=later), sentences(later)) == ("seat", now, sentences(now))
    assert len(made) == 1


def test_details_are_made_once_and_equal_those_made_at_once() -> None:
    made: list[str] = []

    def details() -> Details:
        made.append("details")
        return {"seats": 1.0}

    later = LazyDetails(details)
    assert Outcome(Text(de="", en=""), details=later) == Outcome(Text(de="", en=""), details={"seats": 1.0})
    assert (later["seats"], list(later), len(later)) == (1.0, ["seats"], 1)
    assert made == ["details"]


def test_an_outcome_says_the_same_when_its_district_was_let_go_of() -> None:
    first, second = (snapshot(district(3, SIZE, 0.2)) for _ in range(2))
    told = [(o.sentence, dict(o.details), tuple(o.items)) for o in compute_all(first).values()]
    kept = compute_all(second).values()
    second.forget()
    assert [(o.sentence, dict(o.details), tuple(o.items)) for o in kept] == told
