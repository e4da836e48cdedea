"""Saved pages beside what they must give. A missing expectation is written, and the test fails.

A page's first line may be a comment with its address, kind and what its list said:
`<!-- url=http://so.example/x kind=list listed=2023-10-25 -->`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from cchc_nlp.crawling.discovery import discover
from cchc_nlp.crawling.frontier import Address
from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.base import identity_of
from cchc_nlp.portals.detection import PORTALS, detect
from cchc_nlp.records import TIME_ZONE
from cchc_nlp.vietnamese.normalization import decode

from ..stored_pages import page_of

HERE = Path(__file__).parent
PAGES = sorted(HERE.glob("*/*.html"))
FETCHED = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=TIME_ZONE)


def read(path: Path) -> dict[str, Any]:
    """What the code reads from one saved page, as JSON."""
    body = path.read_bytes()
    said = dict(re.findall(rb"(\w+)=(\S+)", body.split(b"\n", 1)[0]))
    url = said.get(b"url", b"http://so.example/").decode()
    text = decode(body)
    portal = detect(text)
    identity = identity_of(url, portal)
    if said.get(b"kind") == b"list":
        address = Address(url, identity, "so.example", "list")
        found = discover(lxml_html.document_fromstring(text), address, portal=portal, html=text)
        listed = [
            {"kind": a.kind, "url": a.url, "section": a.section, "date": str(a.listed_date or "")}
            | ({"left": a.left} if a.left else {})
            for a in found
        ]
        return {"portal": portal.name, "identity": identity, "found": listed}
    day = said.get(b"listed")
    page = page_of(
        body,
        url=url,
        content_type="text/html",
        fetched_at=FETCHED,
        portal=portal.name,
        listed_date=dt.date.fromisoformat(day.decode()) if day else None,
    )
    record = extract_page(page).to_dict()
    return {"record": type(extract_page(page)).__name__, "identity": identity, **record}


@pytest.mark.parametrize("path", PAGES, ids=[f"{p.parent.name}/{p.stem}" for p in PAGES])
def test_a_saved_page_gives_what_stands_beside_it(path: Path) -> None:
    expected = path.with_suffix(".json")
    found = json.loads(json.dumps(read(path)))
    if not expected.exists():
        expected.write_text(
            json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        pytest.fail(f"{expected.name} was missing and has been written: read it, then commit it")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def test_every_portal_has_saved_pages() -> None:
    names = {portal.name for portal in PORTALS} | {"generic"}
    assert names == {path.parent.name for path in PAGES}
