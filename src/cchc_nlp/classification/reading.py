"""How an article reads: its sentences, and the terms and words that stand in them.

A `Reading` holds what can be seen; what it means is decided in `rules`.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from cchc_nlp.records import Article
from cchc_nlp.vietnamese.lexicon import PhraseTree, TermMention, find_terms

MOST_OF_FILES = 20_000  # letters that are read of an article's files: seven pages
LEAD_LENGTH = 350  # letters: about two sentences, the usual sapô, where a portal marks none

# A shorter piece of a line ("TP.", "ThS.") ends no sentence; a short line by itself is one.
_SENTENCE = re.compile(r"[^\n]{15,}?(?:[.!?…]+[\"”']?(?=\s)|(?=\n)|\Z)|^[^\n]{1,14}$", re.MULTILINE)
_HEADING_LENGTH = 90  # letters


@dataclass(frozen=True)
class Cue:
    """A word that tells of a kind of article (G1..G7) or of a test; `kind` says which."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Sentence:
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

    @property
    def text_terms(self) -> tuple[TermMention, ...]:
        """All domain terms of the text, in order."""
        return tuple(term for sentence in self.sentences for term in sentence.terms)

    @property
    def headings(self) -> tuple[Sentence, ...]:
        """Short lines that do not end like a sentence and are no row of a table."""
        return tuple(s for s in self.sentences if _is_heading(self.text, s))

    def title_says(self, kind: str) -> bool:
        """Whether the title has a cue of this kind."""
        return any(cue.kind == kind for cue in self.title_cues)


def read(article: Article) -> Reading:
    """Take an article apart."""
    text = text_with_files(article)
    return Reading(
        article=article,
        text=text,
        title_terms=tuple(find_terms(article.title)),
        title_cues=tuple(_cues(article.title)),
        sentences=tuple(_sentences(text)),
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


def _sentences(text: str) -> Iterable[Sentence]:
    bounds = [match.span() for match in _SENTENCE.finditer(text)]
    starts = [start for start, _ in bounds]
    terms: list[list[TermMention]] = [[] for _ in bounds]
    cues: list[list[Cue]] = [[] for _ in bounds]
    for term in find_terms(text):
        if bounds:
            terms[max(0, bisect.bisect(starts, term.start) - 1)].append(term)
    for cue in _cues(text):
        if bounds:
            cues[max(0, bisect.bisect(starts, cue.start) - 1)].append(cue)
    for (start, end), own_terms, own_cues in zip(bounds, terms, cues, strict=True):
        yield Sentence(start, end, tuple(own_terms), tuple(own_cues))


def _is_heading(text: str, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    line = text[start:end]
    alone = text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return (
        alone and len(line) <= _HEADING_LENGTH and line[-1] not in '.!?…;,:"”' and "|" not in line
    )


def _cues(text: str) -> Iterable[Cue]:
    for start, end, kinds in _tree().find(text):
        yield from (Cue(start, end, kind) for kind in kinds)


@cache
def rulebook() -> Mapping[str, Any]:
    """The content of rules.toml: weights, and the words of each kind."""
    text = resources.files(__package__).joinpath("rules.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def _tree() -> PhraseTree[tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, phrases in (*rulebook()["general"].items(), *rulebook()["tests"].items()):
        for phrase in phrases:
            kinds[phrase] = (*kinds.get(phrase, ()), kind)
    return PhraseTree(kinds.items())
