"""`cchc report`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.options import (
    FILE,
    corpus_option,
    from_option,
    period_named,
    period_option,
    policy_option,
    to_option,
)


@click.command(short_help="The report (.docx), the evidence annex (.xlsx), the page (.html).")
@corpus_option
@from_option
@to_option
@period_option
@policy_option
@click.option(
    "--template",
    metavar="NAME|FILE",
    help="For .docx, .md and .txt: nam (the annual report), quy (by quarter), doan-van (one"
    " paragraph), tom-tat (a paragraph and a table), brief-en (in English); for .html: page. Or a"
    " file of your own: text with a few marks, or a .docx with {{ names }} to fill in.",
)
@click.option("--agency", default="", help="The reporting office's name, for the report's head.")
@click.option(
    "-o", "--output", type=FILE, required=True, help="A .docx, .xlsx, .html, .md or .txt file."
)
def report(
    *,
    corpus: Path,
    start: str | None,
    end: str | None,
    period: str | None,
    policy: str,
    template: str | None,
    agency: str,
    output: Path,
) -> None:
    r"""Write a report of the period; the file's ending chooses which.

    .docx is the report in the layout of Nghị định 30/2020/NĐ-CP (nam), .md and .txt a piece to
    paste (tom-tat), unless --template says otherwise; .xlsx is the evidence annex, .html a page.

    \b
    cchc report -c so.db --period "năm 2023" --agency "Sở Nội vụ" -o bao-cao.docx
    cchc report -c so.db --period 2023-Q3 --template doan-van -o doan-van.txt
    cchc report -c so.db --period 2023-Q3 --template mau-cua-so.docx -o bao-cao.docx
    """
    from cchc_nlp import Corpus
    from cchc_nlp import report as write_report

    span = period_named(start=start, end=end, period=period)
    with Corpus.open(corpus, create=False) as opened:
        write_report(opened, output, period=span, policy=policy, template=template, agency=agency)  # type: ignore[arg-type]
    click.echo(f"wrote {output}")
