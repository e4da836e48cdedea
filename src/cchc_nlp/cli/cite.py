"""`cchc cite`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from cchc_nlp.cli.options import FILE, format_option, lang_option, text_of
from cchc_nlp.cli.printing import print_json, print_table

HEADINGS = {
    "vi": ("số, ký hiệu", "loại", "ngày", "cơ quan", "nguyên văn"),
    "en": ("number", "kind", "date", "issuer", "as written"),
}


@click.command()
@click.argument("file", type=FILE)
@format_option
@lang_option
def cite(*, file: Path, form: str, lang: Literal["vi", "en"]) -> None:
    """List the documents that FILE (- is standard input) cites, with their dates."""
    from cchc_nlp import find_citations

    found = list(find_citations(text_of(file)))
    if form == "json":
        print_json([citation.to_dict() for citation in found])
        return
    rows = [
        (
            c.normalized,
            c.kind,
            c.date or "-",
            c.issuer_name or c.issuer or "-",
            " ".join(c.text.split()),
        )
        for c in found
    ]
    print_table(HEADINGS[lang], rows, form=form)
