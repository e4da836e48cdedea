"""How an article reads: its sentences, and the terms and words that stand in them.

A `Reading` holds what can be seen; what it means is decided in `rules`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from cchc_nlp.classification.ngrams import Grams, grams
from cchc_nlp.classification.signs import Cue, Mention, Signs, signs_of
from cchc_nlp.classification.texts import texts_of
from cchc_nlp.records import Article

LEAD_LENGTH = 350  # letters: about two sentences, the usual sapô, where a portal marks none

# A sentence ends with its full stop or with its line. A shorter piece of a line ("TP.", "ThS.") is
# none, nor does it end one; a short line by itself is one.
_SHORTEST = 15
_END = re.compile(r"[\n.!?…](?:(?<=\n)|(?=[\"”']?(?:\s|\Z))[\"”']?)")
_HEADING_LENGTH = 90  # letters


Sign = TypeVar("Sign", Mention, Cue)


class Sentence(NamedTuple):
    """A sentence of the text that holds signs: terms of the domain, cues, or both."""

    start: int
    end: int
    terms: list[Mention]
    cues: list[Cue]


class Reading(NamedTuple):
    """An article taken apart: the signs in its title and text, and its sentences.

    All offsets are into `text`, which begins with the article's own and goes on with its files.
    Of its `size` sentences only the `telling` ones, which hold signs, are kept.
    """

    article: Article
    text: str
    title: Signs
    title_kinds: frozenset[str]
    signs: Signs
    size: int
    telling: list[Sentence]

    @property
    def lead_end(self) -> int:
        """Where the lead ends in the text."""
        return len(self.article.lead) or LEAD_LENGTH

    def with_terms(self) -> list[list[Mention]]:
        """The terms of each sentence, and of the title after them, that has terms."""
        title = [self.title.terms] if self.title.terms else []
        return [sentence.terms for sentence in self.telling if sentence.terms] + title

    def headings(self) -> Iterator[Sentence]:
        """Short lines with terms that do not end like a sentence and are no row of a table."""
        return (s for s in self.telling if s.terms and _is_heading(self.text, s))


def read_batch(articles: Sequence[Article], *, found: Grams | None = None) -> Iterator[Reading]:
    """Take articles apart, in their order; `found` are their n-grams, if they are there."""
    texts = texts_of(articles)
    signs = signs_of(texts, grams(articles) if found is None else found)
    for article, text, title, own in zip(articles, texts[1::2], signs, signs, strict=True):
        bounds = sentences(text)
        yield Reading(
            article=article,
            text=text,
            title=title,
            title_kinds=frozenset(kind for cue in title.cues for kind in cue.kinds),
            signs=own,
            size=len(bounds),
            telling=_telling(bounds, own),
        )


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends.

    >>> sentences("I. Kết quả\\nTP. Hà Tây đã niêm yết 19 TTHC. Sở báo cáo.")
    [(0, 10), (11, 42)]
    """
    found = []
    begin = line = 0
    for stop in _END.finditer(text):
        at, end = stop.span()
        is_line = text[at] == "\n"
        if at - begin >= _SHORTEST or (is_line and begin == line < at):
            found.append((begin, at if is_line else end))
            begin = end
        if is_line:
            begin = line = end
    if len(text) - begin >= _SHORTEST or begin == line < len(text):
        found.append((begin, len(text)))
    return found


def _telling(bounds: Sequence[tuple[int, int]], signs: Signs) -> list[Sentence]:
    """The sentences that signs begin in, or end before."""
    starts = [start for start, _ in bounds]
    terms, cues = (_by_sentence(own, starts) for own in signs)
    return [
        Sentence(*bounds[place], terms.get(place, []), cues.get(place, []))
        for place in sorted({*terms, *cues})
    ]


def _by_sentence(signs: Iterable[Sign], starts: Sequence[int]) -> dict[int, list[Sign]]:
    found: defaultdict[int, list[Sign]] = defaultdict(list)
    for sign in signs:
        found[max(0, bisect(starts, sign.start) - 1)].append(sign)
    return found


def _is_heading(text: str, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    line = text[start:end]
    alone = text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return (
        alone and len(line) <= _HEADING_LENGTH and line[-1] not in '.!?…;,:"”' and "|" not in line
    )
