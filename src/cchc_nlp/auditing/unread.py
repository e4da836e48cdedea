"""What a report holds beside the text that is audited: nothing of it is passed over in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cchc_nlp.extraction.word_lines import margin_lines, name_of
from cchc_nlp.extraction.word_packages import WordPackage
from cchc_nlp.records import Record

if TYPE_CHECKING:
    from lxml.etree import _Element

What = Literal["header", "footer", "site", "deleted", "picture", "object", "page", "list", "table"]
_IN_WORD: dict[str, What] = {
    "pic": "picture", "imagedata": "picture", "OLEObject": "object", "chart": "object",
    "delText": "deleted",
}  # fmt: skip


@dataclass(frozen=True)
class Unread(Record):
    """Something of a report that no claim was looked for in, how many of it, and its words.

    "header" and "footer" are a page's, "site" a portal's own lines or what pages of a PDF repeat,
    "deleted" what tracked changes took out, "page" a page of a PDF that is a picture, "list" the
    rows of a list of dated things, "table" one in a cell of another, which is read as words. `text`
    is "" for what has no words.
    """

    what: What
    number: int = 1
    text: str = ""


def unread_in_word(package: WordPackage, left_out: Sequence[str]) -> tuple[Unread, ...]:
    """What is not read of a Word file."""
    margins = [Unread(_MARGINS[name], 1, text) for name, text in margin_lines(package)]
    return (*margins, *unread_lines(left_out), *_without_words(package.body))


_MARGINS: dict[str, What] = {"header": "header", "footer": "footer"}


def unread_lines(left_out: Sequence[str], *, pages: int = 0) -> tuple[Unread, ...]:
    """Lines that were left out, each with how often it stands; pages that are pictures."""
    lines = tuple(Unread("site", times, line) for line, times in Counter(left_out).items())
    return (*lines, Unread("page", pages)) if pages else lines


def _without_words(body: _Element) -> Iterator[Unread]:
    found = Counter(what for part in body.iter() if (what := _IN_WORD.get(name_of(part))))
    nested = sum(
        next(inner.iterancestors("{*}tc"), None) is not None for inner in body.iter("{*}tbl")
    )
    found.update({"table": nested} if nested else {})
    yield from (Unread(what, number) for what, number in sorted(found.items()))
