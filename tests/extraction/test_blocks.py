"""An element's text, one block a line, whatever the editor pasted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from cchc_nlp.extraction.blocks import text_blocks
from cchc_nlp.extraction.boilerplate import is_chrome, is_related_heading


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>Một</p><p>Hai</p>", ["Một", "Hai"]),
        ("Một<br>Hai", ["Một", "Hai"]),
        ("<p>Một <b>hai</b>\n ba&nbsp;bốn</p>", ["Một hai ba bốn"]),
        ("<ul><li>Một</li><li>Hai</li></ul>", ["Một", "Hai"]),
        # a table of data: cells of a row on one line
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
         ["A | B", "1 | 2"]),
        ("<table><tr><td><p>1</p><p>2</p></td><td>3<br>4</td></tr>"
         "<tr><td>5</td><td>6</td></tr></table>",
         ["1 2 | 3 4", "5 | 6"]),
        # a table that lays out the page: its cells are blocks
        ("<table><tr><td><p>Một</p><p>Hai</p></td></tr></table>", ["Một", "Hai"]),
        # not text
        ("<p>Một</p><script>x()</script><style>p{}</style><!-- no -->", ["Một"]),
        ("<p>Một</p><p style='display: none'>ẩn</p><span class='hidden'>ẩn</span>", ["Một"]),
        ("<p>\u200b Một\u200b</p><p>\u200b</p>", ["Một"]),
    ],
)  # fmt: skip
def test_blocks(html: str, lines: list[str]) -> None:
    assert list(text_blocks(lxml_html.fragment_fromstring(html, create_parent="div"))) == lines


@given(st.lists(st.text("aăâđ ơưế\u0301\u00a0", min_size=1).filter(str.strip), max_size=6))
def test_no_syllable_is_lost(paragraphs: list[str]) -> None:
    element = lxml_html.Element("div")
    for text in paragraphs:
        lxml_html.etree.SubElement(element, "p").text = text
    found = " ".join(text_blocks(element))
    import unicodedata

    assert found.split() == unicodedata.normalize("NFC", " ".join(paragraphs)).split()


@pytest.mark.parametrize(
    "line",
    ["Đang truy cập: 6", "Tổng lượt truy cập: 3.424.846", "Hôm nay : 5110", "Lượt xem: 214",
     "Skip to main content", "Turn on more accessible mode", "Chi tiết - Sở Nông nghiệp",
     "Xem cỡ chữ", "Nhập chú thích ảnh", "Luot truy cap: 12"],
)  # fmt: skip
def test_chrome_is_known(line: str) -> None:
    assert is_chrome(line)


@pytest.mark.parametrize(
    "line",
    ["Hôm nay, Sở họp giao ban.", "Chi tiết xem Công văn số 12/SNN-VP.",
     "In 500 tờ rơi về dịch bệnh.", "Tổng lượt truy cập chuyên mục đạt 12.000 lượt.", "Lưu: VT."],
)  # fmt: skip
def test_what_people_wrote_is_not_chrome(line: str) -> None:
    assert not is_chrome(line)


def test_related_headings() -> None:
    assert is_related_heading("Các tin khác:")
    assert is_related_heading("NHỮNG TIN CŨ HƠN")
    assert not is_related_heading("Các tin nhắn khác thường")
