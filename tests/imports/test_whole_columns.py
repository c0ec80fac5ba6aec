"""What is told of a column in one look is what each of its cells says when it is read by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.imports.check.cell_values import Converter
from graph.imports.check.rows import split_cell
from graph.imports.check.whole_columns import PlainColumns
from graph.imports.naming.naming import naming_of
from graph.imports.recognise.arranged.tables import TypedSheet
from graph.imports.recognise.texts.headers import Column
from graph.imports.recognise.texts.sheet_lexicon import sheet_lexicon_of
from graph.imports.workbook import Sheet
from ontology import load_model
from ontology.names import EntityType, Prop

COLUMNS = (Prop.NAME, Prop.ALIAS, Prop.STREET, Prop.POSTAL_CODE, Prop.WEBSITE, Prop.MAILBOX, Prop.NOTE)
ODD = (
    *("", "-", "k. A.", "?", "unbekannt", "#NV", "#####", "a; b", "zwei\nZeilen", " Rand ", "zwei  Leerzeichen"),
    *("01067", "1067", "0106", "01067 Ort", "D-01067", "00000", "٠١٠٦٧", "Marktstr. 4, 24999 Fördeby", "24999 Fördeby"),
    *("info@amt.example", "Info@Amt.example", "info(at)amt.example", "a@b", "a@b.c", "mailto:info@amt.example"),
    *("info@amt.example; post@amt.example", "info@amt..example", ".@-.example", "a@b.example.", "frau@amt.example\xa0"),
    *(
        "https://amt.example",
        "http://amt.example/",
        "amt.example",
        "javascript:alert(1)",
        "https://amt",
        "https://-.xx",
    ),
    *("https://amt.example/pfad", "https://a.b.c.d.e.f.g.h.example", "https://..example", "HTTPS://amt.example"),
)
TEXTS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.sampled_from("aZß09 .-@:/;#?\n\u00a0"), max_size=12),
    st.from_regex(r"https?://[a-z.-]{1,8}\.[a-z]{1,4}/?", fullmatch=True),
    st.from_regex(r"[a-z._+-]{1,5}@[a-z.-]{1,8}\.[a-z]{1,4}", fullmatch=True),
)


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(*[TEXTS] * len(COLUMNS)), min_size=1, max_size=12))
def test_a_plain_cell_is_the_value_that_reading_it_gives(rows: list[tuple[str, ...]]) -> None:
    model = load_model()
    lexicon = sheet_lexicon_of(model)
    kind = model.types[EntityType.ORGANIZATION]
    columns = tuple(Column(i, p, "value", p.value, kind.property(p)) for i, p in enumerate(COLUMNS))
    table = TypedSheet(Sheet("Akteure", "liste.csv", rows), kind, -1, lexicon.headers, None, columns)
    converter = Converter(model, lexicon.words, naming_of(model))
    told = PlainColumns(converter, lexicon.forms.mark, lambda _: False).of(table, kind)
    assert [found.plain for found in told] == [p.value for p in COLUMNS]
    for _, cells in table.rows(lexicon.forms.mark):
        for column, _, odd in told:
            text = cells[column.index]
            if text and text not in odd:
                assert column.prop is not None
                pieces = list(split_cell(text)) if column.prop.many else [text]
                (converted,) = (converter.convert(column.prop, piece) for piece in pieces)
                assert converted.plain, (column.name, text, converted)
                assert converted.values == (text,)
