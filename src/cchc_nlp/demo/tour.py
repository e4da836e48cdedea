"""The whole way on the bundled department's site: crawl, label, review, count, report.

The site is fictional; so is its reader, whose decisions travel with it and go through the same
sheet that a person would fill.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from cchc_nlp.classification.labeling import classify
from cchc_nlp.corpus.addresses import has_finished_run
from cchc_nlp.corpus.gathering import Progress, crawl
from cchc_nlp.corpus.ledger import build_ledger
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import Counted, count, counted_articles, tally_of
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.demo.server import serve_site
from cchc_nlp.records import Count, Ledger, Period, Policy, Tally
from cchc_nlp.reporting.reports import report
from cchc_nlp.reviewing.columns import (
    DECISION,
    HEADINGS,
    LINK,
    MACHINE,
    PRIMARY,
    RIGHT,
    SECONDARY,
    WRONG,
)
from cchc_nlp.reviewing.exporting import export_reviews
from cchc_nlp.reviewing.importing import import_reviews

PERIOD = Period(dt.date(2023, 1, 1), dt.date(2023, 10, 25))
POLICY: Policy = "strict_tthc"
READER = "Người rà soát mẫu"
AGENCY = "Sở Nông nghiệp và Phát triển nông thôn tỉnh Vĩnh Giang"
REPORTS = ("bao-cao.docx", "minh-chung.xlsx", "bao-cao.html")


@dataclass(frozen=True)
class Tour:
    """What the demo gave: the machine's own tally, the reviewed one, the ledger, the files."""

    by_machine: Tally
    count: Count
    ledger: Ledger
    files: tuple[Path, ...]


def take_tour(
    folder: Path,
    *,
    progress: Progress | None = None,
    step: Callable[[str], object] = lambda name: None,
) -> Tour:
    """Go the whole way and leave corpus, sheet and reports in `folder`.

    Called again it goes on where it was. `step` is told what begins: crawl, classify, review,
    count, report.
    """
    step("crawl")
    folder.mkdir(parents=True, exist_ok=True)
    with Corpus.open(folder / "demo.db") as corpus:
        if not has_finished_run(corpus):  # the bundled site never changes: once is enough
            with serve_site() as site:
                fetcher = Fetcher(delay=0, proxy=site.proxy)
                crawl(site.start_urls, corpus, fetcher=fetcher, progress=progress)
        step("classify")
        labels = {label.article_id: label for label in classify(corpus.articles())}
        corpus.add_labels(labels.values())
        by_machine = tally_of(
            (Counted(i.article, labels[i.article.id]) for i in counted_articles(corpus, PERIOD)),
            policy=POLICY,
        )
        step("review")
        sheet = folder / "ra-soat.xlsx"
        sheet.unlink(missing_ok=True)  # a sheet of an interrupted demo, filled and not imported
        export_reviews(corpus, sheet)
        fill_demo_sheet(sheet)
        import_reviews(sheet, corpus, by=READER)
        step("count")
        counted = count(corpus, period=PERIOD, policy=POLICY)
        step("report")
        reports = [folder / name for name in REPORTS]
        for path in reports:
            report(corpus, path, period=PERIOD, policy=POLICY, agency=AGENCY)
        ledger = build_ledger(corpus)
    return Tour(by_machine, counted, ledger, (*reports, sheet, folder / "demo.db"))


def fill_demo_sheet(sheet: Path) -> int:
    """Write the fictional reader's decisions into a review sheet of the bundled site; how many.

    As a person would in a spreadsheet; rows of other articles stay as they are.
    """
    from openpyxl import load_workbook

    decisions, filled = _decisions(), 0
    book = load_workbook(sheet)
    column = {name: number for number, name in enumerate(HEADINGS)}
    for row in book.worksheets[0].iter_rows(min_row=2):
        url = str(row[column[LINK]].value)
        if url not in decisions:
            continue
        filled += 1
        state, labels = decisions[url]
        said = row[column[MACHINE]].value
        row[column[DECISION]].value = state or (RIGHT if said == labels else WRONG)
        if not state and said != labels:
            primary, _, secondary = labels.partition(", ")
            row[column[PRIMARY]].value = primary
            row[column[SECONDARY]].value = secondary
    book.save(sheet)
    return filled


def _decisions() -> dict[str, tuple[str, str]]:
    """`{address: (decision, labels)}` of the fictional reader, labels as "P6, P2"."""
    lines = (resources.files("cchc_nlp.demo") / "decisions.jsonl").read_text(encoding="utf-8")
    return {
        row["url"]: (row["state"], row["labels"]) for row in map(json.loads, lines.splitlines())
    }
