"""Decisions come back whole, or not at all with every bad cell named."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.reviewing.columns import HEADINGS
from cchc_nlp.reviewing.exporting import export_reviews
from cchc_nlp.reviewing.importing import import_reviews
from cchc_nlp.reviewing.status import review_status

from ..factories import article, label
from .sheets import LETTER, rows_of, write


def decisions(corpus: Corpus) -> dict[str, tuple[object, ...]]:
    return {x.article_id: (x.reviewed, x.primary, *x.secondary) for x in corpus.labels()}


def test_decisions_come_back(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    write(sheet, "a2", Kết_luận="Sai", Nhãn_đúng="p6", Nhãn_phụ="P2; X1", Ghi_chú="một cửa")
    write(sheet, "a3", Kết_luận="?")
    assert import_reviews(sheet, corpus, by=" Lan ") == 3
    assert decisions(corpus) == {
        "a1": ("confirmed", "P2"),
        "a2": ("changed", "P6", "P2", "X1"),
        "a3": ("unsure", "P6"),
        "eq": (None, "P2"),
    }
    assert {(r.by, r.note) for r in corpus.reviews()} == {("Lan", ""), ("Lan", "một cửa")}
    assert review_status(corpus).to_dict() == {
        "articles": 4,
        "confirmed": 1,
        "changed": 1,
        "unsure": 1,
        "unread": 1,
        "reopened": 0,
        "parts": {
            "uncertain": {"articles": 2, "read": 2},
            "positive": {"articles": 2, "read": 1},
        },
        "readers": {"Lan": 3},
    }


@pytest.mark.parametrize(
    ("written", "state"),
    [(word, "confirmed") for word in ("Đúng", "đ", "Có.", "x", "DUNG ", "Chính xác", 1, True)]
    + [(word, "changed") for word in ("Sửa", "sai", "s", "Không", "KHONG.", "sua", 0, 0.0)]
    + [(word, "unsure") for word in ("Chưa rõ", "chua ro", "?", "không rõ", "Phân vân...")]
    + [("Đúng", "confirmed")],  # decomposed
)
def test_words_in_any_spelling(corpus: Corpus, sheet: Path, written: object, state: str) -> None:
    given = {"Nhãn_đúng": "G2"} if state == "changed" else {}
    write(sheet, "a1", Kết_luận=written, **given)
    assert import_reviews(sheet, corpus, by="Lan") == 1
    assert decisions(corpus)["a1"][0] == state


@pytest.mark.parametrize(
    "written",
    [
        "g3",
        " G3 ",
        "G3 - Đảng, đoàn thể, thi đua, nhân sự",
        "G3: dang, doan the, thi dua, nhan su",
        "G3 (Đảng, đoàn thể, thi đua, nhân sự)",
        "đảng, đoàn thể, thi đua, nhân sự.",
    ],
)
def test_labels_in_any_spelling(corpus: Corpus, sheet: Path, written: str) -> None:
    write(sheet, "a1", Nhãn_đúng=written, Nhãn_phụ=f"{written}, Cải cách thể chế, x2")
    assert import_reviews(sheet, corpus, by="Lan") == 1
    assert decisions(corpus)["a1"] == ("changed", "G3", "P1", "X2")


def test_a_label_alone_that_is_the_machines_confirms_it(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Nhãn_đúng="P2")
    import_reviews(sheet, corpus, by="Lan")
    assert decisions(corpus)["a1"] == ("confirmed", "P2")


def test_a_sheet_exported_with_decisions_and_brought_back_adds_none(
    corpus: Corpus, sheet: Path
) -> None:
    write(sheet, "a2", Kết_luận="Sửa", Nhãn_đúng="P6", Ghi_chú="xem lại")
    write(sheet, "a1", Kết_luận="x")
    write(sheet, "a3", Kết_luận="?")
    import_reviews(sheet, corpus, by="Lan")
    assert import_reviews(sheet, corpus, by="lan") == 0
    export_reviews(corpus, sheet)
    for by in ("Lan", "Minh"):  # what was printed in Minh's sheet is not his decision
        assert import_reviews(sheet, corpus, by=by) == 0
    write(sheet, "a2", Nhãn_đúng="P1")
    assert import_reviews(sheet, corpus, by="Minh") == 1
    assert decisions(corpus)["a2"] == ("changed", "P1")


def test_two_readers_with_copies_of_one_sheet(corpus: Corpus, sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "minh.xlsx"
    shutil.copy(sheet, other)
    write(sheet, "a1", Kết_luận="Sửa", Nhãn_đúng="P6")
    write(sheet, "a2", Kết_luận="Đúng")
    write(other, "a1", Kết_luận="Đúng")
    write(other, "a2", Kết_luận="Đúng")
    assert import_reviews(sheet, corpus, by="Lan") == 2
    assert import_reviews(other, corpus, by="Minh") == 2
    assert sorted((r.by, r.article_id, r.state) for r in corpus.reviews()) == [
        ("Lan", "a1", "changed"),
        ("Lan", "a2", "confirmed"),
        ("Minh", "a1", "confirmed"),
        ("Minh", "a2", "confirmed"),
    ]
    assert decisions(corpus)["a1"] == ("confirmed", "P2")


def test_a_blind_sheet_is_read_by_its_labels(corpus: Corpus, sheet: Path, tmp_path: Path) -> None:
    write(sheet, "a1", Kết_luận="Đúng", Ghi_chú="bí mật")
    import_reviews(sheet, corpus, by="Lan")
    blind = tmp_path / "mu.xlsx"
    assert export_reviews(corpus, blind, blind=True).rows == 4
    hidden = ("Phần đọc", "Căn cứ của máy", "Máy gán", "Xác suất CCHC", "Kết luận", "Nhãn đúng")
    for row in rows_of(blind):
        assert all(row[name] is None for name in (*hidden, "Nhãn phụ", "Ghi chú", "Người rà soát"))
    write(blind, "a1", Nhãn_đúng="P2")
    write(blind, "a2", Nhãn_đúng="P6", Kết_luận="đúng")
    write(blind, "a3", Kết_luận="chưa rõ")
    assert import_reviews(blind, corpus, by="Minh") == 3
    assert decisions(corpus)["a1"] == ("confirmed", "P2")
    assert decisions(corpus)["a2"] == ("changed", "P6")
    write(blind, "eq", Kết_luận="đúng")
    with pytest.raises(ReviewError, match="to no label; write the label in Nhãn đúng"):
        import_reviews(blind, corpus, by="Minh")


def test_a_tidied_sheet_comes_back(corpus: Corpus, sheet: Path) -> None:
    """Rows moved and hidden, a title above, columns added and moved, colours, further sheets."""
    write(sheet, "a2", Kết_luận="đúng")
    book = load_workbook(sheet)
    first = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in first.iter_rows()]
    first.delete_rows(1, first.max_row)
    first.append(["PHIẾU RÀ SOÁT QUÝ I"])
    first.append([])
    for row in [rows[0], *reversed(rows[1:])]:
        first.append(["của tôi", *reversed(row)])
        first.append([])
    first.append(["", *reversed(rows[0])])  # the headings once more
    first.row_dimensions[5].hidden = True
    first.auto_filter.ref = "A3:Q12"
    first["C7"].fill = PatternFill("solid", fgColor="FF0000")
    book.create_sheet("Tính riêng", 0)["A1"] = "=1+1"
    book.save(sheet)
    assert import_reviews(sheet, corpus, by="Lan") == 1


@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 999),
    said=st.lists(st.sampled_from(["", "Đúng", "G2", "P6, X1", "?"]), min_size=6, max_size=6),
)
def test_any_shuffling_of_rows_comes_back_the_same(seed: int, said: list[str]) -> None:
    names = [f"n{n}" for n in range(6)]
    with TemporaryDirectory() as folder, Corpus.open(Path(folder) / "c.db") as corpus:
        corpus.add_articles(article(name) for name in names)
        corpus.add_labels(label(name) for name in names)
        sheet = Path(folder) / "s.xlsx"
        export_reviews(corpus, sheet)
        book = load_workbook(sheet)
        first = book.worksheets[0]
        rows = [list(row) for row in first.iter_rows(min_row=2, values_only=True)]
        random.Random(seed).shuffle(rows)
        decided = dict(zip(names, said, strict=True))
        for number, row in enumerate(rows, 2):
            word = decided[str(row[0])]
            primary, _, secondary = word.partition(", ")
            if word in ("Đúng", "?"):
                row[HEADINGS.index("Kết luận")] = word
            else:
                row[HEADINGS.index("Nhãn đúng")] = primary or None
                row[HEADINGS.index("Nhãn phụ")] = secondary or None
            for column, value in enumerate(row, 1):
                first.cell(number, column).value = value
        book.save(sheet)
        assert import_reviews(sheet, corpus, by="Lan") == sum(map(bool, said))
        states = {"": None, "Đúng": "confirmed", "?": "unsure"}
        expected = {name: states.get(word, "changed") for name, word in decided.items()}
        assert {name: found[0] for name, found in decisions(corpus).items()} == expected
        export_reviews(corpus, sheet)
        assert import_reviews(sheet, corpus, by="Lan") == 0


@pytest.mark.parametrize(
    ("cells", "column", "message"),
    [
        ({"Kết_luận": "có lẽ"}, "Kết luận", "'có lẽ' is no decision; use Đúng, Sửa or Chưa rõ"),
        ({"Kết_luận": "Sửa", "Nhãn_đúng": "P9"}, "Nhãn đúng", "'P9' is no label; use P1, P2"),
        ({"Kết_luận": "Sửa"}, "Nhãn đúng", "'' is no label"),
        ({"Nhãn_phụ": "P2"}, "Nhãn đúng", "'' is no label"),
        ({"Kết_luận": "Sửa", "Nhãn_đúng": "P2", "Nhãn_phụ": "P2, TTHC"}, "Nhãn phụ", "'TTHC' is"),
        ({"Kết_luận": "Sửa", "Nhãn_đúng": "P2 - Cải cách thể chế"}, "Nhãn đúng", "is no label"),
        ({"Mã": "zz", "Kết_luận": "đúng"}, "Mã", "'zz' is no labelled article of this corpus"),
        ({"Mã": None, "Kết_luận": "đúng"}, "Mã", "is empty beside Kết luận 'đúng'"),
        ({"Mã": "a1", "Kết_luận": "đúng"}, "Mã", r"'a1' stands also in row \d, A\d; keep one"),
        ({"Kết_luận": "đúng", "Nhãn_đúng": "P6"}, "Kết luận", "contradict each other; use Sửa"),
        ({"Kết_luận": "đúng", "Nhãn_phụ": "X1"}, "Kết luận", "contradict each other; use Sửa"),
        ({"Kết_luận": "?", "Nhãn_đúng": "P6"}, "Kết luận", "contradict each other"),
        ({"Kết_luận": "Sửa", "Nhãn_đúng": "G5"}, "Kết luận", "the machine's label; use Đúng"),
        ({"Kết_luận": "đúng", "Máy_gán": "P6"}, "Máy gán", "'P6' is not the label .* G5: it was"),
        ({"Nhãn_đúng": "P1", "Máy_gán": "sai"}, "Máy gán", "'sai' is not the label"),
        ({"Kết_luận": "đúng", "Mã_văn_bản": "0123456789ab"}, "Mã văn bản", "the text of a2 has"),
        ({"Kết_luận": "đúng", "Mã_văn_bản": None}, "Mã văn bản", "is empty or cut off"),
        ({"Kết_luận": '=IF(1,"Đúng","Sửa")'}, "", "a formula without a result"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_imported(
    corpus: Corpus, sheet: Path, cells: dict[str, str], column: str, message: str
) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    write(sheet, "a2", **cells)
    with pytest.raises(ReviewError, match=message) as raised:
        import_reviews(sheet, corpus, by="Lan")
    place = rf"ra-soat.xlsx: row (\d), {LETTER[column] if column else 'J'}\1: {column}"
    raised.match(place)
    assert list(corpus.reviews()) == []


def test_all_bad_cells_are_named_at_once_up_to_ten(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        names = [f"n{n:02}" for n in range(12)]
        corpus.add_articles(article(name) for name in names)
        corpus.add_labels(label(name) for name in names)
        sheet = tmp_path / "s.xlsx"
        export_reviews(corpus, sheet)
        for name in names:
            write(sheet, name, Kết_luận="có lẽ")
        with pytest.raises(ReviewError) as raised:
            import_reviews(sheet, corpus, by="Lan")
    lines = str(raised.value).splitlines()
    assert len(lines) == 11
    assert lines[0].startswith(f"{sheet}: row 2, J2: Kết luận")
    assert lines[9].startswith("  row 11, J11: ")
    assert lines[10] == "  and 2 more; nothing was imported"


def test_decisions_need_a_name(corpus: Corpus, sheet: Path) -> None:
    with pytest.raises(ReviewError, match="--by NAME"):
        import_reviews(sheet, corpus, by="  ")


def test_a_label_that_the_reader_never_saw_is_not_confirmed(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    corpus.add_labels([label("a1", "P6")])
    with pytest.raises(ReviewError, match="'P2' is not the label of the corpus, P6"):
        import_reviews(sheet, corpus, by="Lan")
    write(sheet, "a1", Máy_gán=None, Nhãn_đúng="P2")  # the way out that the message names
    assert import_reviews(sheet, corpus, by="Lan") == 1
    assert decisions(corpus)["a1"] == ("changed", "P2")


def test_a_text_that_changed_since_is_not_reviewed_and_is_reopened(
    corpus: Corpus, sheet: Path
) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    import_reviews(sheet, corpus, by="Lan")
    corpus.add_articles([article("a1", text="Bản sửa lại.")])
    corpus.add_labels([label("a1")])
    with pytest.raises(ReviewError, match="the text of a1 has changed"):
        import_reviews(sheet, corpus, by="Lan")
    assert (review_status(corpus).unread, review_status(corpus).reopened) == (4, 1)
