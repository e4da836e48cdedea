"""How an article reads: its sentences, and the terms and words that stand in them.

A `Reading` holds what can be seen; what it means is decided in `rules`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

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


class Reading(NamedTuple):
    """An article taken apart: the signs in its title and text, and its sentences.

    All offsets are into `text`, which begins with the article's own and goes on with its files.
    `terms` are those of the text by the sentence, of those with `starts` and `ends`, that they
    begin in.
    """

    article: Article
    text: str
    title: Signs
    title_kinds: frozenset[str]
    signs: Signs
    starts: list[int]
    ends: list[int]
    terms: dict[int, list[Mention]]

    @property
    def lead_end(self) -> int:
        """Where the lead ends in the text."""
        return len(self.article.lead) or LEAD_LENGTH

    def with_terms(self) -> list[list[Mention]]:
        """The terms of each sentence, and of the title after them, that has terms."""
        return [*self.terms.values(), *filter(None, [self.title.terms])]

    def headings(self) -> Iterator[list[Mention]]:
        """The terms of lines that are headings."""
        starts, ends = self.starts, self.ends
        return (
            own for at, own in self.terms.items() if _is_heading(self.text, starts[at], ends[at])
        )

    def sentences_of(self, cues: Iterable[Cue]) -> set[int]:
        """The sentences that cues begin in, or end before."""
        starts = self.starts
        return {max(0, bisect(starts, cue.start) - 1) for cue in cues}


def read_batch(articles: Sequence[Article], *, found: Grams | None = None) -> Iterator[Reading]:
    """Take articles apart, in their order; `found` are their n-grams, if they are there."""
    texts = texts_of(articles)
    signs = signs_of(texts, grams(articles) if found is None else found)
    for article, text, title, own in zip(articles, texts[1::2], signs, signs, strict=True):
        starts, ends = sentences(text)
        yield Reading(
            article=article,
            text=text,
            title=title,
            title_kinds=frozenset(kind for cue in title.cues for kind in cue.kinds),
            signs=own,
            starts=starts,
            ends=ends,
            terms=_by_sentence(own.terms, starts),
        )


def sentences(text: str) -> tuple[list[int], list[int]]:
    r"""Where each sentence begins, and where it ends.

    >>> sentences("I. Kết quả\nTP. Hà Tây đã niêm yết 19 TTHC. Sở báo cáo.")
    ([0, 11], [10, 42])
    """
    starts, ends = [], []
    begin = line = 0
    for stop in _END.finditer(text):
        at, end = stop.span()
        is_line = text[at] == "\n"
        if at - begin >= _SHORTEST or (is_line and begin == line < at):
            starts.append(begin)
            ends.append(at if is_line else end)
            begin = end
        if is_line:
            begin = line = end
    if len(text) - begin >= _SHORTEST or begin == line < len(text):
        starts.append(begin)
        ends.append(len(text))
    return starts, ends


def _by_sentence(terms: Iterable[Mention], starts: Sequence[int]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for mention in terms:
        found.setdefault(max(0, bisect(starts, mention.start) - 1), []).append(mention)
    return found


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a short line that does not end like one and is no row of a table."""
    if (
        end - start > _HEADING_LENGTH
        or text[end - 1] in '.!?…;,:"”'
        or text[end : end + 1] not in "\n"
    ):
        return False
    return (not start or text[start - 1] == "\n") and "|" not in text[start:end]
