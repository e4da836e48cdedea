"""`cchc ledger`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from cchc_nlp.cli.ledger_tables import print_coverage, print_items, print_sums
from cchc_nlp.cli.options import (
    corpus_option,
    format_option,
    from_option,
    lang_option,
    period_named,
    period_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
    from cchc_nlp.corpus.health import Health
    from cchc_nlp.corpus.listing import What
    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.records import Count, Ledger, Period

LISTS = ("undated", "failed", "rejected", "duplicates", "reposts", "unlabelled")

HEADINGS = {"vi": ("sổ cái", "số lượng", "trong đó"), "en": ("ledger", "number", "of which")}
FILES = {"vi": "tệp đính kèm", "en": "files"}
ROWS = {
    "vi": (
        "địa chỉ đã phát hiện",
        "  chưa tải được",
        "  đã tải",
        "    trang danh sách",
        "    không phải tin, bài",
        "    tin, bài",
        "      đã gán nhãn",
        "      chưa gán nhãn",
    ),
    "en": (
        "discovered",
        "  not fetched",
        "  fetched",
        "    lists",
        "    rejected",
        "    articles",
        "      labelled",
        "      unlabelled",
    ),
}
HEALTH = {
    "vi": (
        "nguồn",
        "tin, bài",
        "không rõ ngày",
        "bị loại",
        "chưa lấy được",
        "trùng lặp",
        "mới nhất",
        "mỗi tháng",
        "dấu hiệu hỏng",
    ),
    "en": (
        "source",
        "articles",
        "undated",
        "rejected",
        "failed",
        "repeated",
        "newest",
        "a month",
        "looks broken",
    ),
}
PROBLEMS = {
    "vi": {
        "none": "không có tin, bài nào",
        "undated": "{part}/{whole:g} tin, bài không có ngày đăng",
        "rejected": "{part}/{whole:g} trang không phải tin, bài",
        "failed": "{part}/{whole:g} địa chỉ chưa lấy được",
        "repeated": "{part}/{whole:g} tin, bài lặp lại cùng một nội dung",
        "silent": "{part} tháng không có tin, bài; trước đó mỗi tháng khoảng {whole:g} tin, bài",
    },
    "en": {
        "none": "no article was found",
        "undated": "{part} of {whole:g} articles have no date",
        "rejected": "{part} of {whole:g} pages are no articles",
        "failed": "{part} of {whole:g} addresses could not be had",
        "repeated": "{part} of {whole:g} articles repeat one text",
        "silent": "no article for {part} months, before that about {whole:g} a month",
    },
}
GROUPS = {
    "vi": {
        "article": "trang chi tiết đã tải",
        "list": "trang danh sách đã tải",
        "not_fetched": "chưa tải được",
        "undated": "không có ngày đăng",
    },
    "en": {"article": "article pages", "list": "lists", "not_fetched": "not fetched"},
}
NOTES = {
    "vi": ("thêm {} cách viết khác của cùng địa chỉ", "người đã rà soát {}"),
    "en": ("{} more spellings of the same", "{} reviewed by a person"),
}


@click.command()
@corpus_option
@click.option("--by", type=click.Choice(["source", "month"]), help="Split by source or month.")
@click.option("--list", "what", type=click.Choice(LISTS), help="List the items of one kind.")
@from_option
@to_option
@period_option
@format_option
@lang_option
@click.pass_context
def ledger(
    context: click.Context,
    *,
    corpus: Path,
    by: str | None,
    what: str | None,
    start: str | None,
    end: str | None,
    period: str | None,
    form: str,
    lang: str,
) -> None:
    """From discovered to labelled, with a reason for every drop.

    With --by source also how each source does; exits 1 if one looks broken. With --by month what
    was crawled of each source in each month (of the period), so that a month without an article
    is told from one that nobody looked at. With --list the items themselves.
    """
    from cchc_nlp import Corpus, ledger_items

    if what and by:
        raise click.UsageError("give --by or --list, not both")
    if (start or end or period) and by != "month":
        raise click.UsageError("--from, --to and --period choose the months of --by month")
    span = period_named(start=start, end=end, period=period)
    with Corpus.open(corpus, create=False) as opened:
        if what:
            items = list(ledger_items(opened, cast("What", what)))
            print_items(items, what, form=form, lang=lang)
        elif by == "month":
            _print_by_month(opened, span, form=form, lang=lang)
        else:
            context.exit(_print_by_source(opened, by, form=form, lang=lang))


def _print_by_month(corpus: Corpus, period: Period, *, form: str, lang: str) -> None:
    """The ledger, and what was crawled when; as CSV only the latter, which is a table by itself."""
    from cchc_nlp import build_coverage, build_ledger

    built, coverage = build_ledger(corpus, by="month"), build_coverage(corpus, period=period)
    if form == "json":
        print_json(built.to_dict() | {"coverage": [cell.to_dict() for cell in coverage.cells]})
        return
    if form != "csv":
        print_ledger(dataclasses.replace(built, groups={}), form=form, lang=lang)
        click.echo()
    print_coverage(coverage, form=form, lang=lang)


def _print_by_source(corpus: Corpus, by: str | None, *, form: str, lang: str) -> int:
    """The ledger with its sums, or each source's health; 1 if a source looks broken."""
    from cchc_nlp import build_ledger, source_health

    built = build_ledger(corpus, by="source" if by else None)
    health = source_health(corpus) if by else ()
    if form == "json":
        more = {"health": [one.to_dict() for one in health]} if by else {}
        print_json(built.to_dict() | more)
        return int(any(one.problems for one in health))
    print_ledger(built, form=form, lang=lang)
    if form == "text" and not by:
        click.echo()
        print_sums(built, _counted(corpus), lang=lang)
    _print_health(health, form=form, lang=lang)
    return int(any(one.problems for one in health))


