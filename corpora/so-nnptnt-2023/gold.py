"""Printings into what a reader of the site must find: one line of gold.jsonl for each page."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from pages import Printer
from printing import Posting, Site

Line = dict[str, Any]

_PUBLISHED_SOURCE = {"sharepoint": "selector", "nukeviet": "itemprop"}
_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def gold_lines(printer: Printer) -> list[Line]:
    """A line for each printed article, in the order of their addresses' hosts and numbers."""
    postings = sorted(printer.postings, key=lambda p: (p.section.host, p.number))
    originals = {p.item.slot: p.url for p in postings if not p.original}
    return [_line(posting, printer, originals.get(posting.original)) for posting in postings]


def _line(posting: Posting, printer: Printer, duplicate_of: str | None) -> Line:
    primary, *secondary = posting.item.labels
    moment = posting.published
    return {
        "url": posting.url,
        "aliases": _aliases(posting, printer),
        "source": posting.section.host,
        "portal": posting.portal,
        "title": posting.title,
        "published": f"{moment.isoformat()}+07:00" if moment else None,
        "published_source": _PUBLISHED_SOURCE[posting.portal] if moment else "",
        "updated": None,
        "section": posting.section.name,
        "author": posting.author,
        "origin": posting.origin,
        "lead": posting.lead,
        "text": "\n".join(posting.lines),
        "attachments": [_attachment(file, posting) for file in posting.attachments],
        "body_kind": "html" if posting.blocks else "attachment",
        "duplicate_of": duplicate_of,
        "slot": posting.item.slot,
        "labels": [primary, *secondary],
        "is_reform": is_reform(primary),
        "primary": primary,
        "secondary": secondary,
        "confidence": posting.item.confidence,
        "in_period": in_period(moment, printer.site),
        "role": posting.role,
    }


def _aliases(posting: Posting, printer: Printer) -> list[str]:
    host, sections = posting.section.host, printer.sections
    return [
        f"http://{host}{printer.alias_href(posting, sections[a['section']])}"
        for a in printer.site["aliases"]
        if a["slot"] == posting.item.slot and not posting.original
    ]


def _attachment(file: dict[str, str], posting: Posting) -> Line:
    name = file["name"]
    return {
        "url": f"http://{posting.section.host}{file['href']}",
        "name": name,
        "media_type": _MEDIA_TYPES[name.rsplit(".", 1)[1].lower()],
        "text_status": "not_fetched",
    }


def is_reform(label: str) -> bool:
    """Whether a label is one of P1..P6, X1..X3."""
    return label[0] in "PX"


def in_period(moment: dt.datetime | None, site: Site) -> bool:
    """Whether a page's date lies in the period of the department's report, both ends included."""
    first, last = site["period"]
    return moment is not None and first <= moment.date() <= last


def counted(lines: Iterable[Line]) -> dict[str, int]:
    """The figures of the period: unique articles with text, and how many each policy counts."""
    unique = [line for line in lines if line["role"] == "unique"]
    reform = [line for line in unique if line["is_reform"]]
    secondary = [line for line in unique if any(map(is_reform, line["secondary"]))]
    return {
        "unique": len(unique),
        "strict_tthc": sum("P2" in line["labels"] for line in unique),
        "cchc": sum(line["confidence"] == "high" for line in reform),
        "broad": len({line["url"] for line in [*reform, *secondary]}),
    }


def check(lines: Sequence[Line], site: Site) -> None:
    """Raise AssertionError if what is printed is not what site.toml promises.

    The totals are looked at only when every article has been written.
    """
    addresses = [url for line in lines for url in (line["url"], *line["aliases"])]
    assert len(set(addresses)) == len(addresses), "two articles share an address"
    for line in lines:
        assert line["text"] == unicodedata.normalize("NFC", line["text"]), line["url"]
        assert line["title"], line["url"]
        assert line["confidence"] in ("high", "low"), line["url"]
    if sum(line["duplicate_of"] is None for line in lines) < site["expected_articles"]:
        return
    figures, roles = counted(lines), Counter(line["role"] for line in lines)
    assert figures["unique"] == site["expected_unique"], figures
    assert figures["strict_tthc"] == site["expected_p2"], figures
    assert roles["duplicate"] == len(site["duplicates"]), roles
    assert roles["repost"] == len(site["reposts"]), roles
    assert roles["undated"] == len(site["undated"]), roles
    assert all(line["in_period"] for line in lines if line["duplicate_of"]), "copy out of period"
