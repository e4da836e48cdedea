"""People's decisions, out as a sheet and back: nothing is imported unless all of it can be.

The sheet is read by its headings and ids, so rows may be moved, filtered, coloured, and columns
added. A row without a decision stays unreviewed.
"""

from __future__ import annotations

import datetime as dt
import io
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from cchc_nlp.classification.taxonomy import LABELS, REFORM_LABELS
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.records import TIME_ZONE, Article, Label, Record, Review, ReviewState
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize, text_sha256

ID, LINK, MACHINE, DECISION = "Mã", "Đường dẫn", "Máy gán", "Kết luận"
PRIMARY, SECONDARY, NOTE, TEXT = "Nhãn đúng", "Nhãn phụ", "Ghi chú", "Mã văn bản"
HEADINGS = (
    ID,
    "Tiêu đề",
    "Ngày đăng",
    LINK,
    "Đoạn đầu",
    "Căn cứ của máy",
    MACHINE,
    "Độ chắc",
    DECISION,
    PRIMARY,
    SECONDARY,
    NOTE,
    TEXT,
)
WIDTHS = (18, 50, 12, 30, 60, 40, 14, 9, 12, 12, 12, 30, 14)
RIGHT, WRONG, UNCLEAR = "Đúng", "Sửa", "Chưa rõ"
_SAID: Mapping[str, str] = {
    **dict.fromkeys(("đúng", "có", "x", "ok", "yes", "y", "1", "dung"), RIGHT),
    **dict.fromkeys(("sửa", "sai", "không", "khong", "no", "n", "0", "sua"), WRONG),
    **dict.fromkeys(("chưa rõ", "?", "chua ro", "phân vân"), UNCLEAR),
}
EXCERPT = 400
TEXT_DIGITS = 12
LINE_POINTS = 15.0


@dataclass(frozen=True)
class ReviewStatus(Record):
    """How far the reading has come."""

    articles: int
    confirmed: int
    changed: int
    unsure: int
    unread: int


def review_status(corpus: Corpus) -> ReviewStatus:
    """How many articles a person has confirmed, changed, left unsure, or not read yet."""
    states = Counter(label.reviewed for label in corpus.labels())
    return ReviewStatus(
        articles=states.total(),
        confirmed=states["confirmed"],
        changed=states["changed"],
        unsure=states["unsure"],
        unread=states[None],
    )


def export_reviews(corpus: Corpus, output: str | Path) -> int:
    """Write the review sheet, least certain labels first; how many rows it has.

    Raises ReviewError for an ending other than .xlsx, and rather than overwrite a sheet whose
    decisions were not imported. The sheet appears whole or not at all.
    """
    from openpyxl import Workbook

    output = Path(output)
    if output.suffix.lower() != ".xlsx":
        raise ReviewError(f"{output}: a review sheet is an .xlsx file; name it so")
    if output.exists() and (waiting := _unsaved(output, corpus)):
        raise ReviewError(
            f"{output}: holds {waiting} decisions that were not imported; import them, or name"
            " another file"
        )
    labels = {label.article_id: label for label in corpus.labels()}
    rows = [(a, labels[a.id]) for a in corpus.articles(files=False) if a.id in labels]
    rows.sort(key=lambda row: (row[1].reviewed is not None, abs(row[1].score - 0.5), row[0].id))
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("Rà soát", 0)
    sheet.append(HEADINGS)
    for article, label in rows:
        sheet.append(_row(article, label))
    _dress(sheet)
    _as_text(sheet)
    aside = output.with_name(f".{output.stem}.{os.getpid()}.xlsx")
    try:
        book.save(aside)
        aside.replace(output)
    finally:
        aside.unlink(missing_ok=True)
    return len(rows)


def _unsaved(sheet: Path, corpus: Corpus) -> int:
    """How many decisions of a sheet the corpus does not have; 0 if it is no review sheet."""
    decided = {review.article_id for review in corpus.reviews()}
    return sum(row.cells[ID] not in decided for row in _filled_rows(sheet))


def import_reviews(sheet: str | Path, corpus: Corpus, *, by: str) -> int:
    """Store the decisions of a filled sheet; how many there were.

    Raises ReviewError naming row and cell for an id that is unknown or stands twice, a decision or
    a label that is not one; then nothing is stored.
    """
    labels = {label.article_id: label for label in corpus.labels()}
    texts = {article.id: article.text for article in corpus.articles(files=False)}
    rows = list(_filled_rows(Path(sheet)))
    _refuse_doubles(rows, Path(sheet))
    at = dt.datetime.now(TIME_ZONE).replace(microsecond=0)
    reviews = [_review(row, labels, texts, by=by, at=at) for row in rows]
    return corpus.add_reviews(review for review in reviews if review is not None)


# -- out ----------------------------------------------------------------------------------------


def _row(article: Article, label: Label) -> tuple[object, ...]:
    evidence = " … ".join(span.text for span in label.evidence[:6])
    return (
        article.id,
        article.title,
        article.published.strftime("%d/%m/%Y") if article.published else "không rõ",
        article.url,
        article.text[:EXCERPT],
        evidence,
        ", ".join((label.primary, *label.secondary)),
        round(label.score, 2),
        {"confirmed": RIGHT, "changed": WRONG, "unsure": UNCLEAR}.get(label.reviewed or "", ""),
        label.primary if label.reviewed == "changed" else "",
        ", ".join(label.secondary) if label.reviewed == "changed" else "",
        "",
        text_sha256(article.text)[:TEXT_DIGITS],
    )


