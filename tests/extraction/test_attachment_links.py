"""Which links and frames of an article are its files, and what they are called."""

from __future__ import annotations

import pytest

from cchc_nlp.extraction.attachments import file_in, find_attachments
from cchc_nlp.portals.base import Portal, Printed, parse_page
from cchc_nlp.portals.selecting import Names

BASE = "https://so.example/vi/news/tin-tuc/tin-1.html"
PORTAL = Portal(name="thu", signs=(), attachment=(".tep a[href]",))


def files_of(html: str, *, portal: Portal = PORTAL) -> list[tuple[str, str]]:
    tree = parse_page(f"<body>{html}</body>")
    found = find_attachments(Printed(tree, portal, Names(tree)), BASE)
    return [(file.url, file.name) for file in found]


class TestLinks:
    @pytest.mark.parametrize(
        "ending", "pdf doc docx xls xlsx ppt pptx odt ods rtf zip rar 7z PDF Docx".split()
    )
    def test_by_the_ending_of_their_address(self, ending: str) -> None:
        assert files_of(f"<a href='/tep/ke-hoach.{ending}'>Kế hoạch 12</a>") == [
            (f"https://so.example/tep/ke-hoach.{ending}", "Kế hoạch 12")
        ]

    @pytest.mark.parametrize(
        "address",
        [
            "/LinkClick.aspx?fileticket=abc&tabid=1",
            "/tai.php?download=1&id=0",
            "/tin-tuc/attachment/download/12",
            "/tin-tuc/download/12",
            "/van-ban/at_download/file",
            "/Download.ashx?id=12",
            "/TaiFile.aspx?id=12",
            "/GetFile.ashx?id=12",
            "/documents/20181/30001/ke-hoach.pdf/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
        ],
    )
    def test_by_what_hands_them_out(self, address: str) -> None:
        assert files_of(f"<a href='{address}'>Kế hoạch 12</a>") == [
            (f"https://so.example{address}", "Kế hoạch 12")
        ]

    def test_by_what_the_link_says(self) -> None:
        html = "<a href='/tai?id=12'>Ke hoach 12.docx (34 KB)</a><a download href='/tai/9'>Biểu</a>"
        assert files_of(html) == [
            ("https://so.example/tai?id=12", "Ke hoach 12.docx"),
            ("https://so.example/tai/9", "Biểu"),
        ]

    def test_by_the_portals_own_place(self) -> None:
        assert files_of("<p class='tep'><a href='/f?i=1'>Biểu mẫu</a></p>") == [
            ("https://so.example/f?i=1", "Biểu mẫu")
        ]

    @pytest.mark.parametrize(
        "html",
        [
            "<a href='/tin-2.html'>Tin 2</a>",
            "<a href='/pdf/tin-2'>Tin 2</a>",
            "<a href='/anh.png'>Ảnh</a>",
            "<a href='#'>a.pdf</a>",
            "<a>a.pdf</a>",
            "<a href=''>a.pdf</a>",
            "<a href='http://[bad/a.pdf'>Tin</a>",
            "<iframe src='https://www.youtube.com/embed/abc'></iframe>",
            "<iframe></iframe>",
            "<img src='a.pdf'>",
        ],
    )
    def test_other_links(self, html: str) -> None:
        assert files_of(html) == []

    @pytest.mark.parametrize("address", ["mailto:so@so.example?a.pdf", "javascript:tai('a.pdf')"])
    def test_addresses_of_no_page(self, address: str) -> None:
        assert files_of(f'<a href="{address}">Tải</a>') == []

    def test_each_once_and_in_their_order(self) -> None:
        html = "<a href='b.pdf'>B</a><a href='a.pdf'>A</a><a href='b.pdf'>B nữa</a>"
        assert [url.rpartition("/")[2] for url, _ in files_of(html)] == ["b.pdf", "a.pdf"]

    def test_a_picture_of_it_first_and_then_its_name(self) -> None:
        html = "<a href='/t/a.pdf'><img src='i.png'></a><a href='/t/a.pdf'>Kế hoạch 12</a>"
        assert files_of(html) == [("https://so.example/t/a.pdf", "Kế hoạch 12")]

    @pytest.mark.parametrize(
        "named", ["tin-lien-quan", "tin-khac", "sidebar", "related", "comments"]
    )
    def test_those_of_other_articles_are_not_its(self, named: str) -> None:
        assert files_of(f"<div class='{named}'><p><a href='a.pdf'>A</a></p></div>") == []

    def test_addresses_are_taken_from_the_page(self) -> None:
        html = (
            "<a href='../a.pdf'>A</a><a href='//tep.example/b.pdf'>B</a><a href='?f=1&download='>C"
        )
        assert [url for url, _ in files_of(html)] == [
            "https://so.example/vi/news/a.pdf",
            "https://tep.example/b.pdf",
            "https://so.example/vi/news/tin-tuc/tin-1.html?f=1&download=",
        ]


