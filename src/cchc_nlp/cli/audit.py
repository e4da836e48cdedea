"""`cchc audit`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.options import FILE, format_option, text_of
from cchc_nlp.cli.printing import print_json, print_table

if TYPE_CHECKING:
    from cchc_nlp.records import Claim

STATUS = {"matches": "khớp", "differs": "chưa tìm thấy", "not_enough": "chưa đủ căn cứ"}
ARITHMETIC = {"sums": "đúng", "fails": "không khớp", "not_applicable": "-"}
HEADINGS = ("vị trí", "tổng", "các phần", "kỳ", "cộng", "đối chiếu")


@click.command(short_help="Tally claims in a report: their sums, and what a corpus shows.")
@click.argument("file", type=FILE)
@click.option("-c", "--corpus", type=FILE, help="Hold the claims against this corpus.")
@format_option
@click.pass_context
def audit(context: click.Context, *, file: Path, corpus: Path | None, form: str) -> None:
    """Find every statement in FILE that counts something, and check it.

    FILE is .txt, .html, .docx or .pdf, or - for standard input.
    """
    from cchc_nlp import Corpus
    from cchc_nlp import audit as audit_text

    text = text_of(file)
    if corpus is None:
        claims = audit_text(text)
    else:
        with Corpus.open(corpus, create=False) as opened:
            claims = audit_text(text, opened)
    if form == "json":
        print_json({"claims": [claim.to_dict() for claim in claims]})
    else:
        _print_claims(claims, form)
    if any(_is_wrong(claim) for claim in claims):
        context.exit(1)


def _is_wrong(claim: Claim) -> bool:
    differs = claim.verdict is not None and claim.verdict.status == "differs"
    return differs or claim.arithmetic == "fails" or any(p.correct is False for p in claim.percents)


def _print_claims(claims: list[Claim], form: str) -> None:
    rows = [
        (
            f"{claim.start}-{claim.end}",
            f"{claim.total.value} {claim.total.unit}" if claim.total else "-",
            " + ".join(str(part.value) for part in claim.parts) or "-",
            f"{claim.period.start or '…'} – {claim.period.end or '…'}",
            ARITHMETIC[claim.arithmetic],
            STATUS[claim.verdict.status] if claim.verdict else "-",
        )
        for claim in claims
    ]
    print_table(HEADINGS, rows, form=form)
    for claim in claims:
        if claim.verdict is not None and form == "text":
            click.echo(f"{claim.start}: {claim.verdict.why}")
