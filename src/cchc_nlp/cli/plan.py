"""`cchc plan`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from cchc_nlp.cli.options import (
    corpus_option,
    format_option,
    from_option,
    lang_option,
    period_named,
    period_option,
    policy_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.counting.plan import Way
    from cchc_nlp.records import Policy

HEADINGS = {
    "vi": ("cách làm", "số phải đọc", "ước tính", "từ", "đến", "rộng", "đọc những gì"),
    "en": ("way", "reads", "estimate", "from", "to", "width", "of which"),
}
NAMES = {
    "vi": {
        "nothing": "không đọc gì",
        "random": "đọc ngẫu nhiên",
        "queue": "đọc theo bảng rà soát",
        "whole_queue": "đọc đủ ba phần của bảng",
        "everything": "đọc toàn bộ",
    },
    "en": {
        "nothing": "read nothing",
        "random": "read at random",
        "queue": "by the review sheet",
        "whole_queue": "its three parts in full",
        "everything": "read everything",
    },
}
PARTS = {
    "vi": {"uncertain": "máy chưa chắc", "rest": "mẫu ngẫu nhiên", "positive": "máy cho là CCHC"},
    "en": {"uncertain": "uncertain", "rest": "random audit", "positive": "predicted reform"},
}
UNSURE = {
    "vi": "khoảng này chưa có độ tin cậy: chưa đọc mẫu ngẫu nhiên",
    "en": "no confidence can be given: nothing was read at random",
}
NOTE = {
    "vi": "Khoảng dự kiến, giả định xác suất máy chấm là đúng; chỉ kết quả đọc mới là căn cứ."
    " Xuất bảng để đọc: cchc review export -c {} {} -o ra-soat.xlsx --reads {}",
    "en": "Expected bounds, taking the machine's scores at their word; only reading tells. The"
    " sheet to read: cchc review export -c {} {} -o sheet.xlsx --reads {}",
}


@click.command()
@corpus_option
@from_option
@to_option
@period_option
@policy_option
@click.option("--reads", type=click.IntRange(min=1), default=60, show_default=True)
@format_option
@lang_option
def plan(
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    period: str | None,
    policy: Policy,
    reads: int,
    form: str,
    lang: Literal["vi", "en"],
) -> None:
    """What each way of reading would give: how sure the count would be, for how many reads."""
    from cchc_nlp import Corpus, plan_reading

    span = period_named(start=start, end=end, period=period)
    with Corpus.open(corpus, create=False) as opened:
        ways = plan_reading(opened, period=span, reads=reads, policy=policy)
    if form == "json":
        print_json([way.to_dict() for way in ways])
        return
    print_table(HEADINGS[lang], [_row(way, lang) for way in ways], form=form)
    if form == "text":
        when = [*_option("--from", span.start), *_option("--to", span.end)]
        click.echo(NOTE[lang].format(corpus, " ".join(when), ways[1].reads))


def _option(name: str, day: dt.date | None) -> list[str]:
    return [] if day is None else [f"{name} {day}"]


def _row(way: Way, lang: str) -> tuple[object, ...]:
    from cchc_nlp.counting.phrasing import nearest, outwards

    e = way.estimate
    parts = "; ".join(f"{PARTS[lang][name]}: {n}" for name, n in way.parts.items() if n)
    low, high = outwards(e.low, e.high)
    bounds = [str(number) for number in (nearest(e.value), low, high, high - low)]
    if way.name == "everything":
        bounds[1:] = "–", "–", "0"
    elif not e.has_confidence:
        bounds[-1], parts = "–", UNSURE[lang]
    return (NAMES[lang][way.name], way.reads, *bounds, parts)
