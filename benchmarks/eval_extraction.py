"""How well articles are read off pages, beside what others make of the same pages in the same run.

`python -m benchmarks.eval_extraction` reads the written pages of `tests/article_pages` twice: with
the selectors of their systems (`ours`), and with every system held out, as a page of an unknown one
(`held_out`). `--pages tests.unseen_pages.everything` reads those of layouts that were written by
somebody who did not know the reader. `--wrong` prints what is not exact.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import logging
import re
import statistics
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tests.stored_pages import page_of

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.normalization import decode

NEARLY = 0.985
TOKEN = re.compile(r"\w+")
CHROME = re.compile(
    r"(?i)skip ribbon|lượt xem|lượt truy cập|đang truy cập|cỡ chữ|in bài viết|gửi mail|mã captcha"
    r"|mã bảo mật|nhập chú thích ảnh|tin cùng chuyên mục|các tin khác|tin liên quan|tin cũ hơn"
)


@dataclass(frozen=True)
class Answer:
    """What one reader made of one page; a date without an hour is given as a date."""

    title: str
    published: dt.datetime | dt.date | None
    text: str
    article: Article | None = None


@dataclass(frozen=True)
class Score:
    """An answer beside what is right."""

    system: str
    name: str
    title: bool
    date: bool
    invented: bool
    f1: float | None
    chrome: bool
    files: bool
    kind: bool

    @property
    def is_exact(self) -> bool:
        """Whether nothing is wrong that a reader would see."""
        is_right = self.title and self.date and self.files and self.kind
        return is_right and (self.f1 is None or self.f1 > NEARLY)


def ours(page: Any, *, portal: str = "") -> Answer:
    stored = page_of(
        page.body,
        url=page.url,
        content_type=page.content_type,
        fetched_at=page.fetched,
        portal=portal,
    )
    record = extract_page(stored)
    if not isinstance(record, Article):
        return Answer("", None, "")
    return Answer(record.title, record.published, record.text, record)


def held_out(page: Any) -> Answer:
    return ours(page, portal="generic")


def of_trafilatura(page: Any) -> Answer:
    import trafilatura

    found = trafilatura.bare_extraction(
        page.body, url=page.url, include_comments=False, include_tables=True, with_metadata=True
    )
    if found is None:
        return Answer("", None, "")
    day = dt.date.fromisoformat(found.date) if found.date else None
    return Answer(found.title or "", day, found.text or "")


def of_readability(page: Any) -> Answer:
    from bs4 import BeautifulSoup
    from readability import Document

    document = Document(decode(page.body, content_type=page.content_type))
    text = BeautifulSoup(document.summary(), "lxml").get_text("\n")
    return Answer(document.short_title() or "", None, text)


def of_get_text(page: Any) -> Answer:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page.body, "lxml")
    for element in soup(["script", "style"]):
        element.decompose()
    title = soup.title.get_text(" ", strip=True) if soup.title else ""
    return Answer(title, None, soup.get_text(" "))


def score(page: Any, answer: Answer) -> Score:
    gold, article = page.gold, answer.article
    files = None if article is None else [(a.url, a.name) for a in article.attachments]
    return Score(
        system=page.system,
        name=page.name,
        title=_line(answer.title) == _line(gold.title),
        date=_is_same(answer.published, gold.published),
        invented=answer.published is not None and not _is_same(answer.published, gold.published),
        f1=token_f1(answer.text, "\n".join(gold.lines)) if gold.lines else None,
        chrome=bool(CHROME.search(answer.text)) and not CHROME.search("\n".join(gold.lines)),
        files=files == list(map(tuple, gold.attachments)),
        kind=article is not None and article.body_kind == gold.body_kind,
    )


def token_f1(found: str, wanted: str) -> float:
    """The harmonic mean of precision and recall over words, each as often as it stands."""
    one, other = (Counter(TOKEN.findall(text.lower())) for text in (found, wanted))
    both = sum((one & other).values())
    return 2 * both / (sum(one.values()) + sum(other.values())) if both else 0.0


def _line(text: str) -> str:
    return " ".join(text.split())


def _is_same(found: dt.datetime | dt.date | None, wanted: dt.datetime | None) -> bool:
    """Rivals give days alone, and are compared by day."""
    if found is None or wanted is None:
        return found is wanted
    return found == wanted if isinstance(found, dt.datetime) else found == wanted.date()


def row(name: str, scores: Sequence[Score]) -> str:
    f1 = [s.f1 for s in scores if s.f1 is not None]
    share = {
        field: sum(getattr(s, field) for s in scores) / len(scores)
        for field in ("title", "date", "files", "kind")
    }
    return (
        f"{name:24} {len(scores):4} {share['title']:6.3f} {share['date']:6.3f}"
        f" {sum(s.invented for s in scores):8} {statistics.mean(f1):6.3f} {min(f1):6.3f}"
        f" {sum(s.chrome for s in scores):6} {share['files']:6.3f} {share['kind']:6.3f}"
    )


HEAD = (
    f"{'':24} {'n':>4} {'title':>6} {'date':>6} {'invented':>8} {'F1':>6} {'worst':>6}"
    f" {'chrome':>6} {'files':>6} {'kind':>6}"
)


def table(pages: Sequence[Any], reader: Callable[[Any], Answer], *, shows_wrong: bool) -> None:
    """Print a line for each system, and for all."""
    scores = [score(page, reader(page)) for page in pages]
    print(f"\n{reader.__name__}\n{HEAD}")
    for system, group in groupby(scores, key=lambda s: s.system):
        print(row(system, list(group)))
    print(row("all", scores))
    for page, found in zip(pages, scores, strict=True):
        if shows_wrong and not found.is_exact:
            print_wrong(page, found, reader(page))


def print_wrong(page: Any, found: Score, answer: Answer) -> None:
    """Print what of one page is not as it should be."""
    gold, article = page.gold, answer.article
    print(f"\n--- {found.system} {found.name} f1={found.f1} {page.url}")
    if not found.title:
        print(f"  title {answer.title!r} != {gold.title!r}")
    if not found.date:
        print(f"  date {answer.published} != {gold.published}")
    if article and not (found.kind and found.files):
        print(f"  kind {article.body_kind} != {gold.body_kind}")
        print(f"  files {[(a.url, a.name) for a in article.attachments]} != {gold.attachments}")
    lines, wanted = answer.text.split("\n"), list(gold.lines)
    for line in (line for line in wanted if line not in lines):
        print(f"  lost  {line[:150]}")
    for line in (line for line in lines if line not in wanted):
        print(f"  added {line[:150]}")


READERS = (ours, held_out, of_trafilatura, of_readability, of_get_text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", default="tests.article_pages.everything")
    parser.add_argument("--system", default="", help="only systems with this in their name")
    parser.add_argument("--wrong", action="store_true", help="print what is not exact")
    parser.add_argument("--readers", default=",".join(reader.__name__ for reader in READERS))
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable()  # rivals tell of every page they cannot read
    pages = importlib.import_module(asked.pages).all_pages()
    pages = [page for page in pages if asked.system in page.system]
    known = [page for page in pages if page.portal not in ("", "generic")]
    for reader in READERS:
        if reader.__name__ in asked.readers.split(",") and (known or reader is not ours):
            table(known if reader is ours else pages, reader, shows_wrong=asked.wrong)


if __name__ == "__main__":
    main()
