"""The pages hold what their gold says, and no two share an address."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from functools import cache

import lxml.html
import pytest

from .blocks import ZONE
from .everything import all_pages
from .printing import Printed

KINDS = {"html", "attachment", "media"}


@cache
def _text(printed: Printed) -> str:
    charset = printed.content_type.partition("charset=")[2] or "utf-8"
    parser = lxml.html.HTMLParser(encoding=charset)
    tree = lxml.html.document_fromstring(printed.body, parser=parser)
    for element in tree.xpath("//script | //style"):
        element.drop_tree()
    return _squeezed(tree.text_content())


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).replace("\u200b", "").split())


def _named(printed: Printed) -> str:
    return f"{printed.system}-{printed.name}"


@pytest.mark.parametrize("printed", all_pages(), ids=_named)
class TestPage:
    def test_its_lines_stand_on_it_in_their_order(self, printed: Printed) -> None:
        text, place = _text(printed), 0
        for line in printed.gold.lines:
            for cell in line.split(" | "):
                found = text.find(_squeezed(cell), place)
                assert found >= 0, cell
                place = found + len(_squeezed(cell))

    def test_its_title_and_names_stand_on_it(self, printed: Printed) -> None:
        gold, text = printed.gold, _text(printed)
        for said in (gold.title, gold.section, gold.author, gold.origin, gold.lead):
            assert _squeezed(said) in text

    def test_its_files_are_named_or_linked(self, printed: Printed) -> None:
        for url, name in printed.gold.attachments:
            assert url.startswith("http")
            file = url.rpartition("/")[2].partition("?")[0]
            assert _squeezed(name) in _text(printed) or file.encode() in printed.body

    def test_its_gold_is_normal(self, printed: Printed) -> None:
        gold = printed.gold
        for said in (gold.title, gold.section, gold.author, gold.origin, gold.lead, *gold.lines):
            assert said == unicodedata.normalize("NFC", " ".join(said.split()))
        assert gold.title
        assert gold.body_kind in KINDS
        assert all(gold.lines)
        assert not gold.lead or gold.lines[0] == gold.lead
        assert gold.lines or gold.body_kind != "html"
        assert gold.attachments or gold.body_kind != "attachment"

    def test_its_dates_are_aware(self, printed: Printed) -> None:
        for when in (printed.gold.published, printed.gold.updated, printed.fetched):
            assert when is None or when.utcoffset() == dt.timedelta(hours=7)

    def test_it_is_as_large_as_real_ones(self, printed: Printed) -> None:
        assert 4_000 < len(printed.body) < 120_000


def test_no_two_pages_share_an_address_or_a_name() -> None:
    assert not [url for url, n in Counter(p.url for p in all_pages()).items() if n > 1]
    assert not [name for name, n in Counter(map(_named, all_pages())).items() if n > 1]


def test_every_system_has_six_pages_or_more() -> None:
    assert min(Counter(printed.system for printed in all_pages()).values()) >= 6


def test_printing_twice_gives_the_same_bytes() -> None:
    again = all_pages.__wrapped__()
    assert [p.body for p in again] == [p.body for p in all_pages()]


def test_the_zone_is_vietnams() -> None:
    assert ZONE.utcoffset(None) == dt.timedelta(hours=7)
