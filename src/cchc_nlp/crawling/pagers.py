"""The links of a list's pager on a page of an unknown system.

A pager's links differ in one number, and their texts say which page they lead to. A calendar's
days and the stars of a rating look much the same and are left out. Post-backs lead to no address:
`crawling.paging` reads them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from cchc_nlp.crawling.links import target_of
from cchc_nlp.vietnamese.folding import plain_letters

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ANYWHERE = "http://so.example/"  # only how addresses differ matters
_SHORT = 25  # letters
_TITLE = 4  # words
_NEAR = 3  # elements between a link and its pager
_MONTH = 28  # days
_WEEK = 7
_MOST_TEXTS = 500

_SURE = frozenset(
    "trang sau|trang tiep|trang tiep theo|trang ke|trang ke tiep|tiep theo|ke tiep|next page"
    "|xem them tin|xem them tin tuc|xem them cac tin khac|xem trang sau|trang cuoi".split("|")
)
_WORDS = _SURE | frozenset(
    "tiep|sau|next|cuoi|cuoi cung|last|last page|xem them|tai them|tin cu hon|bai cu hon"
    "|bai viet cu hon|cac bai cu hon|cac bai viet cu hon|older posts|older entries".split("|")
)
_ARROWS = frozenset("» >> > › → ▶ ► ⟩ ≫ ... … »» ›› >| »|".split())
_NUMBER = re.compile(r"\W*(?:trang|page)?\s*(\d{1,5})\W*")
_NEXT_CLASS = re.compile(r"(?i)(?:^|[-_ ])(?:next|sau|tiep)(?:$|[-_ ])")

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
# Where systems put a page's number.
_PAGED = re.compile(
    r"(?i)[?&](?:[\w$:.-]{0,99}[_.$:-])?(?:(?:current|list)?page(?:d|id|no|index|num|number|firstrow)?"
    r"|p|pg|trang|tranghientai|start|limitstart|offset|cur|from|skip|pagefirstrow)=(\d+)"
    r"|/(?:paged?|pageid|pageindex|trang|p)[-_/]?(\d+)(?:\.\w+)?/?(?:\?|$)"
    r"|[-_](?:page|trang|p)[-_]?(\d+)(?:\.\w+)?/?(?:\?|$)"
)
_DAY_KEY = re.compile(r"(?i)[?&](?:\w*(?:ngay|date|day|thang|month|nam|year|tuan|week))=\d+")
_DAY_PATH = re.compile(r"/(?:19|20)\d\d[-/]\d{1,2}(?:[-/]\d{1,2})?(?:\.\w+)?/?(?:\?|$)")
_STARS = re.compile(r"(?i)[?&/]\w*(?:rat(?:e|ing)|stars?|vot(?:e|ing)|diem|scores?|points?)[=/]")
_WEEKDAY = re.compile(
    r"(?i)cn|chủ nhật|(?:t|th|thứ) ?(?:[2-7]|hai|ba|tư|năm|sáu|bảy)|hai|ba|tư|năm|sáu|bảy"
    r"|su|mo|tu|we|th|fr|sa|sun|mon|tue|wed|thu|fri|sat"
)


@dataclass(frozen=True, eq=False)
class _Step:
    """A link that may be a pager's: where it leads, and the page its text names, if it does."""

    link: HtmlElement
    url: str
    label: str
    number: int | None

    @property
    def numbers(self) -> list[int]:
        return [int(digits) for digits in _DIGITS.findall(self.url)]

    @property
    def mould(self) -> str:
        return _DIGITS.sub("#", self.url)


def pager_links(tree: HtmlElement) -> list[HtmlElement]:
    """The links to further pages of the list that a page shows, in page order, each page once.

    >>> from cchc_nlp.portals.base import parse_html
    >>> tree = parse_html('''<p><b>1</b> <a href="/tin/trang-2.html">2</a>
    ... <a href="/tin/trang-3.html">3</a> <a href="/tin/trang-2.html">Sau &raquo;</a></p>''')
    >>> [link.get("href") for link in pager_links(tree)]
    ['/tin/trang-2.html', '/tin/trang-3.html']
    """
    steps = [step for step in map(_step, tree.iter("a", "link")) if step is not None]
    runs: dict[HtmlElement, list[_Step]] = defaultdict(list)
    for step, place in zip(steps, _places(steps), strict=True):
        runs[place].append(step)
    chosen = {step for run in runs.values() for step in _of_pager(run)}
    pages = {step.url: step.link for step in reversed(steps) if step in chosen}
    return [step.link for step in steps if pages.get(step.url) is step.link]


