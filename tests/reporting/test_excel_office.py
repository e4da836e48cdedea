"""The annex's formulas give what was counted: by the results stored in the file, and recomputed.

They are recomputed by a real spreadsheet program, from a copy that has no results.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import By, count
from cchc_nlp.records import TIME_ZONE, Period, Review
from cchc_nlp.reporting import excel_evidence
from cchc_nlp.reporting.reports import report
from cchc_nlp.vietnamese.normalization import text_sha256

from ..factories import article, label

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

PERIOD = Period(dt.date(2023, 1, 1), dt.date(2023, 9, 30))
# Names of sites that COUNTIFS would read as conditions, as one name, or as numbers.
SECTIONS = ("", ">5", "Tin*", "Tin tức", "Tin Tức", "=1+1", "007", "~?")
LABELS = ("P2", "X1", "G1", "P6", "G5")
NUMBER = 60


def _fill(corpus: Corpus) -> None:
    """Sixty articles over a year; every seventh repeats another, every ninth is a notice."""
    first = dt.datetime(2023, 1, 1, 8, tzinfo=TIME_ZONE)
    corpus.add_articles(
        article(
            f"a{n:02}",
            title=f"=1+{n}",
            text=f"Sở thực hiện Kế hoạch số {n % 4 + 1}/KH-UBND ngày 18/01/2023.",
            url=f"http://so.example/{n}",
            source=f"so-{n % 2}.example",
            section=SECTIONS[n % len(SECTIONS)],
            published=first + dt.timedelta(days=6 * n),
            item_type="document" if n % 9 == 8 else "feature" if n % 2 else "news",
        )
        for n in range(NUMBER)
    )
    corpus.add_labels(label(f"a{n:02}", LABELS[n % len(LABELS)]) for n in range(NUMBER))
    corpus.mark_duplicates({f"a{n:02}": f"a{n - 1:02}" for n in range(7, NUMBER, 7)})


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Corpus, Path]]:
    """The corpus, and the annex as it was written."""
    folder = tmp_path_factory.mktemp("annex")
    with pytest.MonkeyPatch.context() as patch, Corpus.open(folder / "c.db") as corpus:
        patch.setattr(excel_evidence, "LINKED_ROWS", 20)  # later rows link by a formula
        _fill(corpus)
        yield corpus, report(corpus, folder / "minh-chung.xlsx", period=PERIOD)


@pytest.fixture(scope="module")
def stored(annex: tuple[Corpus, Path]) -> Any:
    """The annex as programs read it that do not compute."""
    return load_workbook(annex[1], data_only=True)


@pytest.fixture(scope="module")
def computed(annex: tuple[Corpus, Path]) -> Any:
    """The annex as LibreOffice saves it after computing every cell."""
    return load_workbook(_recomputed(annex[1]), data_only=True)


BOTH = pytest.mark.parametrize("how", ["stored", pytest.param("computed", marks=needs_office)])


def _recomputed(sheet: Path) -> Path:
    folder = sheet.parent / "computed"
    profile = (sheet.parent / "profile").as_uri()
    command = [str(OFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "xlsx", "--outdir", str(folder), str(_without_results(sheet))],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder / f"bare-{sheet.name}"


def _without_results(sheet: Path) -> Path:
    """A copy of which every formula must be computed."""
    bare = sheet.with_name(f"bare-{sheet.name}")
    with ZipFile(sheet) as old, ZipFile(bare, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb"</f><v>[^<]*</v>", rb"</f>", old.read(name)))
    return bare


def _blocks(book: Any) -> dict[str, dict[str, tuple[Any, ...]]]:
    """Each breakdown by its heading: the cells of each line by its name."""
    blocks: dict[str, dict[str, tuple[Any, ...]]] = {}
    for name, *cells in book["Tổng hợp chi tiết"].iter_rows(min_row=3, values_only=True):
        if cells[0] == "Tổng số":
            blocks[name] = {}
        elif name is not None:
            list(blocks.values())[-1][str(name)] = tuple(cells)
    return blocks


@needs_office
def test_the_stored_results_are_what_a_spreadsheet_computes(
    annex: tuple[Corpus, Path], stored: Any, computed: Any
) -> None:
    found = 0
    for sheet in load_workbook(annex[1]):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            result = stored[sheet.title][cell.coordinate].value
            assert result is not None, (sheet.title, cell.coordinate)
            recomputed = computed[sheet.title][cell.coordinate].value
            assert recomputed == pytest.approx(result), (sheet.title, cell.coordinate, cell.value)
            found += 1
    assert found > 200


@BOTH
def test_every_formula_gives_what_was_counted(
    annex: tuple[Corpus, Path], how: str, request: pytest.FixtureRequest
) -> None:
    corpus, book = annex[0], request.getfixturevalue(how)
    tally = count(corpus, period=PERIOD).tally
    assert 0 < tally.counts["reform"] < tally.total < NUMBER
    lines = {row[0]: row[1:] for row in book["Tổng hợp"].iter_rows(min_row=4, values_only=True)}
    assert lines["TỔNG SỐ TIN, BÀI"][3:] == (tally.total, tally.total, "khớp")
    assert lines["TRONG ĐÓ: TIN, BÀI CCHC"][3] == tally.counts["reform"]
    assert lines["NỘI DUNG KHÁC"][3] == tally.counts["general"]
    assert sum(lines["TỔNG SỐ TIN, BÀI"][:3]) == tally.total
    assert {line[-1] for line in lines.values()} == {"khớp"}
    for name, block in _blocks(book).items():
        assert block["CỘNG"][:2] == (tally.total, tally.counts["reform"]), name
        assert {line[-1] for line in block.values()} == {"khớp"}, name


@BOTH
@pytest.mark.parametrize(
    ("heading", "by"), [("Tháng", "month"), ("Chuyên mục", "section"), ("Kênh", "source")]
)
def test_each_line_is_the_tally_of_its_group(
    annex: tuple[Corpus, Path], heading: str, by: By, how: str, request: pytest.FixtureRequest
) -> None:
    corpus, book = annex[0], request.getfixturevalue(how)
    groups = count(corpus, period=PERIOD, by=by).groups or ()
    block = _blocks(book)[heading]
    assert [line[:2] for name, line in block.items() if name != "CỘNG"] == [
        (group.tally.total, group.tally.counts["reform"]) for group in groups
    ]


@needs_office
def test_text_stays_text_and_links_stay_links(computed: Any) -> None:
    rows = list(computed["Minh chứng"].iter_rows(min_row=2))
    assert [row[1].value for row in rows] == [f"=1+{n}" for n in range(len(rows))]
    assert {row[1].data_type for row in rows} == {"s"}
    assert all(row[9].hyperlink.target == row[9].value for row in rows[:20])
    assert [row[0].value for row in rows] == list(range(1, len(rows) + 1))
    documents = computed["Văn bản viện dẫn"].iter_rows(min_row=4, values_only=True)
    assert sorted(row[2] for row in documents) == [f"0{n}/KH-UBND" for n in range(1, 5)]


@needs_office
def test_a_correction_in_a_row_is_counted_at_once(
    annex: tuple[Corpus, Path], tmp_path: Path
) -> None:
    corpus, written = annex
    book = load_workbook(written, rich_text=True)
    sheet = book["Minh chứng"]
    assert (sheet["F2"].value, sheet["G2"].value) == ("Có", "Có")
    sheet["F2"].value = "Không"
    book.save(tmp_path / "corrected.xlsx")
    again = load_workbook(_recomputed(tmp_path / "corrected.xlsx"), data_only=True)
    tally = count(corpus, period=PERIOD).tally
    assert _blocks(again)["Quý"]["CỘNG"][:2] == (tally.total - 1, tally.counts["reform"] - 1)
    assert _blocks(again)["Quý"]["CỘNG"][-1] == "chưa khớp"


def test_who_decided_is_named_beside_the_decision(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        _fill(corpus)
        first = next(corpus.articles())
        at = dt.datetime(2023, 10, 1, tzinfo=TIME_ZONE)
        for by, note in (("Lan", "đọc lướt"), ("Nguyễn Thị Hoa", "đã đọc")):
            changed = Review(
                first.id, "changed", True, "X1", (), by, at, text_sha256(first.text), note
            )
            corpus.add_reviews([changed])
        report(corpus, tmp_path / "a.xlsx", period=PERIOD)
    row = [c.value for c in load_workbook(tmp_path / "a.xlsx")["Minh chứng"][2]]
    assert (row[4], row[11], row[12]) == (
        "Chỉ đạo, điều hành cải cách hành chính",
        "Đã sửa nhãn",
        "Nguyễn Thị Hoa",
    )
    assert row[14] == "Người rà soát ghi: đã đọc"
