"""`cchc review export|import|status|agree`."""

from __future__ import annotations

import getpass
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import (
    FILE,
    corpus_option,
    format_option,
    from_option,
    lang_option,
    period_named,
    period_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table, reasons
from cchc_nlp.cli.progress import shown

if TYPE_CHECKING:
    from cchc_nlp.reviewing.agreement import Agreement, Measures
    from cchc_nlp.reviewing.status import ReviewStatus

STATUS = {"vi": ("rà soát", "tin, bài", "đã đọc"), "en": ("reviews", "articles", "read")}
STATES = {
    "vi": {
        "articles": "tin, bài đã gán nhãn",
        "confirmed": "  đã xác nhận nhãn của máy",
        "changed": "  đã sửa nhãn",
        "unsure": "  còn phân vân",
        "unread": "  chưa đọc",
        "reopened": "    trong đó đã đọc nhưng văn bản đã thay đổi",
    },
    "en": {
        "articles": "labelled articles",
        "confirmed": "  confirmed",
        "changed": "  changed",
        "unsure": "  unsure",
        "unread": "  unread",
        "reopened": "    of these read before their text changed",
    },
}
PARTS = {
    "vi": {
        "uncertain": "1. Máy chưa chắc",
        "audit": "2. Mẫu kiểm tra ngẫu nhiên",
        "positive": "3. Máy cho là CCHC",
        "rest": "4. Phần còn lại",
    },
    "en": {
        "uncertain": "1. the machine is unsure",
        "audit": "2. random sample",
        "positive": "3. reform by the machine",
        "rest": "4. the rest",
    },
}
READER = {"vi": "người rà soát {}", "en": "reader {}"}
MEASURES = {
    "vi": ("câu hỏi", "trùng khớp", "kappa (Cohen)", "alpha (Krippendorff)"),
    "en": ("question", "agreement", "kappa (Cohen)", "alpha (Krippendorff)"),
}
QUESTIONS = {"vi": ("có thuộc CCHC", "nhãn chính"), "en": ("is reform", "primary label")}
COMPARED = {
    "vi": "{}: {} tin, bài cả hai cùng kết luận; {} tin, bài còn người phân vân",
    "en": "{}: {} articles that two decided; {} that somebody left unsure",
}
TO_SETTLE = {
    "vi": "{} tin, bài cần thống nhất:",
    "en": "{} articles to settle:",
}
DISPUTES = {"vi": ("mã", "tiêu đề", "đường dẫn"), "en": ("id", "title", "url")}
WHY = {
    "kappa is of two readers": "kappa chỉ tính cho hai người",
    "no article that two readers decided": "chưa có tin, bài nào hai người cùng kết luận",
    "all decisions are the same: chance would agree as well": "mọi kết luận đều như nhau: ngẫu"
    " nhiên cũng trùng như vậy",
}


@click.group()
def review() -> None:
    """Let a person confirm or change what the machine labelled."""


@review.command("export", short_help="Write the sheet, in the order in which to read.")
@corpus_option
@click.option("-o", "--output", type=FILE, required=True, help="The sheet to write (.xlsx).")
@from_option
@to_option
@period_option
@click.option("--reads", type=click.IntRange(1), help="Only N unread articles, as `plan` has it.")
@click.option("--seed", type=click.IntRange(0), help="Of the random order; made if not given.")
@click.option("--redraw", metavar="REASON", help="Draw the period anew; the reason is kept.")
@click.option("--blind", is_flag=True, help="For a second reader: hides labels and decisions.")
def export_sheet(
    *,
    corpus: Path,
    output: Path,
    start: str | None,
    end: str | None,
    period: str | None,
    reads: int | None,
    seed: int | None,
    redraw: str | None,
    blind: bool,
) -> None:
    """Write the sheet in the order in which to read: doubtful labels first, then at random."""
    from cchc_nlp import Corpus, export_reviews

    if redraw is not None and not redraw.strip():
        raise click.UsageError("--redraw needs a reason in words; it is kept with the draw")
    span = period_named(start=start, end=end, period=period)
    with Corpus.open(corpus, create=False) as opened:
        sheet = export_reviews(
            opened,
            output,
            period=span,
            reads=reads,
            seed=seed,
            why=redraw or "",
            blind=blind,
        )
    column = "Nhãn đúng" if blind else "Kết luận"
    click.echo(
        f"{sheet.rows} rows in {output}; fill the columns from {column!r} on, then review import"
    )
    if not blind:
        click.echo(f"parts: {reasons(sheet.parts)}")
    if sheet.seeds:
        click.echo(f"random order by seed {', '.join(map(str, sheet.seeds))}")


@review.command("import", short_help="Read a filled sheet back; all of it, or nothing.")
@click.argument("sheet", type=FILE)
@corpus_option
@click.option("--by", default=getpass.getuser, show_default="your login", help="Who decided.")
def import_sheet(*, sheet: Path, corpus: Path, by: str) -> None:
    """Read a filled sheet back; bad cells are named and nothing is imported."""
    from cchc_nlp import Corpus, import_reviews

    with Corpus.open(corpus, create=False) as opened, shown("review import") as progress:
        decisions = import_reviews(sheet, opened, by=by, progress=progress)
    click.echo(f"{decisions} new decisions from {sheet}")


@review.command("status", short_help="How far the reading has come.")
@corpus_option
@format_option
@lang_option
def status(*, corpus: Path, form: str, lang: str) -> None:
    """How far the reading has come: in all, part by part, reader by reader."""
    from cchc_nlp import Corpus, review_status

    with Corpus.open(corpus, create=False) as opened:
        found = review_status(opened)
    if form == "json":
        print_json(found.to_dict())
    else:
        print_table(STATUS[lang], _status_rows(found, lang), form=form)


def _status_rows(found: ReviewStatus, lang: str) -> list[tuple[object, ...]]:
    states = found.to_dict()
    read = found.articles - found.unread
    rows: list[tuple[object, ...]] = [
        (name, states[state], read if state == "articles" else "")
        for state, name in STATES[lang].items()
    ]
    rows += [
        (PARTS[lang][part], numbers["articles"], numbers["read"])
        for part, numbers in found.parts.items()
    ]
    return rows + [(READER[lang].format(by), "", n) for by, n in found.readers.items()]


@review.command("agree", short_help="How far readers agree; what is to be settled.")
@corpus_option
@click.option("--readers", multiple=True, metavar="NAME", help="Compare these; once for each.")
@click.option("-o", "--output", type=FILE, help="A sheet (.xlsx) of what is to be settled.")
@format_option
@lang_option
@click.pass_context
def agree(
    context: click.Context,
    *,
    corpus: Path,
    readers: Sequence[str],
    output: Path | None,
    form: str,
    lang: str,
) -> None:
    """How far readers agree on what two or more have read; exits 1 if something is to settle.

    What a further person decided after the --readers is settled.
    """
    from cchc_nlp import Corpus, export_disputed, review_agreement

    with Corpus.open(corpus, create=False) as opened:
        found = review_agreement(opened, readers=readers or None)
        if output is not None:
            export_disputed(opened, output, agreement=found)
    if form == "json":
        print_json(found.to_dict())
    else:
        _print_agreement(found, form=form, lang=lang)
    context.exit(int(bool(found.to_settle)))


def _print_agreement(found: Agreement, *, form: str, lang: str) -> None:
    if form == "text":
        names = ", ".join(found.readers)
        click.echo(COMPARED[lang].format(names, found.articles, found.unsure))
    measures = (found.is_reform, found.primary)
    rows = [(q, *_shown(m)) for q, m in zip(QUESTIONS[lang], measures, strict=True)]
    print_table(MEASURES[lang], rows, form=form)
    if form == "text":
        for why in sorted({m.why for m in measures if m.why}):
            click.echo(WHY.get(why, why) if lang == "vi" else why)
        click.echo(TO_SETTLE[lang].format(len(found.to_settle)))
    if found.to_settle:
        headings = (*DISPUTES[lang], *found.readers)
        disputes = [
            (d.article_id, d.title, d.url, *_decisions(d.decisions, found.readers))
            for d in found.to_settle
        ]
        print_table(headings, disputes, form=form)


def _decisions(said: Mapping[str, str], readers: Sequence[str]) -> list[str]:
    return [said.get(by, "-") for by in readers]


def _shown(measures: Measures) -> tuple[str, str, str]:
    def shown(value: float | None, form: str) -> str:
        return "-" if value is None else format(value, form)

    return (
        shown(measures.share, ".1%"),
        shown(measures.kappa, ".3f"),
        shown(measures.alpha, ".3f"),
    )
