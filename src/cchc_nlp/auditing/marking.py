"""A copy of a report in which its claims are coloured and commented; the report stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cchc_nlp.auditing.marks import marks_of
from cchc_nlp.auditing.web_marks import marked_page, marked_text
from cchc_nlp.auditing.word_marks import write_marked_word
from cchc_nlp.errors import InputError
from cchc_nlp.extraction.documents import document_text
from cchc_nlp.records import Claim, Remark

_PAGES = (".html", ".htm")


def mark_report(
    path: str | Path, output: str | Path, *, claims: Sequence[Claim], remarks: Sequence[Remark] = ()
) -> None:
    """Write an annotated copy of the report in `path` to `output`: .docx of a .docx, else .html.

    The offsets of claims and remarks are those of `read_report(path).text`. Raises InputError where
    `output` is the report itself or has another ending, and for a report that cannot be read.
    """
    path, output = Path(path), Path(output)
    is_word = path.suffix.lower() == ".docx"
    endings = (".docx",) if is_word else _PAGES
    if output.suffix.lower() not in endings:
        raise InputError(f"{output}: the marked copy of {path.name} is a {endings[0]}; name it so")
    if output.exists() and path.exists() and output.samefile(path):
        raise InputError(f"{output}: is the report itself; give another name to the marked copy")
    marks = marks_of(claims, remarks)
    text = document_text(path)
    if is_word:
        write_marked_word(path, output, marks=marks, text=text)
    elif path.suffix.lower() in _PAGES:
        output.write_text(marked_page(path, text, marks=marks), encoding="utf-8")
    else:
        output.write_text(marked_text(text, marks, title=path.name), encoding="utf-8")
