"""The article on a page of an unknown system: what its headline stands over.

No selector is known, so the page is read as a person reads it: from the headline down, past stamps
and toolbars, through what says something, to where other articles, comments or the site itself
begin to speak. The elements around the headline are left behind one by one; one is left for the
next only while what follows is text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from cchc_nlp.extraction.attachments import file_in
from cchc_nlp.extraction.blocks import Block, blocks_of, one_line, text_blocks
from cchc_nlp.extraction.boilerplate import (
    ends_article,
    is_chrome,
)
from cchc_nlp.extraction.boxes import box_of, is_clock, named
from cchc_nlp.extraction.bylines import Byline, byline_of, same, split_bylines
from cchc_nlp.extraction.headline import find_headlines, is_office
from cchc_nlp.extraction.line_kinds import (
    A_SENTENCE,
    A_STAMP,
    is_around_text,
    is_aside_of_text,
    is_linked,
    is_paragraph,
    is_stamp,
    is_text,
    says,
    words_in,
)
from cchc_nlp.extraction.link_lists import without_link_lists
from cchc_nlp.extraction.metadata import Metadata
from cchc_nlp.extraction.stamps import is_stamp_like
from cchc_nlp.portals.selecting import Names
from cchc_nlp.vietnamese.folding import fold

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_HEADLINES = 4
FEWEST_ITEMS = 2  # dated ones that make a list
_DATE_AT_END = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\)?$")
ENOUGH = 25  # words that can be an article without anything after them
FEW_WORDS = 6  # that are an article under a headline with a stamp
A_LEAD = 90  # words: one paragraph of no more may be a lead, its body in another box
SOME_LINKS = 0.15  # of what is said: a text has fewer of its words in lines of links
TITLE_WORDS = 40  # of the longest headline
UNDER = 60  # lines under a headline in which its stamp may stand
NEAR = 4  # lines above the headline, and after the article, in which its stamp may stand
MOST_LINKS = 400  # in an element around one article
MOST_BLOCKS = 6000  # after a headline; a page with more is a table of data
_MEDIA = ("iframe", "object", "embed", "video", "audio")
_LEADS = re.compile(r"(?i)sapo|lead|summary|hometext|chapeau|intro|tom-?tat|mo-?ta|descri|trich")


@dataclass(frozen=True)
class Found:
    """An article found without selectors.

    `element` holds headline and text, `body` the text alone. `around` are the lines in which its
    stamp may stand, in four groups: between headline and text, in the box right above the headline,
    after the text, in other boxes above; `places` are the elements of the first. `beside` are those
    after the text, where files may be.
    """

    element: _Element
    body: _Element | None
    title: str
    lead: str
    lines: tuple[str, ...]
    byline: Byline
    around: tuple[tuple[str, ...], ...]
    places: tuple[_Element, ...]
    beside: tuple[_Element, ...]


def find_unknown(
    page: Names, told: Metadata, *, given: Sequence[_Element] = (), is_bold: bool = True
) -> Found | None:
    """The article of a page of these names, or None if no headline stands over a text.

    `given` are elements that somebody said are the headline: they are asked first. So is one that
    the page names; among others the one over the longest text is the likelier. Where there is none,
    only a bold reader takes the line above the longest text for it.
    """
    tree = page.tree
    body = next(tree.iter("body"), tree)
    candidates = find_headlines(tree, told, page=page)[:MOST_HEADLINES]
    sure = [*given[:MOST_HEADLINES], *(c.element for c in candidates if c.is_named)]
    for heading in sure:
        if (found := _under(heading, body)) is not None:
            return found
    likely = {c.element for c in candidates}
    unsure = [c for c in candidates if not c.is_named]
    found_under = ((c.score, _under(c.element, body, likely=likely)) for c in unsure)
    worth = [(_worth(score, found), found) for score, found in found_under if found]
    if worth:
        return max(worth, key=itemgetter(0))[1]
    line = _line_above_text(body) if is_bold else None
    return None if line is None else _under(line, body)


def _line_above_text(body: _Element) -> _Element | None:
    """The short line above the longest stretch of text, where nothing is named as a headline."""
    blocks = [b for b in islice(blocks_of(body, leaves=box_of), MOST_BLOCKS) if not b.left]
    best, most, said, start = 0, 0, 0, 0
    for place, block in enumerate(blocks):
        if is_linked(block):
            said = 0  # other articles, each with its lead, are no one text
        elif words_in(block) >= A_SENTENCE:
            start = place if not said else start
            said += words_in(block)
        if said > most:
            best, most = start, said
    found = None
    for block in reversed(blocks[max(0, best - 2 * NEAR) : best + 1]):
        if is_linked(block) and words_in(block) >= NEAR:
            break  # above it is something else
        found = block.place if _is_headline_like(block) else found
    return found


def _is_headline_like(block: Block) -> bool:
    if not NEAR <= words_in(block) <= TITLE_WORDS or is_around_text(block) or is_linked(block):
        return False
    is_in_banner = next(block.place.iterancestors("header"), None) is not None
    is_other = bool(re.search(r"[.;:,]$|:\s*\d", block.text)) or is_office(fold(block.text))
    return not (is_in_banner or is_other)


def _worth(score: float, found: Found) -> float:
    return score + 2 * math.log2(1 + sum(len(line.split()) for line in found.lines) / 10)


def _with_one_lead(lines: list[str]) -> list[str]:
    """The lines without a first one that the second repeats, be it but for an agency's name."""
    if len(lines) < 2 or len(lines[1].split()) < A_SENTENCE:
        return lines
    first, second = fold(lines[0]), fold(lines[1])
    if second.startswith(first):
        return lines[1:]
    return [lines[0], *lines[2:]] if first.endswith(second) else lines


