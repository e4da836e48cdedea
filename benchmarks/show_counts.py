"""The bundled department's year: unread, half read, read by the sheet, read through.

python -m benchmarks.show_counts
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import get_args

from tests.demo.deciding import read_all, read_half, read_queue

from cchc_nlp.classification.labeling import classify
from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.tally import count
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.demo.server import serve_site
from cchc_nlp.demo.tour import PERIOD
from cchc_nlp.records import Policy

GOLD = Path(__file__).parent.parent / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
READING: Mapping[str, Callable[..., None] | None] = {
    "unread": None,
    "half of the sheet": read_half,
    "the sheet": read_queue,
    "everything": read_all,
}


def main() -> None:
    gold = {row["url"]: row for row in map(json.loads, GOLD.read_text("utf-8").splitlines())}
    print(f"{'':20}{'policy':14}{'read':>6}{'confirmed':>11}{'estimate':>10}{'bounds':>14}  how")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "year.db"
        with serve_site() as site:
            crawl(site.start_urls, path, fetcher=Fetcher(delay=0, proxy=site.proxy))
        with Corpus.open(path) as corpus:
            corpus.add_labels(classify(corpus.articles()))
        for name, read in READING.items():
            _show(name, path, read, gold)


def _show(name: str, path: Path, read: Callable[..., None] | None, gold: Mapping) -> None:
    copy = path.with_name(f"{name}.db")
    shutil.copy(path, copy)
    with Corpus.open(copy) as corpus:
        if read is not None:
            read(corpus, gold, period=PERIOD)
        for policy in get_args(Policy):
            found = count(corpus, period=PERIOD, policy=policy)
            e = found.estimate["reform"]
            bounds = f"{e.low:.1f} - {e.high:.1f}"
            print(
                f"{name:20}{policy:14}{found.tally.reviewed:6}{found.tally.confirmed:11}"
                f"{e.value:10.1f}{bounds:>14}  {e.method}"
            )


if __name__ == "__main__":
    main()
