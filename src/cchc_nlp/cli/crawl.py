"""`cchc crawl`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.ledger import print_ledger
from cchc_nlp.cli.options import corpus_option, period_of
from cchc_nlp.cli.progress import crawl_progress

if TYPE_CHECKING:
    from cchc_nlp.records import Period


@click.command(short_help="Discover and store a site's pages; extract articles as they come.")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@corpus_option
@click.option("--since", metavar="DAY", help="Leave what a list dates before this day.")
@click.option("--until", metavar="DAY", help="Leave what a list dates after this day.")
@click.option("--site", default="", help="Name of the source; the host's name where none is given.")
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to one host; the site's Crawl-delay wins.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    help="Stop after so many pages; the same command goes on.",
)
@click.option("--proxy", help="HTTP proxy, for offices that have one: http://host:port.")
@click.pass_context
def crawl(
    context: click.Context,
    *, urls: tuple[str, ...], corpus: Path, since: str | None, until: str | None, site: str,
    delay: float, max_pages: int, proxy: str | None,
) -> None:  # fmt: skip
    """Crawl news sites into a corpus.

    The same command again resumes an interrupted crawl, or brings a finished one up to date.
    """
    from cchc_nlp import Fetcher
    from cchc_nlp import crawl as crawl_sites

    period: Period = period_of(since, until)
    with crawl_progress() as progress:
        ledger = crawl_sites(
            urls,
            corpus,
            fetcher=Fetcher(delay=delay, proxy=proxy),
            period=period,
            site=site,
            max_pages=max_pages,
            progress=progress,
        )
    print_ledger(ledger, form="text", lang="en")
    if not ledger.fetched:
        click.echo("cchc: nothing could be fetched; the ledger says why", err=True)
        context.exit(1)