def _step(link: HtmlElement) -> _Step | None:
    is_next = "next" in (link.get("rel") or "").lower().split()
    label = _next_label(link) if is_next else "" if link.tag == "link" else _label(link)
    url = target_of(link, _ANYWHERE) if label else ""
    if not url or _DAY_KEY.search(url) or _STARS.search(url):
        return None
    match = _NUMBER.fullmatch(label)
    return _Step(link, url, label, int(match[1]) if match else None)


def _next_label(link: HtmlElement) -> str:
    """What rel=next is worth: WordPress marks the next article so too, with its title."""
    is_title = link.tag == "link" or len(str(link.text_content()).split()) > _TITLE
    return "next" if is_title else "trang sau"


def _label(link: HtmlElement) -> str:
    """A pager's word or number on a link, in plain letters; "" for any other text."""
    said = str(link.text_content()).strip()
    if len(said) > _SHORT:
        return ""
    said = said or link.get("aria-label") or link.get("title") or _alt(link)
    if said in _ARROWS or _NUMBER.fullmatch(said):
        return said
    plain = " ".join(re.findall(r"\w+", plain_letters(said)))
    if not plain and not said and _NEXT_CLASS.search(link.get("class") or ""):
        return "next"
    return plain if plain in _WORDS or _NUMBER.fullmatch(plain) else ""


def _alt(link: HtmlElement) -> str:
    return next((image.get("alt") or "" for image in link.iter("img")), "")


def _places(steps: Sequence[_Step]) -> Iterator[HtmlElement]:
    """The pager around each link: the nearest element that holds another such link, or itself."""
    held: dict[HtmlElement, int] = defaultdict(int)
    for step in steps:
        for above in islice(step.link.iterancestors(), _NEAR):
            held[above] += 1
    for step in steps:
        near = islice(step.link.iterancestors(), _NEAR)
        yield next((above for above in near if held[above] > 1), step.link)


def _of_pager(run: list[_Step]) -> list[_Step]:
    """Those links of one place that lead to pages."""
    if _is_calendar(run[0].link):
        return []
    moulds: dict[str, list[_Step]] = defaultdict(list)
    for step in run:
        moulds[step.mould].append(step)
    numbered = {mould for mould, steps in moulds.items() if _is_numbered(steps)}
    return [
        step
        for step in run
        if step.mould in numbered
        or (step.label in _SURE or _is_paged(step) if step.number is None else _is_counted(step))
        or (step.number == 1 and numbered)  # the first page, without a number in its address
    ]


def _is_paged(step: _Step) -> bool:
    return bool(_PAGED.search(step.url)) and not _DAY_PATH.search(step.url)


def _is_counted(step: _Step) -> bool:
    """Whether a number stands where systems put a page's, and agrees with the link's text."""
    match = _PAGED.search(step.url)
    values = [int(value) for value in match.groups() if value] if match else []
    return bool(values) and _counts([(step.number or 0, values[0])])


def _is_numbered(steps: Sequence[_Step]) -> bool:
    """Whether links with numbers for texts lead to addresses that count with them."""
    named = [(step.number, step.numbers) for step in steps if step.number is not None]
    columns = list(zip(*(numbers for _, numbers in named), strict=True))
    varying = [column for column in columns if len(set(column)) > 1]
    if len(varying) != 1 or _DAY_PATH.search(steps[0].url):
        return False
    is_years = all(_YEAR.fullmatch(str(number)) for number, _ in named)
    return not is_years and _counts([(n, at) for (n, _), at in zip(named, varying[0], strict=True)])


def _counts(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether addresses count pages (from 1 or 0) or the items before them, as the texts say.

    >>> _counts([(2, 20), (3, 40)]), _counts([(2, 1), (3, 2)]), _counts([(1, 77), (2, 31)])
    (True, True, False)
    """
    shifts = {value - number for number, value in pairs}
    if len(shifts) == 1 and shifts <= {0, -1}:
        return True
    steps = {value / (number - 1) for number, value in pairs if number > 1}
    firsts = {value for number, value in pairs if number == 1}
    return len(steps) == 1 and min(steps) >= 2 and firsts <= {0, 1}


def _is_calendar(link: HtmlElement) -> bool:
    """Whether the link stands among the days of a month under the names of weekdays."""
    for above in islice(link.iterancestors(), 2 * _NEAR):
        said = list(islice((text.strip() for text in above.itertext()), _MOST_TEXTS))
        days = sum(text.isdecimal() and len(text) < 3 for text in said)
        if days >= _MONTH and sum(bool(_WEEKDAY.fullmatch(text)) for text in said) >= _WEEK:
            return True
    return False