@dataclass
class _Reading:
    """What was read on the way down from a headline."""

    head: list[Block] = field(default_factory=list)
    kept: list[Block] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    level: int = 0

    @property
    def words(self) -> int:
        return sum(words_in(block) for block in self.kept if says(block))


def _under(
    heading: _Element, body: _Element, *, likely: Set[_Element] = frozenset()
) -> Found | None:
    """What stands under a headline; None if that is neither text, file nor media.

    Where another likely headline stands nearer to the text, with a stamp under it, it is that one.
    """
    title = one_line(heading)
    read = _read_down(blocks_of(body, leaves=box_of, after=heading), heading)
    if (nearer := _nearer(read, likely)) is not None:
        return _under(nearer, body)
    around = _ancestor(heading, read.level)
    if _is_of_a_list(heading, read.kept):
        return None
    _set_stamps_aside(read, title)
    if not read.words and not _has_content(around):
        return None
    blocks = without_link_lists(read.kept)
    last = blocks[-1].place if blocks else None
    lines, byline = split_bylines([block.text for block in blocks], last=last)
    said = [byline, *(said for b in (*read.head, *read.tail) if (said := byline_of(b.text)))]
    lines = _with_one_lead(lines)
    return Found(
        element=around,
        body=around if (holds := _around_all(blocks)) is None else holds,
        title=title,
        lead=_lead(blocks),
        lines=tuple(lines),
        byline=_joined(said),
        around=(
            _texts(read.head),
            _right_above(heading),
            _texts(read.tail),
            _above(heading),
        ),
        places=tuple(block.place for block in read.head if is_stamp(block)),
        beside=tuple(b.place for b in read.tail if b.left != "others"),
    )


def _is_of_a_list(heading: _Element, kept: list[Block]) -> bool:
    """Whether what stands under a headline are items of a list: a link and a stamp, twice or more.

    Under an article's headline its own text comes before any such item. A headline that is a link
    to another page is an item itself, if more such items follow.
    """
    lines = [block for block in kept if not block.left]
    links = [place for place, block in enumerate(lines) if _is_title_link(block)]
    texts = (place for place, block in enumerate(lines) if is_text(block))
    if not links or next(texts, len(lines)) < links[0]:
        return False
    dated = sum(any(map(_is_dated, lines[place : place + 4])) for place in links)
    link = next((e for e in (heading.getparent(), *heading.iter("a")) if _is_link_away(e)), None)
    return dated >= FEWEST_ITEMS or (link is not None and dated >= 1)


