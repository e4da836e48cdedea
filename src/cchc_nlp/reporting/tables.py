"""The tables of a report, as words in cells: Word, web and text lay out the same ones.

Each is made of facts in a language, and adds no number of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, Protocol, get_args

from cchc_nlp.counting.comparison import Comparison
from cchc_nlp.errors import ReportError
from cchc_nlp.records import Group, Tally
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import VI, Language
from cchc_nlp.reporting.wording import printable

Align = Literal["left", "right", "center"]
Cell = str | int
Breakdown = Literal["by_month", "by_quarter", "by_section", "by_source"]

CHARTS = get_args(Breakdown)
MOST_ITEMS = 1000  # twenty to thirty pages; whoever wants more wants a sheet


@dataclass(frozen=True)
class Column:
    """A column: its heading, how its cells stand, and its share of the width in per cent."""

    heading: str
    align: Align
    width: int


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns; a whole number is a count, and `total` marks a last row of sums.

    `links` has an address (or "") for each row, where the second cell may lead to a page; `after`
    is what to say below the table.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: bool = False
    links: tuple[str, ...] = ()
    after: str = ""


def shown(cell: Cell, *, lang: Language = VI) -> str:
    """A cell as it is printed, in one line.

    >>> shown(1245), shown("Tin hoạt động")
    ('1.245', 'Tin hoạt động')
    """
    return printable(cell) if isinstance(cell, str) else lang.number(cell)


def table(name: str, facts: ReportFacts, *, lang: Language = VI) -> Table:
    """The table of that name. Raises ReportError, listing the names there are."""
    if name not in TABLES:
        raise ReportError(f"no table is called {name!r}; there are {', '.join(sorted(TABLES))}")
    return TABLES[name](facts, lang=lang)


def topic_of(facts: ReportFacts, lang: Language) -> str:
    """What the policy counts as reform, in short."""
    return lang.topics[facts.count.policy]


def label_name(code: str, facts: ReportFacts, lang: Language) -> str:
    """A label in words."""
    return (lang.labels or facts.names)[code]


# -- breakdowns -----------------------------------------------------------------------------------


def by_month(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """Articles by month of publication, months without any among them."""
    return _split("by_month", "month", facts, lang, words=lang.month)


def by_quarter(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """Articles by quarter, quarters without any among them."""
    return _split("by_quarter", "quarter", facts, lang, words=lang.quarter)


def by_section(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """Articles by the section the portal filed them under."""
    none = lang.words["no_section"]
    return _split("by_section", "section", facts, lang, words=lambda key: key or none)


def by_source(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """Articles by the website of the unit that published them."""
    return _split("by_source", "source", facts, lang, words=str)


def _split(
    name: Breakdown,
    heading: str,
    facts: ReportFacts,
    lang: Language,
    *,
    words: Callable[[str], str],
) -> Table:
    topic, said = topic_of(facts, lang), lang.words
    headings = (said["total"], said["reform"].format(topic=topic), said["general"], said["share"])
    columns = (
        Column(said[heading], "left", 40),
        *(Column(heading, "right", 15) for heading in headings),
    )
    groups: Sequence[Group] = getattr(facts, name)
    rows = [(words(group.key), *_cells(group.tally, lang)) for group in groups]
    last = (said["sum"], *_cells(facts.count.tally, lang))
    return Table(said[name], columns, (*rows, last), total=True)


def chart_words(name: str, facts: ReportFacts, *, lang: Language = VI) -> str:
    """A breakdown said aloud, for those who cannot see its chart. Raises ReportError for no such.

    The other tables have no chart.
    """
    if name not in CHARTS:
        raise ReportError(f"there is no chart of {name!r}; there are {', '.join(CHARTS)}")
    said, topic = lang.words, topic_of(facts, lang)
    rows = table(name, facts, lang=lang).rows[:-1]
    told = (
        said["chart_part"].format(
            name=shown(row[0]),
            total=shown(row[1], lang=lang),
            reform=shown(row[2], lang=lang),
            topic=topic,
        )
        for row in rows
    )
    return f"{'; '.join(told)}." if rows else said["nothing"]


def _cells(tally: Tally, lang: Language) -> tuple[Cell, ...]:
    reform, general = tally.counts["reform"], tally.counts["general"]
    return tally.total, reform, general, lang.share(reform, tally.total)


def by_label(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """Articles by their main subject; with the policy's count beside all of them."""
    said, total = lang.words, facts.count.tally
    rows = [
        (label_name(group.key, facts, lang), group.tally.total, group.tally.counts["reform"])
        for group in facts.by_label
    ]
    columns = (
        Column(said["subject"], "left", 64),
        Column(said["published"], "right", 16),
        Column(said["counted_as"].format(topic=topic_of(facts, lang)), "right", 20),
    )
    last = (said["sum"], total.total, total.counts["reform"])
    return Table(said["by_label"], columns, (*rows, last), total=True)


