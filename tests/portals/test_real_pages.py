"""Pages saved from a department's site, where they are at hand: what their lists say is read.

The pages are their publisher's and stay outside the project; `index.jsonl` beside them says what
each one lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from cchc_nlp.crawling.discovery import discover
from cchc_nlp.crawling.frontier import Address
from cchc_nlp.portals.base import identity_of
from cchc_nlp.portals.detection import detect
from cchc_nlp.vietnamese.normalization import decode


def saved(shared: Path, portal: str) -> Iterator[tuple[dict[str, Any], str]]:
    """What is known of each saved page of a portal system, and the page."""
    folder = shared / "data" / "pages"
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        if known["portal"] == portal and (folder / known["file"]).is_file():
            yield known, decode((folder / known["file"]).read_bytes())


def listed(known: dict[str, Any], text: str) -> dict[str, str]:
    """The day beside each article of a list, by the article's identity."""
    portal = detect(text)
    address = Address(known["url"], identity_of(known["url"], portal), "", "list")
    found = discover(lxml_html.document_fromstring(text), address, portal=portal)
    return {a.identity: str(a.listed_date or "") for a in found if a.kind == "article"}


def test_every_saved_liferay_page_is_recognised(shared: Path) -> None:
    names = [detect(text).name for _, text in saved(shared, "liferay")]
    assert names
    assert set(names) == {"liferay"}


def test_every_listed_article_is_found_with_its_day(shared: Path) -> None:
    """One article stands on two lists, with one identity and one day."""
    wanted: dict[str, str] = {}
    got: dict[str, str] = {}
    for known, text in saved(shared, "liferay"):
        portal = detect(text)
        wanted |= {identity_of(item["url"], portal): item["published"] for item in known["items"]}
        if known["items"]:
            got |= listed(known, text)
    assert wanted
    assert got == wanted
