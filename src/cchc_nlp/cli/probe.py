"""`cchc probe`."""

from __future__ import annotations

import click

from cchc_nlp.cli.options import format_option
from cchc_nlp.cli.printing import print_json, print_table

MOST_SHOWN = 12


@click.command()
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
    rows = [row for key, value in found.items() for row in _rows(key, value)]
    print_table(("probe", url), rows, form=form)
    if form == "text":
        click.echo(f"\n{profile}")


def _rows(key: str, value: object) -> list[tuple[str, object]]:
    """A finding as rows of a table: lists one below the other, long ones cut and counted."""
    if not isinstance(value, list):
        return [(key, "-" if value == "" else value)]
    left = len(value) - MOST_SHOWN
    shown = [*value[:MOST_SHOWN], *([f"and {left} more"] if left > 0 else [])]
    return [(key, len(value)), *(("", item) for item in shown)]