def comparison(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """The period beside the same days of the year before; no row where it cannot be compared."""
    said, topic = lang.words, topic_of(facts, lang)
    columns = (
        Column(said["content"], "left", 40),
        *(Column(said[name], "right", 20) for name in ("last", "now", "change")),
    )
    found = facts.last.comparison
    if found is None:
        return Table(said["comparison"], columns, (), after=lang.comparison(facts.last))
    first, second = found.first, found.second
    shares = tuple(lang.share(side.reform, side.total) for side in (first, second))
    rows = (
        (said["total"], first.total, second.total, signed(second.total - first.total, lang)),
        (
            said["reform"].format(topic=topic),
            first.reform,
            second.reform,
            signed(second.reform - first.reform, lang),
        ),
        (said["share_of"].format(topic=topic), *shares, share_change(found, lang)),
        (said["reviewed"], first.reviewed, second.reviewed, ""),
    )
    return Table(said["comparison"], columns, rows, after=lang.comparison(facts.last))


def signed(change: int, lang: Language = VI) -> str:
    """A difference of counts with its sign.

    >>> signed(1245), signed(-3), signed(0)
    ('+1.245', '-3', '0')
    """
    return f"{'+' if change > 0 else '-' if change else ''}{lang.number(abs(change))}"


def share_change(found: Comparison, lang: Language = VI) -> str:
    """The difference of the shares in percentage points, as the sentence below has it."""
    old, new = found.first.share, found.second.share
    if old is None or new is None:
        return "–"
    size = lang.share((abs(new - old)).numerator, (abs(new - old)).denominator).removesuffix("%")
    sign = "" if not size.strip("0,.") else "+" if new > old else "-"
    return lang.words["points"].format(f"{sign}{size}")


# -- what was left out, and every address ---------------------------------------------------------


def left_out(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """What is not in the total, and why: duplicates, and every reason of the count."""
    said = lang.words
    rows = [(said["duplicates"], facts.count.tally.duplicates)]
    rows += [(lang.left_out.get(key, key), n) for key, n in facts.count.left_out.items()]
    columns = (Column(said["not_counted"], "left", 78), Column(said["number"], "right", 22))
    return Table(said["left_out"], columns, tuple(rows))


def ledger(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """What became of every address, in the order of its identities."""
    book, said = facts.ledger, lang.words
    rows = [
        (said["discovered"], book.discovered),
        (said["fetched"], book.fetched),
        *_reasons("not_fetched", book.not_fetched, lang),
        (said["lists"], book.lists),
        (said["articles"], book.articles),
        *_reasons("rejected", book.rejected, lang),
        (said["labelled"], book.labelled),
        (said["unlabelled"], book.unlabelled),
        (said["read"], book.reviewed),
        (said["aliases"], book.aliases),
    ]
    columns = (Column(said["content"], "left", 78), Column(said["number"], "right", 22))
    return Table(said["ledger"], columns, tuple(rows))


def _reasons(name: str, reasons: Mapping[str, int], lang: Language) -> Iterable[tuple[str, int]]:
    yield lang.words[name], sum(reasons.values())
    for code, n in reasons.items():
        yield lang.words["of_which"].format(lang.reason(code)), n


# -- the annex ------------------------------------------------------------------------------------


def items(facts: ReportFacts, *, lang: Language = VI) -> Table:
    """The reform items that are in the total, with the place of their page.

    A list on paper ends somewhere: after MOST_ITEMS it says how many more the evidence annex has.
    """
    counted = (row for row in facts.rows if row.counted and row.is_reform)
    said, listed = lang.words, tuple(islice(counted, MOST_ITEMS))
    more = sum(1 for _ in counted)
    columns = (
        Column(said["stt"], "center", 9),
        Column(said["title"], "left", 41),
        Column(said["day"], "center", 15),
        Column(said["field"], "left", 21),
        Column(said["review"], "left", 14),
    )
    cells = tuple(_item(stt, row, facts, lang) for stt, row in enumerate(listed, start=1))
    return Table(
        said["items"].format(topic=topic_of(facts, lang)),
        columns,
        cells,
        links=tuple(row.url for row in listed),
        after=said["more"].format(lang.number(more)) if more else "",
    )


def _item(stt: int, row: EvidenceRow, facts: ReportFacts, lang: Language) -> tuple[Cell, ...]:
    label = label_name(row.primary, facts, lang) if row.primary else row.label
    review = lang.reviews.get(row.review, row.review)
    return (stt, row.title, lang.day(row.published), label, review)


class MakeTable(Protocol):
    """What makes a table."""

    def __call__(self, facts: ReportFacts, *, lang: Language = VI) -> Table:
        """The table in a language."""


TABLES: Mapping[str, MakeTable] = {
    "by_month": by_month,
    "by_quarter": by_quarter,
    "by_section": by_section,
    "by_source": by_source,
    "by_label": by_label,
    "comparison": comparison,
    "left_out": left_out,
    "ledger": ledger,
    "items": items,
}
