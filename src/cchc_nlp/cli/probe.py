"""`cchc probe`."""

from __future__ import annotations

import click

from cchc_nlp.cli.options import format_option
from cchc_nlp.cli.printing import print_json, print_table

MOST_SHOWN = 12


@click.command(short_help="Which portal system a site runs, its sections, paging, dates, feeds.")
@click.argument("url")
@click.option("--proxy", help="HTTP proxy: http://host:port.")
@format_option
def probe(*, url: str, proxy: str | None, form: str) -> None:
    """Look at one address as a crawl would and say what is there; nothing is stored.

    Ends with a site profile to start from: save it as sites.toml for `cchc crawl --sites`.
    """
    from cchc_nlp import Fetcher
    from cchc_nlp import probe as probe_site

    found = probe_site(url, fetcher=Fetcher(proxy=proxy)).to_dict()
    if form == "json":
        print_json(found)
        return
    profile = found.pop("profile")
    print_table(("probe", url), [(key, _cell(value)) for key, value in found.items()], form=form)
    if form == "text":
        click.echo(f"\n{profile}")


def _cell(value: object) -> object:
    if not isinstance(value, list):
        return value
    more = f" and {len(value) - MOST_SHOWN} more" if len(value) > MOST_SHOWN else ""
    return f"{len(value)}: {', '.join(value[:MOST_SHOWN])}{more}" if value else "none"
