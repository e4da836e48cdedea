"""`cchc count`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import click

from cchc_nlp.cli.completing import sources as sources_of
from cchc_nlp.cli.options import (
    FILE,
    corpus_option,
    format_option,
    from_option,
    lang_option,
    period_named,
    period_option,
    policy_option,
    to_option,
)
from cchc_nlp.cli.printing import print_json, print_table, reasons

if TYPE_CHECKING:
    from cchc_nlp.corpus.store import Corpus
    from cchc_nlp.counting.recounting import Recount
    from cchc_nlp.records import Count, ItemType, Policy

FOUND_WRONG = 1
HEADINGS = {
    "vi": ("", "tin, bài", "cải cách", "nội dung khác", "trùng lặp", "đã rà soát"),
    "en": ("", "articles", "reform", "general", "duplicates", "reviewed"),
}
TOTAL = {"vi": "tổng cộng", "en": "total"}
NOT_COUNTED = {"vi": "không tính", "en": "left out"}
ESTIMATE = {
    "vi": "ước tính số tin, bài cải cách: khoảng {} (từ {} đến {}; {})",
    "en": "estimated reform articles: about {} ({} to {}; {})",
}
ALARM = {
    "vi": "cảnh báo: các cách đếm không cần đọc cho kết quả khác xa nhau ({}); tin, bài kỳ này có"
    " thể khác dữ liệu máy đã học, nên đọc một mẫu (cchc plan)",
    "en": "warning: the ways to count without reading are far apart ({}); these articles may differ"
    " from what the labeler learned from: read a sample (cchc plan)",
}
WAYS = {
    "vi": {
        "counted": "đếm theo nhãn",
        "summed": "cộng xác suất",
        "adjusted": "hiệu chỉnh theo tỷ lệ lỗi",
        "shifted": "hiệu chỉnh theo EMQ",
    },
    "en": {"counted": "by label", "summed": "by score", "adjusted": "adjusted", "shifted": "EMQ"},
}
SAME = {
    "vi": "mã số liệu {} ngày {}: không thay đổi",
    "en": "figure {} of {}: the same",
}
CHANGED = {
    "vi": "mã số liệu {} ngày {}: đã thay đổi như sau",
    "en": "figure {} of {}: has changed",
}
CHANGES = {"vi": ("mục", "trước", "nay"), "en": ("what", "before", "now")}
EVENTS = {
    "vi": {"fetched": "mới thu thập", "text_changed": "sửa nội dung", "reviewed": "rà soát"},
    "en": {"fetched": "fetched", "text_changed": "text changed", "reviewed": "reviewed"},
}
EVENT_HEADINGS = {
    "vi": ("từ khi in số liệu", "lúc", "tin, bài", "đường dẫn"),
    "en": ("since then", "at", "article", "address"),
}


def _types_of(context: click.Context, option: click.Parameter, text: str) -> tuple[str, ...]:
    """The kinds of items in a list with commas."""
    from cchc_nlp.records import ItemType

    named = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    known = get_args(ItemType)
    if not named or not set(named) <= set(known):
        raise click.BadParameter(
            f"{text!r}: give one or more of {', '.join(known)}", context, option
        )
    return named


@click.command()
@corpus_option
@from_option
@to_option
@period_option
@policy_option
@click.option(
    "--by",
    type=click.Choice(["month", "quarter", "section", "source", "label"]),
    help="A tally for each, below the whole.",
)
@click.option(
    "--types",
    "item_types",
    default="news,feature,notice",
    show_default=True,
    callback=_types_of,
    help="Kinds of items that count: news, feature, notice, document, static.",
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    shell_complete=sources_of,
    help="Only this source; may be repeated.",
)
@click.option("--sites", type=FILE, help="Sites with [site.sections], for --by section.")
@click.option("--figure", help="Count again what was printed under this id.")
@format_option
@lang_option
@click.pass_context
def count(  # noqa: PLR0913  (its options)
    context: click.Context,
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    period: str | None,
    policy: Policy,
    by: Literal["month", "quarter", "section", "source", "label"] | None,
    item_types: tuple[ItemType, ...],
    sources: tuple[str, ...],
    sites: Path | None,
    figure: str | None,
    form: str,
    lang: Literal["vi", "en"],
) -> None:
    """Count the articles of a period, reform-related and other, by one of three policies.

    Every count prints the id of its figure; --figure ID counts it again and says what has changed
    (exit status 1 if anything has).
    """
    from cchc_nlp import Corpus
    from cchc_nlp import count as count_articles

    if figure is not None:
        _refuse_others(context)
        with Corpus.open(corpus, create=False) as opened:
            context.exit(_print_again(opened, figure, form, lang))
    span = period_named(start=start, end=end, period=period)
    with Corpus.open(corpus, create=False) as opened:
        counted = count_articles(
            opened, period=span, policy=policy, by=by, item_types=item_types, sources=sources
        )
        own = _own_sections(opened, counted, sites, lang) if by == "section" else None
    if form == "json":
        print_json(counted.to_dict() | ({"sections": own[1]} if own else {}))
        return
    _print_count(counted, form, lang)
    if own and form == "text":
        click.echo(own[0])


def _refuse_others(context: click.Context) -> None:
    """A figure is its own question: whatever else was asked would be passed over in silence."""
    given = [
        name
        for name in context.params
        if name not in ("corpus", "figure", "form", "lang")
        and context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    ]
    if given:
        raise click.UsageError("--figure asks what it asked then; leave the other options out")


def _own_sections(
    corpus: Corpus, counted: Count, sites: Path | None, lang: Literal["vi", "en"]
) -> tuple[str, dict[str, Any]]:
    """What the office's own sections come to, in a sentence and as JSON."""
    from cchc_nlp import load_sites, section_counts, section_sentence, section_totals

    known = load_sites(sites) if sites else ()
    counts = section_counts(corpus, period=counted.period, policy=counted.policy, sites=known)
    totals = section_totals(counts)
    told = {"totals": totals.to_dict(), "sections": [one.to_dict() for one in counts]}
    return section_sentence(totals, policy=counted.policy, lang=lang), told


