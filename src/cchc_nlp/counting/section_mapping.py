"""The office's own sections beside the content: two numbers for one question.

Departments count what stands under "Cải cách hành chính"; this package counts what articles say.
A site's `[site.sections]` tells what its sections are for (guideline 2.2), and both numbers are
reported with the articles in which they differ. The section says where an article stands, and
never what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from cchc_nlp.classification.taxonomy import REFORM_LABELS, counts_as_reform
from cchc_nlp.corpus.addresses import profiles
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.phrasing import vietnamese_number
from cchc_nlp.counting.sentences import TOPICS
from cchc_nlp.counting.tally import counted_articles
from cchc_nlp.portals.sites import Sections, Site, sections_of
from cchc_nlp.records import Period, Policy, Record
from cchc_nlp.vietnamese.folding import fold

Places = Mapping[str, Sections]  # what each source's sections hold, by folded name


@dataclass(frozen=True)
class Differing(Record):
    """An article that the section and the content count differently."""

    article_id: str
    title: str
    section: str
    is_reform: bool


@dataclass(frozen=True)
class SectionCount(Record):
    """The unique articles of one of the office's sections.

    `reform` are so by content; `classes` is what the mapping says, None where it says nothing;
    `says_reform` is whether that makes the section one for reform under the policy. `differing`
    are articles of a reform section that are not reform, or reform ones that stand elsewhere.
    """

    source: str
    section: str
    articles: int
    reform: int
    classes: tuple[str, ...] | None
    says_reform: bool
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True)
class SectionTotals(Record):
    """By the office's own sections, by content, both, and only one of them.

    `mapped` is how many of the `sections` have something said of them; without any, `by_section`
    is 0 and means nothing.
    """

    articles: int
    by_section: int
    by_content: int
    both: int
    only_section: int
    only_content: int
    sections: int
    mapped: int


def section_counts(
    corpus: Corpus, *, period: Period, policy: Policy = "cchc", sites: Sequence[Site] = ()
) -> tuple[SectionCount, ...]:
    """A count for each section of each source, by name; duplicates are not counted.

    What sections hold is read from `sites` (`load_sites`), or else from what the corpus keeps of
    the sites that were crawled. Under `strict_tthc` a section counts as reform only if it is one
    for procedures (P2).
    """
    places = _places(corpus, sites)
    found: dict[tuple[str, str], list[Differing]] = {}
    for item in counted_articles(corpus, period):
        article = item.article
        if article.duplicate_of is None:
            is_reform = counts_as_reform(item.label, policy)
            told = Differing(article.id, article.title, article.section, is_reform)
            found.setdefault((article.source, article.section), []).append(told)
    return tuple(_counted(found[key], key, places=places, policy=policy) for key in sorted(found))


def _counted(
    items: Sequence[Differing], key: tuple[str, str], *, places: Places, policy: Policy
) -> SectionCount:
    source, section = key
    classes = places.get(source, {}).get(_plain(section))
    says_reform = _says_reform(classes, policy)
    return SectionCount(
        source,
        section,
        articles=len(items),
        reform=sum(item.is_reform for item in items),
        classes=classes,
        says_reform=says_reform,
        differing=tuple(item for item in items if item.is_reform != says_reform),
    )


def _says_reform(classes: tuple[str, ...] | None, policy: Policy) -> bool:
    """Whether every class of a section is reform; kinds of items ("notice") say nothing of it."""
    if policy == "strict_tthc":
        return classes == ("P2",)
    return bool(classes) and all(name in ("reform", *REFORM_LABELS) for name in classes or ())


def _places(corpus: Corpus, sites: Sequence[Site]) -> Places:
    """By source: a site goes by its name, or by its host where it was crawled without one."""
    if not sites:
        return {name: _folded(sections_of(told)) for name, told in profiles(corpus).items()}
    named = {site.name: _folded(site.sections) for site in sites}
    hosts = {urlsplit(url).netloc: named[site.name] for site in sites for url in site.start}
    return {**hosts, **named}


def _folded(sections: Sections) -> Sections:
    return {_plain(name): classes for name, classes in sections.items()}


def _plain(name: str) -> str:
    return " ".join(fold(name).split())


def section_totals(counts: Iterable[SectionCount]) -> SectionTotals:
    """What the sections come to, by the office's own and by content.

    >>> tthc = SectionCount("so", "TTHC", 10, 8, ("P2",), True)
    >>> news = SectionCount("so", "Tin tức", 90, 13, None, False)
    >>> t = section_totals([tthc, news])
    >>> t.by_section, t.by_content, t.both, t.only_section, t.only_content
    (10, 21, 8, 2, 13)
    """
    counts = list(counts)
    own = [count for count in counts if count.says_reform]
    by_section = sum(count.articles for count in own)
    by_content = sum(count.reform for count in counts)
    both = sum(count.reform for count in own)
    return SectionTotals(
        articles=sum(count.articles for count in counts),
        by_section=by_section,
        by_content=by_content,
        both=both,
        only_section=by_section - both,
        only_content=by_content - both,
        sections=len(counts),
        mapped=sum(count.classes is not None for count in counts),
    )


def section_sentence(
    totals: SectionTotals, *, policy: Policy, lang: Literal["vi", "en"] = "vi"
) -> str:
    """One sentence with both numbers, or that the sections were not described.

    >>> totals = SectionTotals(100, 10, 21, 8, 2, 13, sections=2, mapped=1)
    >>> print(section_sentence(totals, policy="cchc", lang="en"))
    Of 100 articles, 10 stand in the office's own sections for reform, and 21 are about reform by \
their content: 8 both, 2 by the section only, 13 by the content only.
    """
    t = totals
    if lang == "en":
        if not t.mapped:
            return (
                f"Of {t.articles} articles, {t.by_content} are about reform by their content;"
                " what the office's own sections are for was not described ([site.sections])."
            )
        return (
            f"Of {t.articles} articles, {t.by_section} stand in the office's own sections for"
            f" reform, and {t.by_content} are about reform by their content: {t.both} both,"
            f" {t.only_section} by the section only, {t.only_content} by the content only."
        )
    return _vietnamese(t, TOPICS[policy])


def _vietnamese(t: SectionTotals, topic: str) -> str:
    number = vietnamese_number
    by_content = f"theo nội dung, có {number(t.by_content)} tin, bài về {topic}"
    if not t.mapped:
        return (
            f"Trong {number(t.articles)} tin, bài, {by_content}; chưa khai báo chuyên mục nào của"
            " đơn vị là chuyên mục về nội dung này."
        )
    return (
        f"Trong {number(t.articles)} tin, bài, có {number(t.by_section)} tin, bài đăng ở chuyên mục"
        f" của đơn vị về {topic}; {by_content}. Số tin, bài trùng nhau theo hai cách tính là"
        f" {number(t.both)}; chỉ theo chuyên mục: {number(t.only_section)}; chỉ theo nội dung:"
        f" {number(t.only_content)}."
    )
