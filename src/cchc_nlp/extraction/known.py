"""The article on a page of a known system, by the selectors of its portal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from cchc_nlp.extraction.attachments import find_attachments
from cchc_nlp.extraction.blocks import Block, blocks_of, one_line, text_blocks
from cchc_nlp.extraction.boilerplate import is_chrome, is_related_heading
from cchc_nlp.extraction.boxes import box_of, named, text_in
from cchc_nlp.extraction.bylines import Byline, byline_of, split_bylines
from cchc_nlp.extraction.publication_date import Dated, date_by_rules
from cchc_nlp.extraction.stamps import is_stamp_like
from cchc_nlp.portals.base import Portal, Printed
from cchc_nlp.portals.selecting import Names, select
from cchc_nlp.records import Attachment, BodyKind, Page
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize

if TYPE_CHECKING:
    from lxml.etree import _Element

A_SENTENCE = 25  # words
A_LINE = 8  # words that may be a lead
FILMS = ("video", "audio")
_STAMPS = re.compile(r"(?i)\b(?:[\w-]*meta|[\w-]*date|[\w-]*time|author|byline|info)\b")
_PLAYER = re.compile(r"(?i)youtu|vimeo|video|player|facebook\.com/plugins")
MEDIA = ("img", "video", "audio", "iframe", "embed", "object")


@dataclass(frozen=True)
class Parts:
    """What was read of an article, and `element`, in which its text stands (None: in nothing)."""

    title: str
    lead: str
    lines: tuple[str, ...]
    byline: Byline
    dated: Dated
    attachments: tuple[Attachment, ...]
    element: _Element | None

    @cached_property
    def text(self) -> str:
        """The lead and the body, one block a line."""
        return "\n".join(self.lines)

    @property
    def syllables(self) -> int:
        """The syllables of the text: its lines have single blanks."""
        return self.text.count(" ") + len(self.lines)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing but a headline."""
        return not (self.lines or self.attachments or self.has_media)

    @property
    def has_media(self) -> bool:
        """Whether pictures, films or frames stand where the text would."""
        return self.element is not None and next(self.element.iter(*MEDIA), None) is not None

    @property
    def shows_more_than_it_says(self) -> bool:
        """Whether a film stands beside a sentence, or pictures beside little but their captions."""
        if self.element is None:
            return False
        words, pictures = self.syllables, list(self.element.iter("img"))
        if len(pictures) > 2:
            own = sum(not _is_of_another(picture, self.element) for picture in pictures)
            if own > 2 and len(self.lines) <= own + 2 and words <= A_SENTENCE * own:
                return True
        return words <= A_SENTENCE and any(map(_is_film, self.element.iter()))


def _is_of_another(picture: _Element, element: _Element) -> bool:
    """Whether a picture stands in a list of other articles."""
    around = takewhile(lambda above: above is not element, picture.iterancestors())
    return any(box_of(above) == "others" for above in around)


def _is_film(element: _Element) -> bool:
    if element.tag == "iframe":
        return bool(_PLAYER.search(element.get("src") or ""))
    return element.tag in FILMS or element.get("type") == "VideoStream"


def find_printed(tree: _Element, portal: Portal) -> Printed:
    """The part of a page in which its portal prints the article."""
    names = Names(tree)
    return Printed(_article(tree, portal, names), portal, names)


def read_known(found: Printed, page: Page) -> Parts | None:
    """The article where its portal prints it; None if its headline is not there."""
    portal = found.portal
    headlines = ((e, t) for e in found.at(portal.title) if (t := one_line(e)))
    heading, title = next(headlines, (None, ""))
    if heading is None:
        return None
    body = next(iter(found.at(portal.body)), None)
    lead, lines, written = _lead_lines_byline(found, heading, body)
    byline = Byline(
        _said(found.at(portal.author), "author") or written.author,
        _said(found.at(portal.origin), "origin") or written.origin,
    )
    attachments = find_attachments(found, page.final_url)
    return Parts(title, lead, tuple(lines), byline, date_by_rules(found), attachments, body)


def is_list_page(tree: _Element, found: Printed) -> bool:
    """Whether the headline is that of a list's item: one of several, and a link elsewhere."""
    titles = found.at(found.portal.title)
    link = next(titles[0].iter("a"), None) if titles else None
    if link is None or not link.get("href"):
        return False
    if len(titles) > 1:
        return True
    items = select(tree, found.portal.item, names=found.names)
    return len(items) > 1 and any(e in items for e in (titles[0], *titles[0].iterancestors()))


