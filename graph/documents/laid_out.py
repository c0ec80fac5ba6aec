"""What all papers have in common: the list of sources at the end, the footer, how they are to be read."""

from collections.abc import Iterable

from graph.documents.citing import Citing
from graph.documents.wished import FORM_LABELS, PaperBasis, PaperWish
from graph.documents.written import HeadingBlock, PaperBlock, TextBlock, TitleBlock, WrittenPaper, phrase
from graph.wording import spelled

_READ = (
    "Entwurf. Zahlen in eckigen Klammern verweisen auf die Quellen am Ende. Markierte Stellen sind vor der Einbringung "
    "zu ergänzen."
)


def how_to_read() -> PaperBlock:
    """What numbers in brackets and marked places mean."""
    return TextBlock(phrase(_READ), "note")


def with_sources(blocks: Iterable[PaperBlock], citing: Citing) -> tuple[PaperBlock, ...]:
    """The blocks, and below them what they cite."""
    made = tuple(blocks)
    listed = citing.blocks()
    return (*made, HeadingBlock("Quellen"), *listed) if listed else made


def head_of(basis: PaperBasis, wish: PaperWish) -> PaperBlock:
    """The title that was wished for, else what the paper is; below it of whom and as of which day."""
    return TitleBlock(_title(wish), f"{basis.district}, Stand {spelled(basis.snapshot.on.isoformat()).de}")


def whole_paper(basis: PaperBasis, wish: PaperWish, blocks: Iterable[PaperBlock], citing: Citing) -> WrittenPaper:
    """The paper of these blocks, with what they cite below them."""
    whole = with_sources(blocks, citing)
    return WrittenPaper(wish.form, _title(wish), basis.district, basis.snapshot.on, whole, {}, footer_of(basis, wish))


def _title(wish: PaperWish) -> str:
    return wish.title or FORM_LABELS[wish.form].de


def footer_of(basis: PaperBasis, wish: PaperWish) -> str:
    """What stands on every page: that it is a draft, what, of whom, as of which day."""
    day, label = spelled(basis.snapshot.on.isoformat()).de, FORM_LABELS[wish.form].de
    for more in (" mit ", " zwischen ", " ("):
        label = label.partition(more)[0]
    return f"Entwurf, {label}, {basis.district}, Stand {day}"


__all__ = ["footer_of", "head_of", "how_to_read", "whole_paper", "with_sources"]
