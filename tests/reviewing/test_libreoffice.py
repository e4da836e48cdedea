"""The sheet through a real spreadsheet program: what was decided and what helps survive it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.reviewing.exporting import export_reviews
from cchc_nlp.reviewing.importing import import_reviews

from ..factories import article, label
from .sheets import LETTER, write

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def saved_as(sheet: Path, ending: str) -> Path:
    """The sheet as LibreOffice saves it."""
    folder = sheet.parent / f"as-{ending}"
    profile = (sheet.parent / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, ending, "--outdir", str(folder), str(sheet)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"{sheet.stem}.{ending}"


@pytest.fixture
def filled(corpus: Corpus, tmp_path: Path) -> Path:
    corpus.add_articles([article("+1", title="+84 =HYPERLINK(1)"), article("0012")])
    corpus.add_labels([label("+1", "P1"), label("0012", "P6", secondary=("X1",))])
    sheet = tmp_path / "giấy tờ.xlsx"
    export_reviews(corpus, sheet)
    write(sheet, "a1", Kết_luận="Đúng", Ghi_chú="đã xem")
    write(sheet, "a2", Kết_luận="sai", Nhãn_đúng="P2 - Cải cách thủ tục hành chính")
    write(sheet, "eq", Kết_luận=1)
    write(sheet, "+1", Kết_luận="?")
    write(sheet, "0012", Kết_luận="Sửa", Nhãn_đúng="P6", Nhãn_phụ="X1; X2")
    return sheet


def test_the_same_decisions_come_back(corpus: Corpus, filled: Path) -> None:
    assert import_reviews(saved_as(filled, "xlsx"), corpus, by="Lan") == 5
    decided = {r.article_id: (r.state, r.primary, *r.secondary, r.note) for r in corpus.reviews()}
    assert decided == {
        "a1": ("confirmed", "P2", "đã xem"),
        "a2": ("changed", "P2", ""),
        "eq": ("confirmed", "P2", ""),
        "+1": ("unsure", "P1", ""),
        "0012": ("changed", "P6", "X1", "X2", ""),
    }
    assert import_reviews(filled, corpus, by="Lan") == 0


def test_choices_filters_links_and_titles_survive(filled: Path) -> None:
    first, guide = load_workbook(saved_as(filled, "xlsx")).worksheets
    # Not the frozen panes: LibreOffice 7.4 without a window drops those of any workbook.
    assert first.auto_filter.ref == "A1:O7"
    chosen = {str(v.sqref): v.formula1 for v in first.data_validations.dataValidation}
    column = LETTER["Kết luận"]
    assert chosen[f"{column}2:{column}7"] == '"Đúng,Sửa,Chưa rõ"'
    assert len(chosen) == 2
    titles = {row[0].value: row[2] for row in first.iter_rows(min_row=2)}
    assert (titles["eq"].value, titles["eq"].data_type) == ("=1+1", "s")
    assert titles["+1"].value == "+84 =HYPERLINK(1)"
    links = {row[0].value: row[4].hyperlink for row in first.iter_rows(min_row=2)}
    assert links["a1"].target == "http://so.example/a1"
    assert guide.title == "Hướng dẫn"


@pytest.mark.parametrize(("ending", "message"), [("ods", r"\.ods"), ("xls", r"\.xls\)")])
def test_other_formats_are_named(corpus: Corpus, filled: Path, ending: str, message: str) -> None:
    with pytest.raises(ReviewError, match=message):
        import_reviews(saved_as(filled, ending), corpus, by="Lan")
