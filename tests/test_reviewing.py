"""Decisions go out as a sheet and come back whole, or not at all with the cell named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.reviewing import HEADINGS, export_reviews, import_reviews, review_status

from .factories import article, label

COLUMN = {name: number for number, name in enumerate(HEADINGS, 1)}


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    with Corpus.open(tmp_path / "c.db") as opened:
        opened.add_articles(
            [article(n) for n in ("a1", "a2", "a3")] + [article("eq", title="=1+1")]
        )
        opened.add_labels(
            [label("a1"), label("a2", "G5"), label("a3", "P6", score=0.55), label("eq")]
        )
        yield opened


@pytest.fixture
def sheet(corpus: Corpus, tmp_path: Path) -> Path:
    path = tmp_path / "ra-soat.xlsx"
    assert export_reviews(corpus, path) == 4
    return path


def write(sheet: Path, name: str, **cells: object) -> None:
    """Write into the row of an article, found by its id."""
    book = load_workbook(sheet)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[0].value == name:
            for heading, value in cells.items():
                row[COLUMN[heading.replace("_", " ")] - 1].value = value
    book.save(sheet)


def test_the_least_certain_come_first(sheet: Path) -> None:
    rows = load_workbook(sheet).worksheets[0].iter_rows(min_row=2, values_only=True)
    assert next(rows)[0] == "a3"


def test_a_title_that_begins_with_an_equals_sign_stays_text(sheet: Path) -> None:
    cells = [row[1] for row in load_workbook(sheet).worksheets[0].iter_rows(min_row=2)]
    assert {(c.value, c.data_type) for c in cells if str(c.value).startswith("=")} == {
        ("=1+1", "s")
    }


def test_decisions_come_back(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    write(sheet, "a2", Kết_luận="Sai", Nhãn_đúng="p6", Nhãn_phụ="P2; X1")
    write(sheet, "a3", Kết_luận="?")
    assert import_reviews(sheet, corpus, by="Lan") == 3
    found = {x.article_id: (x.reviewed, x.primary, x.secondary) for x in corpus.labels()}
    assert found["a1"] == ("confirmed", "P2", ())
    assert found["a2"] == ("changed", "P6", ("P2", "X1"))
    assert found["a3"] == ("unsure", "P6", ())
    assert found["eq"] == (None, "P2", ())
    assert review_status(corpus).to_dict() == {
        "articles": 4,
        "confirmed": 1,
        "changed": 1,
        "unsure": 1,
        "unread": 1,
    }


def test_a_sheet_exported_with_decisions_and_brought_back_adds_none(
    corpus: Corpus, sheet: Path
) -> None:
    write(sheet, "a2", Kết_luận="Sửa", Nhãn_đúng="P6")
    import_reviews(sheet, corpus, by="Lan")
    export_reviews(corpus, sheet)
    assert import_reviews(sheet, corpus, by="Lan") == 0


def test_moved_rows_and_added_columns_do_not_matter(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a2", Kết_luận="đúng")
    book = load_workbook(sheet)
    first = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in first.iter_rows()]
    first.delete_rows(1, first.max_row)
    for row in [rows[0], *reversed(rows[1:])]:
        first.append(["của tôi", *row])
    book.save(sheet)
    assert import_reviews(sheet, corpus, by="Lan") == 1


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Kết_luận": "có lẽ"}, "row .: Kết luận 'có lẽ' is no decision"),
        ({"Kết_luận": "Sửa", "Nhãn_đúng": "P9"}, "row .: Nhãn đúng 'P9' is no label"),
        ({"Kết_luận": "Sửa"}, "row .: Nhãn đúng '' is no label"),
        ({"Kết_luận": "Sửa", "Nhãn_đúng": "P2", "Nhãn_phụ": "P2, TTHC"}, "Nhãn phụ 'TTHC'"),
        ({"Mã": "zz", "Kết_luận": "đúng"}, "row .: Mã 'zz' is no labelled article"),
        ({"Mã": "a1", "Kết_luận": "đúng"}, "'a1' stands 2 times"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_imported(
    corpus: Corpus, sheet: Path, cells: dict[str, str], message: str
) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    write(sheet, "a2", **cells)
    with pytest.raises(ReviewError, match=message):
        import_reviews(sheet, corpus, by="Lan")
    assert list(corpus.reviews()) == []


def test_a_file_that_is_no_sheet(corpus: Corpus, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_text("không phải bảng tính", encoding="utf-8")
    with pytest.raises(ReviewError, match="not an Excel sheet"):
        import_reviews(path, corpus, by="Lan")


def test_a_label_that_the_reader_never_saw_is_not_confirmed(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    corpus.add_labels([label("a1", "P6")])
    with pytest.raises(ReviewError, match="the label was P2, now it is P6"):
        import_reviews(sheet, corpus, by="Lan")


def test_a_text_that_changed_since_is_not_reviewed(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    corpus.add_articles([article("a1", text="Bản sửa lại.")])
    corpus.add_labels([label("a1")])
    with pytest.raises(ReviewError, match="the text of a1 has changed"):
        import_reviews(sheet, corpus, by="Lan")


def test_a_right_with_another_label_contradicts_itself(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng", Nhãn_đúng="P6")
    with pytest.raises(ReviewError, match="contradict"):
        import_reviews(sheet, corpus, by="Lan")


def test_decisions_that_were_not_imported_are_not_overwritten(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    with pytest.raises(ReviewError, match="holds 1 decisions"):
        export_reviews(corpus, sheet)
    import_reviews(sheet, corpus, by="Lan")
    assert export_reviews(corpus, sheet) == 4


def test_a_sheet_never_takes_the_place_of_another_kind_of_file(corpus: Corpus) -> None:
    with pytest.raises(ReviewError, match=r"\.xlsx"):
        export_reviews(corpus, corpus.path)
    assert len(list(corpus.articles())) == 4
