"""One crawl of a simulated site, compared with what is there."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from protego import Protego

import cchc_nlp
from cchc_nlp.records import Article

from .serving import Asked, FakeSite, Request, Served
from .stories import Story

AGENT = "cchc_nlp"
MOST_PAGES = 600  # far more than any site has: a loop shows in the table, and ends
ENOUGH_PER_ARTICLE = 1.3
ENOUGH_LISTS = 40  # the site with the most archives has 27 pages of lists and feeds


@dataclass(frozen=True)
class Score:
    """What a crawl found of a site, and what it asked for."""

    site: FakeSite
    detected: str
    found: int
    missing: tuple[Story, ...]
    twice: tuple[str, ...]
    wrong_dates: tuple[str, ...]
    wrong_titles: tuple[str, ...]
    beside: tuple[str, ...]
    lists: int
    others: int
    forbidden: tuple[str, ...]
    strayed: tuple[str, ...]
    error: str = ""

    @property
    def per_article(self) -> float:
        """Requests for anything but lists, feeds and sitemaps, for each article there."""
        return self.others / len(self.site.stories)

    @property
    def is_good(self) -> bool:
        """Every article once, as it is, and nothing else, for little more than one request each."""
        asked_enough = self.per_article <= ENOUGH_PER_ARTICLE and self.lists <= ENOUGH_LISTS
        return asked_enough and not self.error and not any(self.faults.values())

    @property
    def faults(self) -> dict[str, tuple[str, ...]]:
        """The addresses of what went wrong, by its kind."""
        return {
            "missing": tuple(self.site.urls[story.number] for story in self.missing),
            "twice": self.twice,
            "wrong date": self.wrong_dates,
            "wrong title": self.wrong_titles,
            "no article": self.beside,
            "robots broken": self.forbidden,
            "strayed": self.strayed,
        }


@dataclass
class _Compared:
    """Articles of a corpus beside the stories of a site, told by their text."""

    by_story: dict[int, list[Article]] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)


def crawled(site: FakeSite, served: Served) -> Score:
    """Crawl a running site into a corpus of its own."""
    asked = len(served.asked)
    with tempfile.TemporaryDirectory() as folder:
        articles, error = _crawl(site, served.proxy, Path(folder))
    return _score(site, articles, served.asked[asked:], error)


def _crawl(site: FakeSite, proxy: str, folder: Path) -> tuple[list[Article], str]:
    """The articles a crawl stored, and the error that ended it, if one did."""
    corpus, error = folder / "corpus.db", ""
    profile = folder / "sites.toml"
    profile.write_text(site.profile, encoding="utf-8")
    described = cchc_nlp.load_sites(profile) if site.profile else ()
    starts = [] if site.profile else [site.start_url]
    fetcher = cchc_nlp.Fetcher(delay=0, proxy=proxy, sleep=lambda _: None)
    try:
        cchc_nlp.crawl(starts, corpus, sites=described, fetcher=fetcher, max_pages=MOST_PAGES)
    except cchc_nlp.CchcError as reason:
        error = str(reason)
    if not corpus.exists():
        return [], error
    with cchc_nlp.Corpus.open(corpus) as store:
        return list(store.articles()), error


def _score(
    site: FakeSite, articles: Sequence[Article], asked: Sequence[Asked], error: str
) -> Score:
    compared = _compare(site.stories, articles)
    once = {n: found[0] for n, found in compared.by_story.items()}
    by_number = {story.number: story for story in site.stories}
    return Score(
        site=site,
        detected=_most_common(article.portal for article in articles),
        found=len(once),
        missing=tuple(s for s in site.stories if s.number not in once),
        twice=tuple(article.url for found in compared.by_story.values() for article in found[1:]),
        wrong_dates=tuple(a.url for n, a in once.items() if not _dated(site, a, by_number[n])),
        wrong_titles=tuple(a.url for n, a in once.items() if a.title != by_number[n].title),
        beside=tuple(compared.beside),
        lists=sum(a.shows == "list" for a in asked),
        others=sum(a.shows != "list" for a in asked),
        forbidden=forbidden_of(site, asked),
        strayed=tuple(a.url for a in asked if urlsplit(a.url).netloc != site.host),
        error=error,
    )


def _compare(stories: Sequence[Story], articles: Sequence[Article]) -> _Compared:
    compared = _Compared()
    for article in articles:
        said = " ".join(f"{article.lead} {article.text}".split())
        story = next((s for s in stories if s.mark in said), None)
        if story is None:
            compared.beside.append(article.url)
        else:
            compared.by_story.setdefault(story.number, []).append(article)
    return compared


def _dated(site: FakeSite, article: Article, story: Story) -> bool:
    """Whether the date is that of the story, to the minute where the site tells it."""
    if article.published is None:
        return False
    if site.prints_time and article.published_source != "list":
        return article.published.replace(second=0) == story.published
    return article.published.date() == story.published.date()


def forbidden_of(site: FakeSite, asked: Iterable[Asked]) -> tuple[str, ...]:
    """What the site's robots.txt asks not to fetch and was fetched."""
    body = site.answer(Request("GET", "/robots.txt", headers={"user-agent": AGENT})).body.decode()
    rules = Protego.parse("" if body.startswith("<") else body.lstrip("\ufeff"))
    return tuple(a.url for a in asked if not rules.can_fetch(a.url, AGENT))


def _most_common(names: Iterable[str]) -> str:
    counted = Counter(names).most_common(1)
    return counted[0][0] if counted else "-"