def _is_dated(block: Block) -> bool:
    return is_stamp_like(block.text) or bool(_DATE_AT_END.search(block.text))


def _is_title_link(block: Block) -> bool:
    return block.linked > 0.6 * len(block.text) and words_in(block) >= NEAR


def _is_link_away(element: _Element | None) -> bool:
    return element is not None and element.tag == "a" and bool(element.get("href"))


def _nearer(read: _Reading, likely: Set[_Element]) -> _Element | None:
    """The last likely headline above the first paragraph, if a stamp follows it there."""
    found = None
    is_stamped = False
    for block in (*read.head, *read.kept)[:UNDER]:
        if words_in(block) > TITLE_WORDS or (
            block.text.endswith(".") and words_in(block) > A_SENTENCE
        ):
            break
        if is_stamp_like(block.text):
            is_stamped = is_stamped or found is not None
        elif not block.left:
            above = {block.place, *islice(block.place.iterancestors(), 2)} & likely
            found = next(iter(above), found) if not is_stamped else found
    return found if is_stamped else None


def _around_all(blocks: list[Block]) -> _Element | None:
    """The smallest element around the first line and the last; None without lines."""
    if not blocks:
        return None
    above = set(blocks[-1].place.iterancestors())
    return next((e for e in blocks[0].place.iterancestors() if e in above), None)


