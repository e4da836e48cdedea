"""`cchc tokenize`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import FILE, format_option, text_of
from cchc_nlp.cli.printing import print_table

if TYPE_CHECKING:
    from cchc_nlp.records import Token


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--lexicon",
    type=FILE,
    help='A lexicon of your own (TOML): [words] whole = ["trực báo", ...] are kept whole.',
)
@format_option
def tokenize(*, file: Path, lexicon: Path | None, form: str) -> None:
    """Print the Vietnamese words of FILE (- for standard input).

    Text keeps the lines and joins the syllables of a word ("cải_cách_hành_chính"); JSON gives one
    token a line.
    """
    from cchc_nlp.vietnamese.lexicon import read_lexicon
    from cchc_nlp.vietnamese.segmentation import iter_words

    text = text_of(file)
    tokens = iter_words(text, extra_words=read_lexicon(lexicon).words if lexicon else ())
    if form == "json":
        for token in tokens:
            click.echo(json.dumps(token.to_dict(), ensure_ascii=False))
    elif form == "text":
        for line in _lines(text, tokens):
            click.echo(line)
    else:
        print_table(("text", "start", "end"), [(t.text, t.start, t.end) for t in tokens], form=form)


def _lines(text: str, tokens: Iterable[Token]) -> Iterator[str]:
    """The words of each line that has any."""
    line: list[str] = []
    end = 0
    for token in tokens:
        if line and "\n" in text[end : token.start]:
            yield " ".join(line)
            line = []
        line.append("_".join(token.text.split()))
        end = token.end
    if line:
        yield " ".join(line)
