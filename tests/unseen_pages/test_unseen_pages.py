"""The pages say what their gold says, and are as long and as various as pages are."""

from __future__ import annotations

import importlib
import unicodedata

import lxml.html
import pytest

from .printing import Printed, plain

LAYOUTS = tuple(range(1, 19))


def pages_of(number: int) -> tuple[Printed, ...]:
    return importlib.import_module(f".layout_{number:02d}", __package__).pages()


PAGES = [page for number in LAYOUTS for page in pages_of(number)]


def text_of(page: Printed) -> str:
    tree = lxml.html.fromstring(page.body.decode("utf-8").encode("ascii", "xmlcharrefreplace"))
    for node in tree.xpath("//script|//style|//title"):
        node.drop_tree()
    return plain(" ".join(tree.itertext()))


def squeezed(text: str) -> str:
    return plain(text).replace(" ", "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_gold_stands_on_the_page_in_its_order(page: Printed) -> None:
    text = squeezed(text_of(page))
    gold = page.gold
    for piece in (gold.title, gold.section, gold.author, gold.origin, gold.lead):
        assert squeezed(piece) in text, piece
    place = 0
    for line in gold.lines:
        for cell in line.split(" | "):
            found = text.find(squeezed(cell), place)
            assert found >= 0, line
            place = found + len(squeezed(cell))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_gold_is_clean(page: Printed) -> None:
    gold = page.gold
    pieces = [gold.title, gold.section, gold.author, gold.origin, gold.lead, *gold.lines]
    for piece in pieces:
        assert piece == plain(piece)
        assert unicodedata.is_normalized("NFC", piece)
    assert all(gold.lines)
    assert not gold.lead or gold.lines[0] == gold.lead
    assert gold.lines or gold.attachments
    for date in (gold.published, gold.updated):
        assert date is None or date.utcoffset().total_seconds() == 7 * 3600  # type: ignore[union-attr]
        assert date is None or date < page.fetched
    assert gold.body_kind in {"html", "attachment", "media"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_are_on_the_page(page: Printed) -> None:
    for url, name in page.gold.attachments:
        assert url.startswith("http")
        assert url.rsplit("/", 1)[-1].split("?")[-1] in page.body.decode().replace("&amp;", "&")
        assert name == plain(name)
        assert name in page.body.decode() or name in text_of(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_as_long_as_pages_are(page: Printed) -> None:
    assert 20_000 <= len(page.body) <= 100_000, len(page.body)


def test_the_set_is_whole() -> None:
    urls = [page.url for page in PAGES]
    assert len(set(urls)) == len(urls)
    assert all(6 <= len(pages_of(number)) <= 8 for number in LAYOUTS)
    assert sum(page.gold.published is None for page in PAGES) >= 20
    assert sum(page.gold.updated is not None for page in PAGES) >= 4
    assert {"html", "attachment", "media"} == {page.gold.body_kind for page in PAGES}
    assert len({page.gold.title for page in PAGES}) == 16


def test_a_page_is_the_same_each_time() -> None:
    assert [page.body for number in LAYOUTS for page in pages_of(number)] == [
        page.body for page in PAGES
    ]
