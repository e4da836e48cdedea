"""A copy of a report in which its claims are coloured and commented; the report stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cchc_nlp.records import Claim, Remark


def mark_report(
    path: str | Path, output: str | Path, *, claims: Sequence[Claim], remarks: Sequence[Remark] = ()
) -> None:
    """Write an annotated copy of the report in `path` to `output`: .docx of a .docx, else .html.

    The offsets of claims and remarks are those of `read_report(path).text`. Raises InputError where
    `output` is the report itself or has another ending.
    """
    raise NotImplementedError
