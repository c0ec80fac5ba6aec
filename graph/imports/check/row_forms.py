"""What a row states of a record in the form that it shares with all rows alike: the claims are not made one by one."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from graph.imports.check.conclusions import unsurpassed
from graph.imports.check.origins import PLAIN_WORDS, reasoned
from graph.imports.check.rows import RowSaying
from graph.records.claims import Claim, ClaimForm, RowClaims
from ontology.names import StatementStatus

_reason = attrgetter("reason")
_FORMS = 1_000
_PLAIN_TEXT = frozenset((str,))
_NOTHING_SAID: tuple[tuple[str, ...], tuple[str, ...], tuple[str | None, ...]] = (), (), ()


def row_claims(stated: RowSaying) -> RowClaims | None:
    """The claims that a row states and concludes, as those of one form; None if it has several sources.

    Or says one property twice, or nearly nothing.
    """
    (first, *others), said, default, concluded = stated
    if others:
        return None
    locators, at = [first.locator], list[tuple[str, int]]()
    for reason, together in groupby(concluded, _reason) if concluded else ():
        at += [(i.prop, len(locators)) for i in together]
        locators += [o.locator for o in reasoned((first,), reason)]
    props, stated_values, statuses = zip(*said, strict=True) if said else _NOTHING_SAID
    formed = _formed(props, statuses, default, tuple(at))
    if formed is None:
        return None
    values = [*stated_values, *(i.value for i in concluded)] if concluded else stated_values
    if not _PLAIN_TEXT.issuperset(map(type, values)):
        values = [*map(str, values)]
    return RowClaims(formed.form, formed.in_order(values), first.source, tuple(locators), first.as_of)


class _Formed(NamedTuple):
    """A form, and what puts the values of a row into its order."""

    form: ClaimForm
    in_order: Callable[[Sequence[str]], tuple[str, ...]]


@lru_cache(maxsize=_FORMS)
def _formed(
    props: tuple[str, ...], statuses: tuple[str | None, ...], default: str, concluded: tuple[tuple[str, int], ...]
) -> _Formed | None:
    """The form of what is said of properties with statuses, and concluded of others at further places.

    Value and place are numbers here: what surpasses what does not hang on them.
    """
    plain = PLAIN_WORDS
    claims = [
        Claim(plain[prop], str(n), locator="0", status=plain[status or default])
        for n, (prop, status) in enumerate(zip(props, statuses, strict=True))
    ]
    inferred = plain[StatementStatus.INFERRED]
    added = [
        Claim(plain[prop], str(n), locator=str(at), status=inferred)
        for n, (prop, at) in enumerate(concluded, len(props))
    ]
    left = sorted(unsurpassed([*claims, *added]) if added else claims)
    if len(left) < 2 or len({claim.prop for claim in left}) < len(left):
        return None
    form = ClaimForm(tuple(c.prop for c in left), tuple(c.status for c in left), tuple(int(c.locator) for c in left))
    return _Formed(form, itemgetter(*(int(c.value) for c in left)))


@lru_cache(maxsize=_FORMS)
def says_all(form: ClaimForm) -> bool:
    """Whether nothing in claims of a form is surpassed by other ones."""
    claims = [Claim(prop, "", status=status) for prop, status in zip(form.props, form.statuses, strict=True)]
    return len(unsurpassed(claims)) == len(claims)
