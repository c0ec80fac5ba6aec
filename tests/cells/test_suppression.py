"""The benchmark of suppression counts rightly: tables whose answer is seen by eye."""

from tests.bench.suppression import ALL, exactly, following, greedily, primary

SMALL = {("LK", "BW"): 9, ("LK", "BY"): 9, ("KS", "BW"): 2, ("KS", "BY"): 9}
TABLE = {
    **SMALL,
    ("LK", ALL): 18, ("KS", ALL): 11, (ALL, "BW"): 11, (ALL, "BY"): 18, (ALL, ALL): 29,
}  # fmt: skip


def test_one_small_cell_takes_three_others_with_it() -> None:
    assert primary(TABLE) == {("KS", "BW")}
    assert following(TABLE, primary(TABLE)) == [("KS", "BW")]
    assert len(greedily(TABLE)) == 3
    exact = exactly(TABLE)
    assert exact is not None
    assert len(exact) == 3
    assert following(TABLE, primary(TABLE) | exact) == []


def test_nothing_more_is_hidden_where_small_cells_hide_each_other() -> None:
    small = dict.fromkeys(SMALL, 2)
    table = {**TABLE, **small}
    assert greedily(table) == exactly(table) == frozenset()
