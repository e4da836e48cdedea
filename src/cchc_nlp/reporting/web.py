"""One HTML file that stands by itself: no network, its own style and script and no others."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from cchc_nlp.records import Group
from cchc_nlp.reporting.charts import label_chart, month_chart
from cchc_nlp.reporting.coverage_grid import UNKNOWN, coverage_years, signs_used, unseen_months
from cchc_nlp.reporting.evidence_rows import EvidenceRow
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.languages import VI
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.table_words import VERSIONS
from cchc_nlp.reporting.tables import TABLES, Table, shown, topic_of
from cchc_nlp.reporting.templating import render, template_source

# More rows make a browser slow. The page says how many it leaves out, and which file has them.
MOST_ROWS = 10_000


def write_web(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write the page. Raises ReportError for a template that asks for what nobody computed."""
    name, source = template_source(template, default="page", suffix=".html")
    names = {**context(facts, agency=agency), **_page_parts(facts)}
    page = render(source, names, where=name, autoescape=True)
    output.write_text(page, encoding="utf-8", newline="\n")


def listed_rows(rows: Iterable[EvidenceRow], *, most: int) -> tuple[EvidenceRow, ...]:
    """The rows that the page lists, in their order: all of them, or the `most` that matter most.

    Those are the reform items that are in the total, then what was published last. Rows are gone
    through once, and come without the articles' texts: a page of `most` rows is all that is kept.
    """
    light = (dataclasses.replace(row, text="") for row in rows)
    kept = heapq.nlargest(most, light, key=lambda row: (row.counted and row.is_reform, row.stt))
    return tuple(sorted(kept, key=lambda row: row.stt))


def _page_parts(facts: ReportFacts) -> Mapping[str, Any]:
    """What a page has beyond the words: tables, charts, list, style, script and their policy."""
    from markupsafe import Markup

    style, script = _part("page.css"), _part("page.js")
    topic = topic_of(facts, VI)
    unseen, years = unseen_months(facts.coverage), coverage_years(facts.coverage)
    # Not "items": the page has its own list, and a table of it would be all of it in memory.
    tables = {name: make(facts) for name, make in TABLES.items() if name != "items"}
    tables["by_month"] = _with_dashes(tables["by_month"], facts.by_month, unseen=unseen)
    listed = listed_rows(facts.rows, most=MOST_ROWS)
    # Style and script are the package's own text; lxml wrote the charts.
    return {
        "tables": tables,
        "shown": shown,
        "chart": Markup(month_chart(facts.by_month, topic=topic, unseen=unseen)),  # noqa: S704
        "label_chart": Markup(label_chart(facts.by_label, names=facts.names, topic=topic)),  # noqa: S704
        "unseen": len(unseen),
        "coverage": years,
        "signs": signs_used(years),
        "listed": listed,
        "listed_reform": sum(row.counted and row.is_reform for row in listed),
        "footnote": facts.count.footnote,
        "version_names": VERSIONS,
        "style": Markup(style),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "security_policy": (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
            " base-uri 'none'; form-action 'none'"
        ),
    }


def _with_dashes(table: Table, groups: Sequence[Group], *, unseen: Collection[str]) -> Table:
    """The table by month, with dashes for the numbers of months at which nobody looked."""
    blank = (UNKNOWN,) * (len(table.columns) - 1)
    rows = tuple(
        (row[0], *blank) if group.key in unseen and not group.tally.total else row
        for row, group in zip(table.rows, groups, strict=False)
    )
    return dataclasses.replace(table, rows=(*rows, *table.rows[len(groups) :]))


def _part(name: str) -> str:
    folder = resources.files("cchc_nlp.reporting") / "templates"
    return (folder / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """How a content security policy names one style or script."""
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"sha256-{digest}"