def _article(tree: _Element, portal: Portal, names: Names) -> _Element:
    """The block of the article; where the portal names none, the innermost with title and body."""
    if portal.article:
        return next(iter(select(tree, portal.article, names=names)), tree)
    titles = select(tree, portal.title, names=names)
    above = {above for title in titles for above in title.iterancestors()}
    bodies = select(tree, portal.body, names=names)
    around = (next((e for e in body.iterancestors() if e in above), tree) for body in bodies)
    return next(around, tree)


def _lead_lines_byline(
    found: Printed, heading: _Element, body: _Element | None
) -> tuple[str, list[str], Byline]:
    """The lead, lead and body as one text (the lead once), and the byline under it."""
    leads = (e for e in found.at(found.portal.lead) if body is None or _is_before(e, body))
    lead = "\n".join(line for element in islice(leads, 1) for line in text_blocks(element))
    dropped = {e: "dropped" for selector in found.portal.drop for e in found.at((selector,))}
    parts = [*found.at(found.portal.captions), *([] if body is None else [body])]
    blocks = list(_blocks(parts, dropped))
    last = blocks[-1].place if blocks else None
    lines, byline = split_bylines([block.text for block in blocks], last=last)
    if not lead and body is not None and found.portal.lead:
        lead = _between(found.article, heading, body)
    return lead, _joined(lead, lines), byline


def _joined(lead: str, lines: list[str]) -> list[str]:
    """Lead and body, the lead once: where the body repeats it, with or without an agency's name."""
    if not lead:
        return lines
    said, begun = fold(lead), fold("\n".join(lines[:3]))
    if said in begun:
        return lines
    if lines and _words(lines[0]) >= A_LINE and begun[: len(lines[0])] in said:
        lines = lines[1:]
    return [*lead.split("\n"), *lines]


def _words(line: str) -> int:
    """The words of a line, as far as it matters."""
    return len(line.split(maxsplit=A_LINE))


def _is_before(element: _Element, body: _Element) -> bool:
    """Whether an element begins before the body ends: a lead does, one in a related list does not.

    Of two elements whose parents are the same the order is known without walking the page.
    """
    ways = ([e, *e.iterancestors()][::-1] for e in (element, body))
    for (above, _), (one, other) in pairwise(zip(*ways, strict=False)):
        if one is not other:
            return bool(above.index(one) < above.index(other))
    return True


def _between(article: _Element, heading: _Element, body: _Element) -> str:
    """What a theme prints between headline and body: a lead in a box that no selector names."""
    if article not in heading.iterancestors() or heading in body.iterancestors():
        return ""
    said: list[str] = []
    for block in blocks_of(article, leaves=box_of, after=heading, until=body):
        if body is block.place or body in block.place.iterancestors():
            has_lines = bool(said) and any(True for _ in blocks_of(body))
            return "\n".join(said) if has_lines else ""  # above nothing it is no lead
        if not (block.left or _words(block.text) < A_LINE or _is_stamped(block)):
            said.append(block.text)
    return ""


def _is_stamped(block: Block) -> bool:
    """Whether a line is a stamp, or its box is named as those of stamps and bylines are."""
    return is_stamp_like(block.text) or bool(_STAMPS.search(named(block.place, above=2)))


def _blocks(parts: Sequence[_Element], dropped: Mapping[_Element, str]) -> Iterator[Block]:
    """The lines of some elements without those dropped and without chrome, to a related list."""
    leaves = (lambda element: dropped.get(element, "")) if dropped else None
    for part in parts:
        for block in blocks_of(part, leaves=leaves):
            if block.left or is_chrome(block.text):
                continue
            if is_related_heading(block.text):
                break
            yield block


def _said(places: Sequence[_Element], wanted: str) -> str:
    """The first line of a byline's places that is not labelled as the other kind; no label.

    Also of hidden elements: microdata is printed for machines.
    """
    for place in places:
        line = normalize(" ".join(text_in(place).split()))
        byline = byline_of(line)
        if said := line if byline is None else getattr(byline, wanted):
            return str(said).strip(" -")
    return ""


def body_kind(parts: Parts, *, is_pointer: bool) -> BodyKind:
    """What the content is: a sentence that only points to its file counts as an attachment."""
    if parts.attachments and (is_pointer or not parts.text):
        return "attachment"
    if parts.text and not parts.shows_more_than_it_says:
        return "html"
    return "media" if parts.has_media else "empty"
