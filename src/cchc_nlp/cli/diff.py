"""`cchc diff`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import corpus_option, format_option
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.corpus.reextraction import Change


@click.command()
@corpus_option
@format_option
def diff(*, corpus: Path, form: str) -> None:
    """List what the last `cchc extract --again` changed: page, field, before and after.

    Of a text that changed, the lines that went (-) and came (+) are shown.
    """
    from cchc_nlp import Corpus
    from cchc_nlp import diff as changes_of

    with Corpus.open(corpus, create=False) as opened:
        found = list(changes_of(opened))
    if form == "json":
        print_json([change.to_dict() for change in found])
    elif form == "text":
        click.echo("\n".join(_lines(found)))
    else:
        rows = [(c.url, c.field, str(c.before), str(c.after)) for c in found]
        print_table(("url", "field", "before", "after"), rows, form=form)


def _lines(found: list[Change]) -> Iterator[str]:
    pages = {change.url for change in found}
    yield f"{len(found)} fields of {len(pages)} pages changed" if found else "nothing changed"
    last = ""
    for change in found:
        if change.url != last:
            yield change.url
        last = change.url
        yield from _told(change)


def _told(change: Change) -> Iterator[str]:
    if change.field != "text":
        yield f"  {change.field}: {change.before!r} -> {change.after!r}"
        return
    before, after = ((text or "").split("\n") for text in (change.before, change.after))
    yield "  text:"
    shown = difflib.unified_diff(before, after, n=0, lineterm="")
    yield from (f"    {line}" for line in islice(shown, 2, None) if line[:2] != "@@")
