"""Domain terms of administrative reform, kept whole.

The terms are data (lexicon.toml). They are found by `phrase_search`: the longest term wins, offsets
point into the text as given.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from cchc_nlp.errors import InputError
from cchc_nlp.records import Span
from cchc_nlp.vietnamese.alignment import in_any_text
from cchc_nlp.vietnamese.folding import fold
from cchc_nlp.vietnamese.normalization import normalize, read_text
from cchc_nlp.vietnamese.phrase_search import PhraseTree, leftmost_longest

Strength = Literal["strong", "weak", "ambiguous"]
_STRENGTHS: tuple[Strength, ...] = ("strong", "weak", "ambiguous")


@dataclass(frozen=True)
class Term:
    """A term of the domain: its labels (P1..P6, X1..X3) and how far it speaks for them alone."""

    name: str
    labels: tuple[str, ...]
    strength: Strength

    def __hash__(self) -> int:
        return hash(self.name)  # tells terms apart as well as all fields do, and is remembered


@dataclass(frozen=True)
class TermMention(Span):
    """A term as it stands in a text."""

    term: Term


@dataclass(frozen=True)
class Lexicon:
    """What lexicon.toml says: terms by their written forms, and short forms written out in them."""

    version: str
    terms: Mapping[str, Term]
    interchangeable: Mapping[str, str]
    elsewhere: tuple[str, ...]
    words: tuple[str, ...]

    @cached_property
    def term_tree(self) -> PhraseTree[Term]:
        """The terms, to be found in texts."""
        return PhraseTree(self.terms.items())

    @cached_property
    def elsewhere_tree(self) -> PhraseTree[None]:
        """What only looks like a term."""
        return PhraseTree((phrase, None) for phrase in self.elsewhere)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package.

    >>> load_lexicon().interchangeable["CCHC"]
    'cải cách hành chính'
    >>> load_lexicon().terms["niêm yết công khai thủ tục hành chính"].labels
    ('P2',)
    """
    return _built(_shipped())


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon that ships, with a person's own file on top: a TOML file of the same sections.

    Every section may be left out; what a section names comes to what is there. Raises InputError
    for a file that cannot be read, is not TOML, or has a section or a key of another name.
    """
    shipped, own = _shipped(), _own(path)
    for name, section in own.items():
        known = shipped.get(name)
        if not isinstance(known, dict) or not isinstance(section, dict):
            sections = ", ".join(key for key, value in shipped.items() if isinstance(value, dict))
            raise InputError(f"{path}: no section [{name}] in a lexicon; there are {sections}")
        for key, value in section.items():
            known[key] = _added(known, key, value, f"{path}: [{name}] {key}")
    return _built(shipped)


def _own(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not TOML: {error}") from error


def _added(section: Mapping[str, Any], key: str, value: Any, where: str) -> Any:
    """What a key of a section holds with a person's own value added."""
    is_list = isinstance(next(iter(section.values()), ""), list)
    if not is_list and isinstance(value, str):
        return normalize(value)
    is_known = is_list and (key in section or key in _STRENGTHS) and isinstance(value, list)
    if is_known and all(isinstance(item, str) for item in value):
        return [*section.get(key, ()), *map(normalize, value)]
    raise InputError(f"{where}: {'a list of texts' if is_list else 'a text'} was expected here")


def _shipped() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("lexicon.toml").read_text("utf-8"))


def _built(raw: Mapping[str, Any]) -> Lexicon:
    interchangeable: dict[str, str] = raw["interchangeable"]
    terms: dict[str, Term] = {}
    for label, strength, line in _lines(raw):
        name, *_ = forms = line.split(" | ")
        term = Term(name, (label,), strength)
        for form in itertools.chain.from_iterable(_written_out(f, interchangeable) for f in forms):
            terms[form] = _merged(terms.get(form), term)
    return Lexicon(
        version=raw["version"],
        terms=MappingProxyType(terms),
        interchangeable=MappingProxyType(interchangeable),
        elsewhere=tuple(raw["elsewhere"]["phrases"]),
        words=tuple(raw["words"]["whole"]),
    )


def _lines(raw: Mapping[str, Any]) -> Iterator[tuple[str, Strength, str]]:
    for label, group in raw.items():
        if isinstance(group, dict) and "strong" in group:
            for strength in _STRENGTHS:
                yield from ((label, strength, line) for line in group.get(strength, ()))


def _merged(known: Term | None, term: Term) -> Term:
    """A form under two labels is one term with both; the first one's name and strength stay."""
    if known is None or known.labels == term.labels:
        return known or term
    return Term(known.name, (*known.labels, *term.labels), known.strength)


def _written_out(form: str, interchangeable: Mapping[str, str]) -> Iterator[str]:
    """The form, and with each abbreviation in it written out."""
    yield form
    for short, expansion in interchangeable.items():
        if re.search(rf"\b{short}\b", form):
            yield re.sub(rf"\b{short}\b", expansion, form)


@in_any_text
def find_terms(text: str, *, lexicon: Lexicon | None = None) -> Iterator[TermMention]:
    """The domain terms of a text, in order, without overlap.

    The lexicon is the one that ships, unless another is given. What belongs to a phrase that only
    looks like a term ("cải cách ruộng đất") is left out.

    >>> [(m.text, m.term.labels) for m in find_terms("Niêm yết TTHC tại Bộ phận Một cửa")]
    [('Niêm yết TTHC', ('P2',)), ('Bộ phận Một cửa', ('P2',))]
    """
    lexicon = lexicon or load_lexicon()
    folded = fold(text)
    elsewhere = lexicon.elsewhere_tree.all_matches(text, folded)
    return terms_among(lexicon.term_tree.all_matches(text, folded), elsewhere, text)


def terms_among(
    terms: Iterable[tuple[int, int, Term]], elsewhere: Iterable[tuple[int, int, None]], text: str
) -> Iterator[TermMention]:
    """The mentions of a text, of all matches of terms and of what only looks like one."""
    others = deque(leftmost_longest(elsewhere))
    for start, end, term in leftmost_longest(terms):
        while others and others[0][1] <= start:
            others.popleft()
        other = others[0] if others else (end, end, None)
        if other[0] >= end or (start <= other[0] and other[1] <= end):
            yield TermMention(text[start:end], start, end, term)
