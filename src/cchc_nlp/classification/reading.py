"""How an article reads: its sentences, and the terms and words that stand in them.

A `Reading` holds what can be seen; what it means is decided in `rules`.
"""

from __future__ import annotations

import bisect
import itertools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple

from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.lexicon import Term, TermMention, load_lexicon, terms_among
from cchc_nlp.vietnamese.phrase_search import PhraseTree, leftmost_longest

MOST_OF_FILES = 20_000  # letters that are read of an article's files: seven pages
LEAD_LENGTH = 350  # letters: about two sentences, the usual sapô, where a portal marks none

_STOP = re.compile(r"[.!?…]+[\"”']?")
# A shorter piece of a line ("TP.", "ThS.") ends no sentence; a short line by itself is one.
_SHORTEST = 15
_HEADING_LENGTH = 90  # letters


class Cue(NamedTuple):
    """A word that tells of a kind of article (G1..G7) or of a test; `kind` says which."""

    start: int
    end: int
    kind: str


class Sentence(NamedTuple):
    """A sentence of the text with the domain terms and cues in it."""

    start: int
    end: int
    terms: tuple[TermMention, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True)
class Reading:
    """An article taken apart: terms and cues of its title, and its sentences.

    All offsets are into `text`, which begins with the article's own and goes on with its files.
    """

    article: Article
    text: str
    title_terms: tuple[TermMention, ...]
    title_cues: tuple[Cue, ...]
    sentences: tuple[Sentence, ...]

    @property
    def lead_end(self) -> int:
        """Where the lead ends in the text."""
        return len(self.article.lead) or LEAD_LENGTH

    @cached_property
    def text_terms(self) -> tuple[TermMention, ...]:
        """All domain terms of the text, in order."""
        return tuple(term for sentence in self.sentences for term in sentence.terms)

    @cached_property
    def headings(self) -> tuple[Sentence, ...]:
        """Short lines that do not end like a sentence and are no row of a table."""
        return tuple(s for s in self.sentences if _is_heading(self.text, s))

    def title_says(self, kind: str) -> bool:
        """Whether the title has a cue of this kind."""
        return any(cue.kind == kind for cue in self.title_cues)


def read_batch(articles: Sequence[Article]) -> Iterator[Reading]:
    """Take articles apart, in their order; their texts are folded together, which is faster."""
    texts = [text for article in articles for text in (article.title, text_with_files(article))]
    folded = fold("\n".join(texts))
    ends = list(itertools.accumulate((len(text) + 1 for text in texts), initial=0))
    parts = [folded[start : end - 1] for start, end in itertools.pairwise(ends)]
    for place, article in enumerate(articles):
        title, text = texts[2 * place : 2 * place + 2]
        title_terms, title_cues = _found(title, parts[2 * place])
        terms, cues = _found(text, parts[2 * place + 1])
        yield Reading(
            article=article,
            text=text,
            title_terms=title_terms,
            title_cues=title_cues,
            sentences=_sentences(text, terms, cues),
        )


def text_with_files(article: Article) -> str:
    r"""What is read to label an article: its text and, where its content is files, theirs after it.

    >>> from cchc_nlp.records import Attachment
    >>> file = Attachment("http://so.example/a.pdf", "a.pdf", "application/pdf", text="Điều 1.")
    >>> text_with_files(Article("1", "", "", "Kèm theo.", attachments=(file,)))
    'Kèm theo.'
    >>> text_with_files(
    ...     Article("1", "", "", "Kèm theo.", attachments=(file,), body_kind="attachment"))
    'Kèm theo.\nĐiều 1.'
    """
    if article.body_kind != "attachment":
        return article.text
    files = "\n".join(file.text for file in article.attachments if file.text)
    return "\n".join(filter(None, (article.text, files[:MOST_OF_FILES])))


def _sentences(
    text: str, terms: Iterable[TermMention], cues: Iterable[Cue]
) -> tuple[Sentence, ...]:
    bounds = list(_bounds(text))
    starts = [start for start, _ in bounds]
    own_terms: dict[int, list[TermMention]] = {}
    own_cues: dict[int, list[Cue]] = {}
    for term in terms if bounds else ():
        own_terms.setdefault(max(0, bisect.bisect(starts, term.start) - 1), []).append(term)
    for cue in cues if bounds else ():
        own_cues.setdefault(max(0, bisect.bisect(starts, cue.start) - 1), []).append(cue)
    return tuple(
        Sentence(start, end, tuple(own_terms.get(i, ())), tuple(own_cues.get(i, ())))
        for i, (start, end) in enumerate(bounds)
    )


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence: it ends with a full stop or its line."""
    line = 0
    for written in text.split("\n"):
        start, stop = line, line + len(written)
        for found in _STOP.finditer(written):
            end = line + found.end()
            marks_end = end - (text[end - 1] not in ".!?…")
            if marks_end <= start + _SHORTEST or (end < stop and not text[end].isspace()):
                continue
            yield start, end
            start = end
        if stop - start >= _SHORTEST or start == line < stop:
            yield start, stop
        line = stop + 1


def _is_heading(text: str, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    line = text[start:end]
    alone = text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return (
        alone and len(line) <= _HEADING_LENGTH and line[-1] not in '.!?…;,:"”' and "|" not in line
    )


def _found(text: str, folded: str) -> tuple[tuple[TermMention, ...], tuple[Cue, ...]]:
    """The terms and cues of a text, searched for together."""
    matches = _tree().all_matches(text, folded)
    terms = [(start, end, v) for start, end, v in matches if isinstance(v, Term)]
    cues = [(start, end, v) for start, end, v in matches if isinstance(v, str)]
    elsewhere = [(start, end, v) for start, end, v in matches if v is None]
    return tuple(terms_among(terms, elsewhere, text)), tuple(
        Cue(start, end, kind)
        for start, end, kinds in leftmost_longest(cues)
        for kind in kinds.split()
    )


@cache
def rulebook() -> Mapping[str, Any]:
    """The content of rules.toml: weights, and the words of each kind."""
    text = resources.files(__package__).joinpath("rules.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def _tree() -> PhraseTree[Term | str | None]:
    """What each phrase is: a term, kinds of cues, or None for what only looks like a term."""
    lexicon = load_lexicon()
    kinds: dict[str, str] = {}
    for kind, phrases in (*rulebook()["general"].items(), *rulebook()["tests"].items()):
        for phrase in phrases:
            kinds[phrase] = f"{kinds.get(phrase, '')} {kind}"
    return PhraseTree(
        (*lexicon.terms.items(), *kinds.items(), *dict.fromkeys(lexicon.elsewhere).items())
    )
