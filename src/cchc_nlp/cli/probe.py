"""`cchc probe`."""

from __future__ import annotations

import click

from cchc_nlp.cli.options import format_option
from cchc_nlp.cli.printing import print_json, print_table


@click.command(short_help="Which portal system a site runs, its sections and paging.")
@click.argument("url")
@click.option("--proxy", help="HTTP proxy: http://host:port.")
@format_option
def probe(*, url: str, proxy: str | None, form: str) -> None:
    """Fetch one address and say what the crawler sees there; nothing is stored."""
    from cchc_nlp import Fetcher
    from cchc_nlp import probe as probe_site

    found = probe_site(url, fetcher=Fetcher(proxy=proxy)).to_dict()
    if form == "json":
        print_json(found)
    else:
        rows = [(key, ", ".join(v) if isinstance(v, list) else v) for key, v in found.items()]
        print_table(("probe", url), rows, form=form)
