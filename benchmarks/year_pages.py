"""The article pages of the bundled department's year, crawled from the site in the wheel."""

from __future__ import annotations

import tempfile
from pathlib import Path

from cchc_nlp import Corpus, Fetcher, crawl, serve_site
from cchc_nlp.corpus.pages import article_pages
from cchc_nlp.records import Page


def bundled_year() -> list[Page]:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve_site() as site,
        Corpus.open(Path(folder) / "c.db") as corpus,
    ):
        crawl(site.start_urls, corpus, fetcher=Fetcher(delay=0, proxy=site.proxy))
        return [page for _, page in article_pages(corpus)]
