"""How coverage, lists of items and the ledger's sums are put into tables and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, cast

import click

from cchc_nlp.cli.printing import Row, print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.corpus.coverage import Cell, Coverage
    from cchc_nlp.corpus.listing import ClusterMember, LedgerItem
    from cchc_nlp.records import Count, Ledger

MOST_COLUMNS = 8  # sources beside one another; more stand below one another, a year in a table
UNKNOWN = "–"
MONTH = {"vi": "tháng", "en": "month"}
SOURCE = {"vi": "nguồn", "en": "source"}
SIGNS = {
    "vi": "0: đã thu thập trọn tháng, không có tin, bài; –: chưa thu thập; *: thu thập chưa trọn"
    " tháng; ?: nhập từ tệp, không rõ có đủ tin, bài hay không; +n: n địa chỉ có trong danh sách"
    " nhưng chưa tải được",
    "en": "0: the whole month was crawled, nothing was published; –: not crawled; *: crawled in"
    " part; ?: imported from files, what is not in them is unknown; +n: n addresses that a list"
    " shows could not be had",
}
WITHOUT_MONTH = {
    "vi": ("không rõ ngày đăng", "tin, bài chưa tải được, không rõ ngày đăng"),
    "en": ("articles without a date", "addresses without a date that could not be had"),
}
COLUMNS = {
    "vi": ("nguồn", "ngày", "tiêu đề", "lý do", "chi tiết", "địa chỉ"),
    "en": ("source", "day", "title", "reason", "detail", "address"),
}
CLUSTER_COLUMNS = {
    "vi": ("cụm", "được tính", "trùng theo", "phần chung", "ngày", "nguồn", "tiêu đề", "địa chỉ"),
    "en": ("cluster", "counted", "same by", "shared", "day", "source", "title", "address"),
}
KINDS = {
    "vi": {"text": "nội dung", "title": "tiêu đề", "near": "nội dung gần giống"},
    "en": {"text": "text", "title": "title", "near": "nearly the same text"},
}
COUNTED = {"vi": "x", "en": "yes"}
NONE = {
    "vi": {
        "undated": "Không có tin, bài nào thiếu ngày đăng.",
        "failed": "Không có địa chỉ nào chưa tải được.",
        "rejected": "Không có trang nào bị loại.",
        "duplicates": "Không có tin, bài nào trùng lặp.",
        "reposts": "Không có tin, bài nào đăng lại từ nguồn khác.",
        "unlabelled": "Không có tin, bài nào chưa gán nhãn.",
    },
    "en": {
        "undated": "no article without a date",
        "failed": "no address that could not be had",
        "rejected": "no page that is no article",
        "duplicates": "no article that repeats another",
        "reposts": "no article that was taken from elsewhere",
        "unlabelled": "no article without a label",
    },
}
SUMS = {
    "vi": (
        "{} địa chỉ đã phát hiện = {} đã tải + {} chưa tải được",
        "{} đã tải = {} trang danh sách + {} không phải tin, bài + {} tin, bài",
        "{} tin, bài = {} đã gán nhãn + {} chưa gán nhãn",
        "{} tin, bài = {} được tính + {} trùng lặp + {} không tính",
    ),
    "en": (
        "{} discovered = {} fetched + {} not fetched",
        "{} fetched = {} lists + {} rejected + {} articles",
        "{} articles = {} labelled + {} unlabelled",
        "{} articles = {} counted + {} duplicates + {} left out",
    ),
}
_NO_ARTICLES = ("rejected", "not_fetched")


# -- sums ---------------------------------------------------------------------------------------


def print_sums(ledger: Ledger, counted: Count | None, *, lang: str) -> None:
    """The ledger's identities with their numbers, one a line, for a person to check.

    `counted` is the count of all that is dated; without it (a crawl is under way) the last line
    is left out.
    """
    rejected, failed = sum(ledger.rejected.values()), sum(ledger.not_fetched.values())
    sums: list[tuple[int, ...]] = [
        (ledger.discovered, ledger.fetched, failed),
        (ledger.fetched, ledger.lists, rejected, ledger.articles),
        (ledger.articles, ledger.labelled, ledger.unlabelled),
    ]
    if counted is not None:
        left = sum(n for name, n in counted.left_out.items() if name not in _NO_ARTICLES)
        sums.append((ledger.articles, counted.tally.total, counted.tally.duplicates, left))
    for words, numbers in zip(SUMS[lang], sums, strict=False):
        click.echo(words.format(*numbers))


# -- coverage -----------------------------------------------------------------------------------


def print_coverage(coverage: Coverage, *, form: str, lang: str) -> None:
    """Sources by months, with what the signs mean where people read it."""
    if len(coverage.sources) <= MOST_COLUMNS:
        rows = _by_month(coverage, is_short=form == "text")
        print_table((MONTH[lang], *coverage.sources), rows, form=form)
    elif form == "text":
        _print_years(coverage, lang)
    else:
        print_table((SOURCE[lang], *coverage.months), _by_source(coverage.cells), form=form)
    if form != "csv":
        click.echo()
        click.echo(SIGNS[lang])
        for words, numbers in zip(
            WITHOUT_MONTH[lang], (coverage.undated, coverage.failed_undated), strict=True
        ):
            for source, number in sorted(numbers.items()):
                click.echo(f"{source}: {words}: {number}")


def cell_text(cell: Cell) -> str:
    """One cell of the matrix: "12", "0" for a true zero, "–" where nobody looked.

    >>> from cchc_nlp.corpus.coverage import Cell
    >>> [cell_text(Cell("so", "2023-10", n, failed, state)) for n, failed, state in
    ...  ((12, 0, "crawled"), (0, 0, "crawled"), (5, 1, "partial"), (0, 0, "not_crawled"))]
    ['12', '0', '5*+1', '–']
    """
    failed = f"+{cell.failed}" if cell.failed else ""
    if cell.state == "crawled":
        return f"{cell.articles}{failed}"
    if cell.state == "partial":
        return f"{cell.articles}*{failed}"
    if not cell.articles:
        return f"{UNKNOWN}{failed}"
    return f"{cell.articles}{'?' if cell.state == 'imported' else '*'}{failed}"


def _by_month(coverage: Coverage, *, is_short: bool) -> list[Row]:
    """A row a month; in short, months in a row of which nothing is told but that are one."""
    rows: list[Row] = []
    months = [
        (month, tuple(map(cell_text, cells)), any(cell.articles or cell.failed for cell in cells))
        for month, cells in _grouped(coverage.cells, "month")
    ]
    for (cells, has_any), group in groupby(months, key=lambda month: month[1:]):
        names = [month for month, *_ in group]
        if is_short and not has_any and len(names) > 2:
            names = [f"{names[0]} … {names[-1]}"]
        rows += [(name, *cells) for name in names]
    return rows


def _by_source(cells: Sequence[Cell]) -> list[Row]:
    return [(source, *map(cell_text, own)) for source, own in _grouped(cells, "source")]


def _print_years(coverage: Coverage, lang: str) -> None:
    """A table a year, sources below one another; years of which all is one are one line."""
    for year, group in groupby(coverage.cells, key=lambda cell: cell.month[:4]):
        cells = list(group)
        told = {cell_text(cell) for cell in cells}
        if len(told) == 1 and not any(cell.articles for cell in cells):
            click.echo(f"{year}: {told.pop()}")
            continue
        months = sorted({cell.month for cell in cells})
        print_table((SOURCE[lang], *months), _by_source(cells), form="text")
        click.echo()


def _grouped(cells: Sequence[Cell], name: str) -> Iterator[tuple[str, list[Cell]]]:
    ordered = sorted(cells, key=lambda cell: str(getattr(cell, name)))
    for key, group in groupby(ordered, key=lambda cell: str(getattr(cell, name))):
        yield key, list(group)


# -- lists --------------------------------------------------------------------------------------


def print_items(items: Sequence[LedgerItem], what: str, *, form: str, lang: str) -> None:
    """The items of a list; where there is none, a line that says so."""
    if form == "json":
        print_json([item.to_dict() for item in items])
    elif not items and form != "csv":
        click.echo(NONE[lang][what])
    elif what == "duplicates":
        members = cast("Sequence[ClusterMember]", items)
        print_table(CLUSTER_COLUMNS[lang], [_member_row(m, lang) for m in members], form=form)
    else:
        words = _reasons(what, lang)
        print_table(COLUMNS[lang], [_item_row(item, words) for item in items], form=form)


def _item_row(item: LedgerItem, words: Mapping[str, str]) -> Row:
    reason = words.get(item.reason, item.reason)
    told = (item.title, reason, _one_line(item.detail))
    return (item.source, item.day or UNKNOWN, *(word or UNKNOWN for word in told), item.url)


def _member_row(member: ClusterMember, lang: str) -> Row:
    kind = KINDS[lang].get(member.reason, member.reason or UNKNOWN)
    share = UNKNOWN if member.is_counted else f"{member.share:.0%}"
    counted = COUNTED[lang] if member.is_counted else ""
    place = (member.day or UNKNOWN, member.source, member.title, member.url)
    return (member.cluster, counted, kind, share, *place)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _reasons(what: str, lang: str) -> Mapping[str, str]:
    """Words for outcomes and rejections; the origin of a re-post is its own word."""
    if lang == "en" or what not in ("failed", "rejected"):
        return {}
    from cchc_nlp.reporting.wording import REASONS

    return REASONS