def _counted(corpus: Corpus) -> Count | None:
    """The count of everything; None while a crawl is under way, which must not be disturbed."""
    from cchc_nlp import Period, count

    if corpus.has_stale_duplicates():
        return None
    return count(corpus, period=Period(None, None))


def _print_health(health: Sequence[Health], *, form: str, lang: str) -> None:
    if health:
        click.echo()
        print_table(HEALTH[lang], [_row(one, lang) for one in health], form=form)


def _row(one: Health, lang: str) -> tuple[object, ...]:
    said = [PROBLEMS[lang][p.kind].format(part=p.part, whole=p.whole) for p in one.problems]
    newest = "-" if one.newest is None else one.newest.isoformat()
    numbers = (one.articles, one.undated, one.rejected, one.failed, one.repeated)
    told = "; ".join([*said, *([one.access] if one.access else [])]) or "-"
    return (one.source, *numbers, newest, f"{one.pace:g}", told)


def print_ledger(ledger: Ledger, *, form: str, lang: str) -> None:
    """The ledger as a table; its groups, if any, below."""
    aliases, reviewed = NOTES[lang]
    numbers: tuple[tuple[int, str], ...] = (
        (ledger.discovered, aliases.format(ledger.aliases)),
        (sum(ledger.not_fetched.values()), _worded(ledger.not_fetched, lang)),
        (ledger.fetched, ""),
        (ledger.lists, ""),
        (sum(ledger.rejected.values()), _worded(ledger.rejected, lang)),
        (ledger.articles, ""),
        (ledger.labelled, reviewed.format(ledger.reviewed)),
        (ledger.unlabelled, ""),
    )
    rows = [(name, *number) for name, number in zip(ROWS[lang], numbers, strict=True)]
    if ledger.files:
        rows.append((FILES[lang], sum(ledger.files.values()), _worded_files(ledger.files, lang)))
    print_table(HEADINGS[lang], rows, form=form)
    words = GROUPS[lang]
    for key, group in sorted(ledger.groups.items()):
        told = {words.get(name, name): number for name, number in group.items()}
        click.echo(f"{words.get(key, key)}: {reasons(told)}")


def _worded(counted: Mapping[str, int], lang: str) -> str:
    if lang == "en":
        return reasons(counted)
    from cchc_nlp.reporting.wording import reason

    return reasons({reason(code): number for code, number in counted.items()})


def _worded_files(counted: Mapping[str, int], lang: str) -> str:
    if lang == "en":
        return reasons(counted)
    from cchc_nlp.reporting.wording import file_status

    return reasons({file_status(code): number for code, number in counted.items()})
