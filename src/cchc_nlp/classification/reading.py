"""How an article reads: its sentences, and the terms and words that stand in them.

A `Reading` holds what can be seen; what it means is decided in `rules`.
"""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.lexicon import Term, TermMention, load_lexicon, terms_among
from cchc_nlp.vietnamese.phrase_search import PhraseTree, leftmost_longest

MOST_OF_FILES = 20_000  # letters that are read of an article's files: seven pages
LEAD_LENGTH = 350  # letters: about two sentences, the usual sapô, where a portal marks none

# A sentence ends with its full stop or with its line. A shorter piece of a line ("TP.", "ThS.") is
# none, nor does it end one; a short line by itself is one.
_SHORTEST = 15
_STOP, _NO_STOP = (rf"[.!?…](?{sign}[\"”']?(?:\s|\Z))" for sign in "=!")
_SENTENCE = re.compile(  # nothing in it is tried twice: it is run over every letter
    rf"(?m).{{{_SHORTEST}}}[^.!?…\n]*+(?:{_NO_STOP}[^.!?…\n]*+)*+{_STOP}[\"”']?"
    rf"|.{{{_SHORTEST},}}|^.+"
)
_HEADING_LENGTH = 90  # letters

_Meaning = Term | str | None  # a term, kinds of cues, or what only looks like a term
_Match = tuple[int, int, _Meaning]


class Cue(NamedTuple):
    """A word that tells of a kind of article (G1..G7) or of a test; `kind` says which."""

    start: int
    end: int
    kind: str


S = TypeVar("S", TermMention, Cue)


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
        return kind in self._title_kinds

    @cached_property
    def _title_kinds(self) -> frozenset[str]:
        return frozenset(cue.kind for cue in self.title_cues)


def read_batch(articles: Sequence[Article], *, folded: str | None = None) -> Iterator[Reading]:
    """Take articles apart, in their order; their texts are searched together, which is faster.

    `folded` is the folded form of `texts_of`, joined line by line, for whoever has it already.
    """
    texts = texts_of(articles)
    joined = "\n".join(texts)
    matches = _tree().all_matches(joined, fold(joined) if folded is None else folded)
    own = list(_by_text(matches, texts))
    for place, article in enumerate(articles):
        title, text = texts[2 * place : 2 * place + 2]
        title_terms, title_cues = _found(title, own[2 * place])
        terms, cues = _found(text, own[2 * place + 1])
        yield Reading(
            article=article,
            text=text,
            title_terms=tuple(title_terms),
            title_cues=tuple(title_cues),
            sentences=_sentences(text, terms, cues),
        )


def texts_of(articles: Iterable[Article]) -> list[str]:
    """What is read of articles: of each its title, then its text."""
    return [text for article in articles for text in (article.title, text_with_files(article))]


def _by_text(matches: Sequence[_Match], texts: Iterable[str]) -> Iterator[list[_Match]]:
    """What was found in joined texts, for each at its places there."""
    ends = [end for _, end, _ in matches]
    begin = first = 0
    for text in texts:
        last = bisect.bisect(ends, begin + len(text), first)
        yield [(start - begin, end - begin, value) for start, end, value in matches[first:last]]
        begin, first = begin + len(text) + 1, last


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
    text: str, terms: Sequence[TermMention], cues: Sequence[Cue]
) -> tuple[Sentence, ...]:
    bounds = [found.span() for found in _SENTENCE.finditer(text)]
    starts = [start for start, _ in bounds]
    own_terms, own_cues = _by_sentence(terms, starts), _by_sentence(cues, starts)
    return tuple(
        Sentence(start, end, tuple(own_terms.get(i, ())), tuple(own_cues.get(i, ())))
        for i, (start, end) in enumerate(bounds)
    )


def _by_sentence(spans: Iterable[S], starts: Sequence[int]) -> Mapping[int, list[S]]:
    """The spans by the sentence that they begin in, or that ended before them."""
    found: dict[int, list[S]] = {}
    for span in spans if starts else ():
        found.setdefault(max(0, bisect.bisect(starts, span.start) - 1), []).append(span)
    return found


def _is_heading(text: str, sentence: Sentence) -> bool:
    start, end = sentence.start, sentence.end
    line = text[start:end]
    alone = text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return (
        alone and len(line) <= _HEADING_LENGTH and line[-1] not in '.!?…;,:"”' and "|" not in line
    )


def _found(text: str, matches: Sequence[_Match]) -> tuple[list[TermMention], list[Cue]]:
    """The terms and cues of a text, of what matches in it."""
    terms = [(start, end, v) for start, end, v in matches if isinstance(v, Term)]
    cues = [(start, end, v) for start, end, v in matches if isinstance(v, str)]
    elsewhere = [(start, end, v) for start, end, v in matches if v is None]
    return list(terms_among(terms, elsewhere, text)), [
        Cue(start, end, kind)
        for start, end, kinds in leftmost_longest(cues)
        for kind in kinds.split()
    ]


@cache
def rulebook() -> Mapping[str, Any]:
    """The content of rules.toml: weights, and the words of each kind."""
    text = resources.files(__package__).joinpath("rules.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def _tree() -> PhraseTree[_Meaning]:
    """What each phrase is: a term, kinds of cues, or None for what only looks like a term."""
    lexicon = load_lexicon()
    kinds: dict[str, str] = {}
    for kind, phrases in (*rulebook()["general"].items(), *rulebook()["tests"].items()):
        for phrase in phrases:
            kinds[phrase] = f"{kinds.get(phrase, '')} {kind}"
    return PhraseTree(
        (*lexicon.terms.items(), *kinds.items(), *dict.fromkeys(lexicon.elsewhere).items())
    )