def _print_count(counted: Count, form: str, lang: Literal["vi", "en"]) -> None:
    tallies = [(TOTAL[lang], counted.tally), *((g.key, g.tally) for g in counted.groups or ())]
    rows = [
        (key, t.total, t.counts["reform"], t.counts["general"], t.duplicates, t.reviewed)
        for key, t in tallies
    ]
    if form == "text":
        click.echo(_sentence(counted, lang))
    print_table(HEADINGS[lang], rows, form=form)
    if form == "text":
        _print_beside(counted, lang)


def _sentence(counted: Count, lang: Literal["vi", "en"]) -> str:
    from cchc_nlp.counting.sentences import count_sentence

    return count_sentence(counted, lang=lang)


def _print_beside(counted: Count, lang: Literal["vi", "en"]) -> None:
    """What stands under the table: what is left out, the estimate, an alarm, the small print."""
    from cchc_nlp.counting.sentences import count_footnote
    from cchc_nlp.counting.ways import is_alarming
    from cchc_nlp.reporting.wording import method

    click.echo(f"{NOT_COUNTED[lang]}: {reasons(_worded(counted.left_out, lang))}")
    # Where people read all, the number is a count; the sentence has what they left undecided.
    estimates = () if counted.tally.basis == "reviewed" else counted.estimate.values()
    for e in estimates:
        how = method(e) if lang == "vi" else e.method
        numbers = (_decimal(number, lang) for number in (e.value, e.low, e.high))
        click.echo(ESTIMATE[lang].format(*numbers, how))
    if is_alarming(counted.ways):
        told = "; ".join(
            f"{WAYS[lang][way]}: {_decimal(n, lang)}" for way, n in counted.ways.items()
        )
        click.echo(ALARM[lang].format(told))
    click.echo(count_footnote(counted, lang=lang))


def _decimal(number: float, lang: str) -> str:
    """One decimal, behind the language's sign.

    >>> _decimal(31.25, "vi"), _decimal(31.25, "en")
    ('31,2', '31.2')
    """
    return f"{number:.1f}".replace(".", "," if lang == "vi" else ".")


def _worded(left_out: Mapping[str, int], lang: str) -> Mapping[str, int]:
    if lang == "en":
        return left_out
    from cchc_nlp.reporting.wording import LEFT_OUT

    return {LEFT_OUT.get(code, code): number for code, number in left_out.items()}


# -- a figure asked for again ---------------------------------------------------------------------


def _print_again(corpus: Corpus, figure: str, form: str, lang: Literal["vi", "en"]) -> int:
    """Print the count of a figure, and what has changed; 1 if anything has."""
    from cchc_nlp import recount

    found = recount(corpus, figure)
    if form == "json":
        print_json(found.to_dict())
    else:
        _print_recount(found, form, lang)
    return 0 if found.is_same else FOUND_WRONG


def _print_recount(found: Recount, form: str, lang: Literal["vi", "en"]) -> None:
    rows = [(d.name, _short(d.before), _short(d.after)) for d in found.differences]
    if form != "text":
        print_table(CHANGES[lang], rows, form=form)
        return
    click.echo(_sentence(found.now, lang))
    told = (SAME if found.is_same else CHANGED)[lang]
    click.echo(told.format(found.figure.id, f"{found.figure.at:%d/%m/%Y %H:%M}"))
    if rows:
        print_table(CHANGES[lang], rows, form=form)
    if found.events:
        words = EVENTS[lang]
        events = [
            (words[e.kind], e.at[:16].replace("T", " "), e.title, e.url) for e in found.events
        ]
        print_table(EVENT_HEADINGS[lang], events, form=form)


def _short(value: object) -> object:
    """A value as people read it: one decimal, the beginning of a hash."""
    if isinstance(value, float):
        return f"{value:.1f}"
    return value[:12] if isinstance(value, str) and len(value) == 64 else value
