"""`cchc demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from cchc_nlp.cli.ledger import print_ledger
from cchc_nlp.cli.options import FILE, lang_option
from cchc_nlp.cli.printing import reasons
from cchc_nlp.cli.progress import tour_progress

READ = {
    "vi": "Máy gán nhãn: {}/{} tin, bài; sau rà soát: {}/{} tin, bài (đã rà soát {}/{}).",
    "en": "By the machine: {} of {}; after review: {} of {} ({}/{} reviewed).",
}
LEFT = {"vi": "Không tính: {}. Trùng lặp: {}.", "en": "Left out: {}. Repeated: {}."}


@click.command()
@click.option("-o", "--output", type=FILE, default=Path("out"), show_default=True, help="Folder.")
@lang_option
def demo(*, output: Path, lang: Literal["vi", "en"]) -> None:
    """Crawl a fictional department's site on loopback, label, review, count, write the reports.

    The same command again goes on where it was. Nothing leaves this machine.
    """
    from cchc_nlp.counting.sentences import count_sentence
    from cchc_nlp.demo.tour import take_tour
    from cchc_nlp.reporting.wording import LEFT_OUT

    with tour_progress() as (progress, step):
        found = take_tour(output, progress=progress, step=step)
    machine, signed = found.by_machine, found.count.tally
    click.echo(count_sentence(found.count, lang=lang))
    told = (t for tally in (machine, signed) for t in (tally.counts["reform"], tally.total))
    click.echo("\n" + READ[lang].format(*told, signed.reviewed, signed.total))
    left_out = found.count.left_out
    if lang == "vi":
        left_out = {LEFT_OUT[code]: number for code, number in left_out.items()}
    click.echo(LEFT[lang].format(reasons(left_out), signed.duplicates) + "\n")
    print_ledger(found.ledger, form="text", lang=lang)
    click.echo("")
    for path in found.files:
        click.echo(f"{path}")
