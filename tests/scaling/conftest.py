"""Datasets of the bundled site, a command line in processes of its own, pages that end theirs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cchc_nlp.corpus.exchange import write_records
from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling.archiving import write_warc
from cchc_nlp.crawling.fetching import Fetcher
from cchc_nlp.demo.server import serve_site
from cchc_nlp.scaling import classify_dataset

from ..factories import article

PAGES = 80  # of one of its hosts: two would come in an order of their own each time
SIZE = 30_000  # bytes of a partition
Run = Callable[..., subprocess.CompletedProcess[str]]

# Whatever process imports this begins with a page, and an article, that ends it.
_FAULTY = """
import os
import cchc_nlp.classification.combined as combined
import cchc_nlp.extraction.articles as articles

extract_page, labels = articles.extract_page, combined.CombinedLabeler._labels

def read(page):
    if b"fatal-page" in page.body:
        os._exit(137)
    return extract_page(page)

def label(self, batch):
    if any("fatal-text" in article.text for article in batch):
        os._exit(137)
    return labels(self, batch)

articles.extract_page, combined.CombinedLabeler._labels = read, label
"""


@pytest.fixture(scope="session")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The beginning of the bundled site's crawl: its corpus and its WARC."""
    folder = tmp_path_factory.mktemp("crawled")
    with serve_site() as site, write_warc(folder / "site.warc.gz") as archive:
        fetcher = Fetcher(delay=0, proxy=site.proxy, archive=archive)
        crawl(site.start_urls[:1], folder / "site.db", fetcher=fetcher, max_pages=PAGES)
    return folder / "site.db", folder / "site.warc.gz"


@pytest.fixture(scope="session")
def dataset(crawled: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A WARC, and re-posts of its articles as JSONL and Parquet, with what cannot be read."""
    folder = tmp_path_factory.mktemp("dataset")
    for file in crawled:
        shutil.copy(file, folder)
    with Corpus.open(crawled[0]) as corpus:
        articles = list(corpus.articles())
    reposts = [
        replace(a, id=f"r{n}", url=f"http://bao.example/{n}", source="bao.example")
        for n, a in enumerate(articles[::2])
        if a.body_kind == "html"
    ]
    near = [
        replace(
            a, id=f"n{a.id}", url=f"{a.url}?b", title=f"Tin {a.id}", text=f"{a.text}\nTheo báo."
        )
        for a in reposts[:30]
    ]
    (folder / "papers").mkdir()
    write_records(reposts, folder / "papers" / "a.jsonl")
    write_records([*near, *reposts[:5]], folder / "papers" / "b.parquet")
    rows = [
        json.dumps({"url": "http://x.example/1", "html": "<html><body>fatal-page</body></html>"}),
        "{no json",
        json.dumps({"title": "Không có nội dung", "url": "http://x.example/2"}),
        json.dumps(article("last", text="Sở cắt giảm fatal-text 5 thủ tục hành chính.").to_dict()),
    ]
    (folder / "papers" / "c.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def labelled(dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset labelled in this process, in small partitions."""
    output = tmp_path_factory.mktemp("labelled")
    classify_dataset(dataset, output, engine="serial", partition_bytes=SIZE)
    return output


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs `cchc` in a process; `faulty=True`: some pages end every process that reads them."""
    (tmp_path / "faulty").mkdir()
    (tmp_path / "faulty" / "sitecustomize.py").write_text(_FAULTY, encoding="utf-8")

    def call(*arguments: object, faulty: bool = False) -> subprocess.CompletedProcess[str]:
        paths = [str(tmp_path / "faulty")] * faulty + [os.environ.get("PYTHONPATH", "")]
        return subprocess.run(
            [sys.executable, "-m", "cchc_nlp.cli", *map(str, arguments)],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return call
