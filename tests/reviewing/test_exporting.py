"""The sheet has every labelled article once, in reading order, and looks as people need it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_nlp.corpus.draws import all_draws
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.records import Period
from cchc_nlp.reviewing.columns import HEADINGS
from cchc_nlp.reviewing.exporting import export_reviews
from cchc_nlp.reviewing.importing import import_reviews
from cchc_nlp.reviewing.queue import reading_order

from ..factories import article, label, review
from .sheets import LETTER, rows_of, write

OPEN = Period(None, None)


@pytest.fixture
def mixed(corpus: Corpus) -> Corpus:
    """Beside the four: a rest, a repeated one, files and documents, a read one, an undated one."""
    corpus.add_articles(
        [article(f"r{n}", text=" ".join(f"r{n}x{k}" for k in range(60))) for n in range(40)]
        + [
            article("b1", text="Một văn bản được đăng hai lần. " * 20),
            article("b2", title="Tin b1", text="Một văn bản được đăng hai lần. " * 20),
            article("file", body_kind="attachment"),
            article("law", item_type="document"),
            article("undated", published=None),
            article("bare"),
        ]
    )
    corpus.add_labels(label(f"r{n}", "G5", score=0.01) for n in range(40))
    corpus.add_labels(label(name, score=0.5) for name in ("b1", "b2", "file", "law", "undated"))
    corpus.add_reviews([review("confirmed", "a1")])
    return corpus


def test_every_labelled_article_once_in_reading_order(mixed: Corpus, tmp_path: Path) -> None:
    sheet = tmp_path / "s.xlsx"
    exported = export_reviews(mixed, sheet)
    rows = rows_of(sheet)
    assert exported.rows == len(rows) == 49
    assert exported.parts == {
        "1. Máy chưa chắc": 4,
        "2. Mẫu kiểm tra ngẫu nhiên": 30,
        "3. Máy cho là CCHC": 1,
        "4. Phần còn lại": 10,
        "5. Đã rà soát": 1,
        "Không tính": 3,
    }
    (draw,) = all_draws(mixed)
    assert exported.seeds == (draw.seed,)
    queue = [item.article_id for item in reading_order(mixed, period=OPEN)]
    assert [row["Mã"] for row in rows][: len(queue)] == queue
    assert [(row["Mã"], row["Phần đọc"]) for row in rows[len(queue) :]] == [
        ("b2", "Không tính: trùng lặp"),
        ("file", "Không tính: chỉ có tệp đính kèm"),
        ("law", "Không tính: văn bản"),
        ("a1", "5. Đã rà soát"),
    ]


def test_a_period_and_a_number_of_reads(mixed: Corpus, tmp_path: Path) -> None:
    sheet = tmp_path / "s.xlsx"
    period = Period(dt.date(2023, 3, 14), dt.date(2023, 3, 14))
    exported = export_reviews(mixed, sheet, period=period, reads=5)
    assert exported.parts == {
        "1. Máy chưa chắc": 1,  # too few for all that is doubtful: some of each part are read
        "2. Mẫu kiểm tra ngẫu nhiên": 3,
        "3. Máy cho là CCHC": 1,
        "5. Đã rà soát": 1,
    }
    before = [row["Mã"] for row in rows_of(sheet)]
    export_reviews(mixed, sheet, period=period, reads=5)
    assert [row["Mã"] for row in rows_of(sheet)] == before
    with pytest.raises(ReviewError, match="reads 0"):
        export_reviews(mixed, sheet, reads=0)


def test_a_blind_sheet_has_the_first_of_the_order_read_or_not(
    mixed: Corpus, tmp_path: Path
) -> None:
    sheet = tmp_path / "s.xlsx"
    export_reviews(mixed, sheet)
    first = [item.article_id for item in reading_order(mixed, period=OPEN)][:5]
    write(sheet, first[1], Kết_luận="đúng")
    import_reviews(sheet, mixed, by="Lan")
    blind = tmp_path / "b.xlsx"
    export_reviews(mixed, blind, reads=5, blind=True)
    assert {row["Mã"] for row in rows_of(blind)} == set(first)


def test_a_title_that_begins_with_a_sign_stays_text(corpus: Corpus, tmp_path: Path) -> None:
    titles = {"t1": "=1+1", "t2": "+84 123", "t3": "-5 độ", "t4": "@mọi người", "t5": "a\x00\x0bb"}
    corpus.add_articles(article(name, title=title) for name, title in titles.items())
    corpus.add_labels(label(name) for name in titles)
    sheet = tmp_path / "s.xlsx"
    export_reviews(corpus, sheet)
    cells = {row[0].value: row[2] for row in load_workbook(sheet).worksheets[0].iter_rows()}
    assert {cells[name].data_type for name in titles} == {"s"}
    assert [cells[name].value for name in titles] == [*list(titles.values())[:4], "a\ufffd\ufffdb"]
    assert [bool(cells[name].quotePrefix) for name in titles] == [True] * 4 + [False]


def test_addresses_are_links_to_the_web_only(corpus: Corpus, tmp_path: Path) -> None:
    urls = {"w": "https://so.example/tin?a=1&b=2", "j": "javascript:alert(1)", "x": "http://[x"}
    corpus.add_articles(article(name, url=url) for name, url in urls.items())
    corpus.add_labels(label(name) for name in urls)
    sheet = tmp_path / "s.xlsx"
    export_reviews(corpus, sheet)
    cells = {row[0].value: row[4] for row in load_workbook(sheet).worksheets[0].iter_rows()}
    assert {name: cells[name].value for name in urls} == urls
    links = {name: cells[name].hyperlink for name in urls}
    assert (links["w"].target, links["j"], links["x"]) == (urls["w"], None, None)


def test_headings_stay_filters_and_choices_are_there(sheet: Path) -> None:
    first, guide = load_workbook(sheet).worksheets
    assert [cell.value for cell in first[1]] == list(HEADINGS)
    assert (first.freeze_panes, first.auto_filter.ref) == ("D2", "A1:O5")
    choices = {str(v.sqref): v.formula1 for v in first.data_validations.dataValidation}
    decision, primary = (f"{LETTER[name]}2:{LETTER[name]}5" for name in ("Kết luận", "Nhãn đúng"))
    assert choices[decision] == '"Đúng,Sửa,Chưa rõ"'
    assert choices[primary].startswith('"P1,P2,')
    assert guide.title == "Hướng dẫn"
    text = "\n".join(str(cell.value) for row in guide.iter_rows() for cell in row)
    for said in ("Cải cách thủ tục hành chính", "từ trên xuống", "2. Mẫu kiểm tra", "Chưa rõ"):
        assert said in text


def test_decisions_that_were_not_imported_are_not_overwritten(corpus: Corpus, sheet: Path) -> None:
    write(sheet, "a1", Kết_luận="đúng")
    with pytest.raises(ReviewError, match="holds 1 decisions"):
        export_reviews(corpus, sheet)
    import_reviews(sheet, corpus, by="Lan")
    assert export_reviews(corpus, sheet).rows == 4
    write(sheet, "a1", Kết_luận="sai", Nhãn_đúng="P6")  # a decision that was changed afterwards
    with pytest.raises(ReviewError, match="holds 1 decisions"):
        export_reviews(corpus, sheet)


def test_a_sheet_never_takes_the_place_of_another_kind_of_file(
    corpus: Corpus, tmp_path: Path
) -> None:
    with pytest.raises(ReviewError, match=r"\.xlsx"):
        export_reviews(corpus, corpus.path)
    letter = tmp_path / "x.xlsx"
    letter.write_text("của tôi", encoding="utf-8")
    with pytest.raises(ReviewError, match="not an Excel sheet"):
        export_reviews(corpus, letter)
    assert letter.read_text(encoding="utf-8") == "của tôi"
    assert len(list(corpus.articles())) == 4
    assert all_draws(corpus) == ()