def _texts(blocks: list[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks if is_stamp(block))


def _ancestor(heading: _Element, level: int) -> _Element:
    above = list(heading.iterancestors())
    return above[min(level, len(above) - 1)]


def _read_down(blocks: Iterable[Block], heading: _Element) -> _Reading:
    """The lines of an article, level by level, with those before and after it."""
    read = _Reading()
    for level, group in groupby(islice(blocks, MOST_BLOCKS), key=lambda block: block.level):
        has_text = bool(read.kept) or _has_content(_ancestor(heading, level))
        taken, is_over = _up_to_end(group, has_text)
        if _goes_on(read, taken, heading):
            read.kept += taken
            read.level = level
        elif read.words:
            read.tail += taken[:NEAR]
            is_over = is_over or not all(block.left for block in taken)
        else:
            read.head += taken[:NEAR]
            if _has_content(_ancestor(heading, level)):  # a file or a film is all there is
                read.level, is_over = level, True
        if is_over:
            break
    return read


def _up_to_end(group: Iterable[Block], has_text: bool) -> tuple[list[Block], bool]:  # noqa: FBT001
    """The lines of one level before the article's end, and whether it came."""
    lines, taken = list(group), list[Block]()
    for place, block in enumerate(lines):
        if block.left or not ends_article(block.text) or _goes_on_after(lines, place):
            taken.append(block)
        elif has_text or any(map(is_text, taken)):
            return taken, True
    return taken, False


def _goes_on_after(lines: list[Block], place: int) -> bool:
    """Whether a heading such as "Liên kết" stands over the article's own text, not over links."""
    after = [block for block in lines[place + 1 :] if not block.left][:2]
    return bool(after) and all(
        is_text(block) and block.linked == 0 and block.text[-1] in ".:;!?”" for block in after
    )


def _goes_on(read: _Reading, taken: list[Block], heading: _Element) -> bool:
    """Whether the lines of the next level belong to the article."""
    said = sum(words_in(block) for block in taken if says(block))
    noise = sum(words_in(block) for block in taken if not block.left and is_linked(block))
    if said < noise or (read.words and _has_content(_ancestor(heading, read.level))):
        return False
    if not read.words:
        around = _ancestor(heading, taken[0].level) if taken else heading
        if any(map(is_text, taken)):
            return True
        own = sum(words_in(b) for b in taken if says(b) and not is_aside_of_text(b))
        is_stamped = any(map(is_stamp, (*read.head, *taken)))
        return own > 0 and (_is_marked(around) or (is_stamped and own >= FEW_WORDS))
    lines = sum(map(is_text, read.kept))
    is_short = read.words < ENOUGH or (lines == 1 and read.words <= A_LEAD)
    first = next((b for b in taken if not is_around_text(b)), None)
    if not is_short or first is None:
        return False
    begins_well = says(first) and words_in(first) >= A_SENTENCE and is_paragraph(first)
    return bool(begins_well or (said > A_LEAD / 2 and noise < SOME_LINKS * said))


def _is_marked(element: _Element) -> bool:
    """Whether a page itself says that its article stands in an element, however short it is."""
    return element.tag in ("article", "main") or bool(_article_body()(element))


@cache
def _article_body() -> Callable[[_Element], bool]:
    from lxml.etree import XPath

    return XPath("boolean(descendant::*/@itemprop[. = 'articleBody'])")


def _set_stamps_aside(read: _Reading, title: str) -> None:
    """Move stamps, bylines and tools at both ends of the text out of it, and drop what is left."""
    kept = [b for b in read.kept if not same(b.text, title)]
    start = _start(kept)
    end = next((n for n, b in enumerate(reversed(kept)) if not is_around_text(b)), len(kept))
    end = max(start, len(kept) - end)
    read.head += kept[:start]
    read.tail = [*kept[end:], *read.tail][: 2 * NEAR]
    read.kept = [
        b for b in kept[start:end] if not (b.left or is_chrome(b.text) or b.text.isdecimal())
    ]


def _start(kept: list[Block]) -> int:
    """Where the text begins: after the last stamp among the short lines under a headline."""
    short = next((n for n, b in enumerate(kept) if words_in(b) > A_STAMP and not b.left), len(kept))
    stamped = [n + 1 for n, b in enumerate(kept[: min(short, UNDER)]) if is_stamp_like(b.text)]
    after = stamped[-1] if stamped else 0
    return next((n for n in range(after, len(kept)) if not is_aside_of_text(kept[n])), len(kept))


def _has_content(element: _Element) -> bool:
    """Whether an element shows a file or a film, which may be all there is to an article."""
    if next(element.iter(*_MEDIA), None) is not None:
        return True
    if sum(1 for _ in islice(element.iter("a"), MOST_LINKS)) >= MOST_LINKS:
        return False  # around so many links there is more than one article
    return any(file_in(link) for link in element.iter("a"))


def _lead(blocks: list[Block]) -> str:
    """The first line, if its box is named as leads are."""
    if not blocks or not words_in(blocks[0]):
        return ""
    place = blocks[0].place
    return blocks[0].text if _LEADS.search(named(place, above=1)) else ""


def _joined(said: list[Byline]) -> Byline:
    return Byline(
        next((b.author for b in said if b.author), ""),
        next((b.origin for b in said if b.origin), ""),
    )


def _right_above(heading: _Element) -> tuple[str, ...]:
    """The stamp in the box right above a headline, with nothing between them."""
    before = heading.getprevious()
    lines = [] if before is None or box_of(before) == "others" else list(text_blocks(before))
    if before is not None and any(map(is_clock, before.iter())):
        return ()
    return tuple(line for line in lines[:NEAR] if is_stamp_like(line))


def _above(heading: _Element) -> tuple[str, ...]:
    """The lines above a headline, nearest first."""
    lines: list[str] = []
    for element in (heading, *islice(heading.iterancestors(), 2)):
        for before in element.itersiblings(preceding=True):
            if isinstance(before.tag, str) and len(lines) < NEAR and not box_of(before):
                lines += [b.text for b in blocks_of(before) if not is_clock(b.place)][::-1]
    return tuple(lines[:NEAR])
