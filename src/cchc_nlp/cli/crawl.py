"""`cchc crawl`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cchc_nlp.cli.ledger import print_ledger
from cchc_nlp.cli.options import FILE, corpus_option, lang_option, period_of
from cchc_nlp.cli.progress import crawl_progress

if TYPE_CHECKING:
    from cchc_nlp.corpus.gathering import Files
    from cchc_nlp.portals.sites import Site
    from cchc_nlp.records import Period


@click.command()
@click.argument("urls", metavar="URL...", nargs=-1)
@corpus_option
@click.option("--since", metavar="DAY", help="Leave what a list dates before this day.")
@click.option("--until", metavar="DAY", help="Leave what a list dates after this day.")
@click.option("--sites", type=FILE, help="Sites described in TOML, where detection is not enough.")
@click.option(
    "--site",
    default="",
    help="Name of the source (the host's name otherwise); with --sites alone, the site to crawl.",
)
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to one host, and up to half more; Crawl-delay wins.",
)
@click.option(
    "--max-pages",
    type=click.IntRange(min=1),
    default=100_000,
    show_default=True,
    help="Stop after so many pages; the same command goes on.",
)
@click.option(
    "--recheck",
    type=click.IntRange(min=0),
    default=0,
    metavar="DAYS",
    help="Ask again for articles published in the last DAYS; earlier texts are kept.",
)
@click.option(
    "--files",
    type=click.Choice(["none", "needed", "all"]),
    default="none",
    show_default=True,
    help="Read attached files (PDF, Word, Excel, ZIP): those needed for articles that are nothing"
    " but a file, or all.",
)
@click.option("--contact", default="", help="Told to the sites: a mail address or page of yours.")
@click.option("--proxy", help="HTTP proxy, for offices that have one: http://host:port.")
@click.option("--warc", type=FILE, help="Write every exchange to this file (.warc.gz).")
@lang_option
@click.pass_context
def crawl(  # noqa: PLR0913 - one for each option
    context: click.Context,
    *, urls: tuple[str, ...], corpus: Path, since: str | None, until: str | None,
    sites: Path | None, site: str, delay: float, max_pages: int, recheck: int,
    files: Files, contact: str, proxy: str | None, warc: Path | None, lang: str,
) -> None:  # fmt: skip
    """Crawl news sites into a corpus.

    The same command again resumes an interrupted crawl, or brings a finished one up to date.
    """
    from cchc_nlp import Fetcher, write_warc
    from cchc_nlp import crawl as crawl_sites

    period: Period = period_of(since, until)
    described = _described(sites, site if not urls else "")
    with crawl_progress() as progress, write_warc(warc) as archive:
        ledger = crawl_sites(
            urls,
            corpus,
            sites=described,
            fetcher=Fetcher(delay=delay, proxy=proxy, contact=contact, archive=archive),
            period=period,
            site=site,
            max_pages=max_pages,
            recheck_days=recheck,
            files=files,
            progress=progress,
        )
    print_ledger(ledger, form="text", lang=lang)
    if not ledger.fetched:
        click.echo("cchc: nothing could be fetched; the ledger says why", err=True)
        context.exit(1)


def _described(path: Path | None, name: str) -> tuple[Site, ...]:
    """The sites of the file, or the one of that name. Raises InputError, naming those there are."""
    from cchc_nlp import load_sites
    from cchc_nlp.errors import InputError

    found = load_sites(path) if path else ()
    chosen = tuple(site for site in found if name in ("", site.name))
    if found and not chosen:
        names = ", ".join(site.name for site in found)
        raise InputError(f"{path}: no site {name!r}; there are: {names}")
    return chosen