def _dress(sheet: Any) -> None:
    """Frozen headings, filters, widths, heights, and the two drop-downs."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.cell(1, number).font = Font(bold=True)
        sheet.cell(1, number).fill = PatternFill("solid", fgColor="DDE6F0")
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        # LibreOffice does not fit the height of wrapped rows by itself.
        sheet.row_dimensions[row[0].row].height = LINE_POINTS * max(map(_lines, row, WIDTHS))
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for heading, choices in ((DECISION, (RIGHT, WRONG, UNCLEAR)), (PRIMARY, tuple(LABELS))):
        letter = get_column_letter(HEADINGS.index(heading) + 1)
        choice = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        choice.add(f"{letter}2:{letter}{max(2, sheet.max_row)}")
        sheet.add_data_validation(choice)


def _lines(cell: Any, width: int) -> int:
    """About how many lines a cell's text takes in its column, at most ten."""
    return min(10, 1 + len(str(cell.value or "")) // max(1, width - 2))


def _as_text(sheet: Any) -> None:
    """Scraped text stays text: a title that begins with = is no formula."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if isinstance(cell.value, str):
                cell.data_type = "s"


# -- back ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    """One filled row: where it stands, and its cells by heading."""

    where: str
    cells: Mapping[str, str]


def _filled_rows(path: Path) -> Iterator[_Row]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        # From memory: the file stays free for whoever has it open.
        sheet = load_workbook(io.BytesIO(path.read_bytes()), data_only=True).worksheets[0]
    except (InvalidFileException, BadZipFile, OSError, KeyError, ValueError) as error:
        raise ReviewError(
            f"{path}: not an Excel sheet (.xlsx); export one with review export"
        ) from error
    rows = sheet.iter_rows(values_only=True)
    headings = [_said(cell) for cell in next(rows, ())]
    if missing := [name for name in (ID, DECISION, PRIMARY, SECONDARY) if name not in headings]:
        raise ReviewError(
            f"{path}: row 1: no column {missing[0]!r}; keep the headings of the export"
        )
    for number, values in enumerate(rows, 2):
        cells = dict(zip(headings, map(_said, values), strict=False))
        if cells[DECISION] or cells[PRIMARY]:
            yield _Row(f"{path}: row {number}", cells)


def _said(cell: object) -> str:
    return "" if cell is None else " ".join(normalize(str(cell)).split())


def _refuse_doubles(rows: Iterable[_Row], path: Path) -> None:
    counted = Counter(row.cells[ID] for row in rows)
    for name, times in counted.items():
        if times > 1:
            raise ReviewError(f"{path}: column {ID!r}: {name!r} stands {times} times; keep one row")


def _review(
    row: _Row, labels: Mapping[str, Label], texts: Mapping[str, str], *, by: str, at: dt.datetime
) -> Review | None:
    name = row.cells[ID]
    if name not in labels:
        raise ReviewError(f"{row.where}: {ID} {name!r} is no labelled article of this corpus")
    label, text = labels[name], text_sha256(texts[name])
    if not text.startswith(row.cells.get(TEXT, "")):
        raise ReviewError(
            f"{row.where}: the text of {name} has changed since; export the sheet anew"
        )
    state, primary, secondary = _decision(row, label)
    if label.reviewed == state and (primary, secondary) == (label.primary, label.secondary):
        return None  # exported with this decision, and it stands
    return Review(
        article_id=name,
        state=state,
        is_reform=primary in REFORM_LABELS,
        primary=primary,
        secondary=secondary,
        by=by,
        at=at,
        text_sha256=text,
        note=row.cells.get(NOTE, ""),
    )


def _decision(row: _Row, label: Label) -> tuple[ReviewState, str, tuple[str, ...]]:
    said = row.cells[DECISION]
    word = _SAID.get(fold(said), "") if said else WRONG
    if not word:
        raise ReviewError(
            f"{row.where}: {DECISION} {said!r} is no decision; use {RIGHT}, {WRONG} or {UNCLEAR}"
        )
    if word != WRONG:
        _refuse_contradiction(row, label)
        state: ReviewState = "confirmed" if word == RIGHT else "unsure"
        return state, label.primary, label.secondary
    primary = _label(row, PRIMARY, row.cells[PRIMARY])
    named = row.cells[SECONDARY].replace(";", ",").split(",")
    secondary = tuple(_label(row, SECONDARY, name) for name in named if name.strip())
    return "changed", primary, secondary


def _refuse_contradiction(row: _Row, label: Label) -> None:
    """A decision without a new label is about the one that stood in the sheet."""
    seen = row.cells.get(MACHINE, "")
    now = ", ".join((label.primary, *label.secondary))
    if seen and seen != now and label.reviewed is None:
        raise ReviewError(f"{row.where}: the label was {seen}, now it is {now}; export anew")
    if row.cells[PRIMARY] and row.cells[PRIMARY].upper() != label.primary:
        raise ReviewError(
            f"{row.where}: {DECISION} {row.cells[DECISION]!r} and {PRIMARY}"
            f" {row.cells[PRIMARY]!r} contradict each other; use {WRONG} to change a label"
        )


def _label(row: _Row, heading: str, name: str) -> str:
    name = name.strip().upper()
    if name not in LABELS:
        raise ReviewError(f"{row.where}: {heading} {name!r} is no label; use {', '.join(LABELS)}")
    return name
