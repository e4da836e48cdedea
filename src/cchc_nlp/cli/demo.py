"""`cchc demo`."""

from __future__ import annotations

from pathlib import Path

import click

from cchc_nlp.cli.ledger import print_ledger
from cchc_nlp.cli.options import FILE
from cchc_nlp.cli.printing import reasons
from cchc_nlp.cli.progress import crawl_progress


@click.command()
@click.option("-o", "--output", type=FILE, default=Path("out"), show_default=True, help="Folder.")
def demo(*, output: Path) -> None:
    """Crawl a fictional department's site on loopback, label, review, count, write the reports.

    The same command again goes on where it was. Nothing leaves this machine.
    """
    from cchc_nlp.demo.tour import take_tour
    from cchc_nlp.reporting.wording import LEFT_OUT

    with crawl_progress() as progress:
        found = take_tour(output, progress=progress)
    machine, signed = found.by_machine, found.count.tally
    click.echo(found.count.sentence)
    click.echo(
        f"\nMáy gán nhãn: {machine.counts['reform']} của {machine.total};"
        f" sau rà soát: {signed.counts['reform']} của {signed.total}"
        f" (đã rà soát {signed.reviewed}/{signed.total})."
    )
    left_out = {LEFT_OUT[code]: number for code, number in found.count.left_out.items()}
    click.echo(f"Không tính: {reasons(left_out)}. Trùng lặp: {signed.duplicates}.\n")
    print_ledger(found.ledger, form="text", lang="vi")
    click.echo("")
    for path in found.files:
        click.echo(f"{path}")