class TestViewers:
    @pytest.mark.parametrize(
        "address",
        [
            "https://docs.google.com/gview?url=https://so.example/a.pdf&embedded=true",
            "https://docs.google.com/viewer?url=https%3A%2F%2Fso.example%2Fa.pdf",
            "https://view.officeapps.live.com/op/embed.aspx?src=https%3A%2F%2Fso.example%2Fa.pdf",
            "/pdfjs/web/viewer.html?file=https://so.example/a.pdf",
            "/pdfjs/web/viewer.html?file=%2Fa.pdf",
            "/pdfjs/web/viewer.html?file=/a.pdf#page=1",
            "/viewer.html#file=/a.pdf",
            "https://docs.google.com/viewerng/viewer?embedded_url=https://so.example/a.pdf",
        ],
    )
    def test_the_file_they_show(self, address: str) -> None:
        assert files_of(f"<iframe src='{address}'></iframe>") == [
            ("https://so.example/a.pdf", "a.pdf")
        ]
        assert [url for url, _ in files_of(f"<a href='{address}'>Xem</a>")] == [
            "https://so.example/a.pdf"
        ]

    @pytest.mark.parametrize(
        "html",
        [
            "<iframe src='/a.pdf'></iframe>",
            "<embed src='/a.pdf'>",
            "<object data='/a.pdf'></object>",
            "<iframe src='/a.pdf#toolbar=0'></iframe>",
        ],
    )
    def test_frames(self, html: str) -> None:
        [(url, name)] = files_of(html)
        assert (url.partition("#")[0], name) == ("https://so.example/a.pdf", "a.pdf")

    @pytest.mark.parametrize(
        "address",
        ["http://[/gview?url=a.pdf", "/v?url=http://[x/a.pdf", "/v?f=.pdf=&=", "?" + "a=&" * 900],
    )
    def test_broken_ones_do_no_harm(self, address: str) -> None:
        tree = parse_page(f"<iframe src='{address}'></iframe>")
        assert isinstance(file_in(tree.find(".//iframe")), str)
        files_of(f"<iframe src='{address}'></iframe>")


class TestNames:
    @pytest.mark.parametrize(
        ("link", "name"),
        [
            ("<a href='/t/ke-hoach-12.pdf'>Tải về</a>", "ke-hoach-12.pdf"),
            ("<a href='/t/ke-hoach-12.pdf'>Tải tệp đính kèm</a>", "ke-hoach-12.pdf"),
            ("<a href='/t/ke-hoach-12.pdf'>tại đây</a>", "ke-hoach-12.pdf"),
            ("<a href='/t/ke-hoach-12.pdf'>Xem chi tiết tại đây</a>", "ke-hoach-12.pdf"),
            ("<a href='/t/ke-hoach-12.pdf'>Download</a>", "ke-hoach-12.pdf"),
            ("<a href='/t/ke-hoach-12.pdf'></a>", "ke-hoach-12.pdf"),
            ("<a href='/t/12.pdf' title='Kế hoạch 12.pdf'>Tải về</a>", "Kế hoạch 12.pdf"),
            ("<a href='/t/12.pdf'>Tải về: Kế hoạch 12</a>", "Kế hoạch 12"),
            ("<a href='/t/12.pdf'>Kế hoạch 12 (1,2 MB)</a>", "Kế hoạch 12"),
            ("<a href='/t/12.pdf'>Tệp đính kèm: Kế hoạch 12</a>", "Tệp đính kèm: Kế hoạch 12"),
            ("<a href='/t/K%E1%BA%BF%20ho%E1%BA%A1ch.pdf'>Tải về</a>", "Kế hoạch.pdf"),
            ("<a href='/t/12.pdf'> Kế\n hoạch\u00a012 </a>", "Kế hoạch 12"),
            ("<a href='/t/12.pdf'>Ke\u0302\u0301 hoa\u0323ch</a>", "Kế hoạch"),
        ],
    )
    def test_are_what_the_link_says_unless_that_is_nothing(self, link: str, name: str) -> None:
        assert [said for _, said in files_of(link)] == [name]

    @pytest.mark.parametrize(
        ("ending", "media_type"),
        [
            ("pdf", "application/pdf"),
            ("doc", "application/msword"),
            ("7z", "application/octet-stream"),
        ],
    )
    def test_types_by_the_ending(self, ending: str, media_type: str) -> None:
        tree = parse_page(f"<a href='a.{ending}'>A</a>")
        [file] = find_attachments(Printed(tree, PORTAL, Names(tree)), BASE)
        assert file.media_type == media_type
