"""Who wrote an article and where it was taken from, told from who signed a document."""

from __future__ import annotations

import pytest

from cchc_nlp.extraction.bylines import Byline, byline_of, same, signed_name, split_bylines
from cchc_nlp.portals.base import parse_page

SENTENCE = "Sáng nay, Sở đã họp bàn việc cải cách hành chính."


def last_of(html: str):
    """The innermost element of the last line."""
    body = parse_page(f"<body><p>{SENTENCE}</p>{html}</body>").find("body")
    return next(e for e in reversed(list(body.iter())) if (e.text or "").strip())


class TestLabelled:
    @pytest.mark.parametrize(
        ("line", "author"),
        [
            ("Tác giả: Minh Tâm", "Minh Tâm"),
            ("TÁC GIẢ: Minh Tâm", "Minh Tâm"),
            ("Tác giả : Minh Tâm", "Minh Tâm"),
            ("Người đăng: admin", "admin"),
            ("Người viết: Lan Anh", "Lan Anh"),
            ("Đăng bởi: Ban biên tập", "Ban biên tập"),
            ("Đăng bởi Ban biên tập", "Ban biên tập"),
            ("Được viết bởi Lan Anh", "Lan Anh"),
            ("Tin, ảnh: Minh Tâm", "Minh Tâm"),
            ("Tin và ảnh: Minh Tâm", "Minh Tâm"),
            ("Bài, ảnh: Minh Tâm - Lan Anh", "Minh Tâm - Lan Anh"),
            ("Bài và ảnh: Lan Anh", "Lan Anh"),
            ("Tin bài: Lan Anh", "Lan Anh"),
            ("Biên tập: Lan Anh", "Lan Anh"),
            ("Written by Super User", "Super User"),
            ("Tác giả bài viết: Minh Tâm", "Minh Tâm"),  # NukeViet's
        ],
    )
    def test_authors(self, line: str, author: str) -> None:
        assert byline_of(line) == Byline(author, "")

    @pytest.mark.parametrize(
        ("line", "origin"),
        [
            ("Nguồn: Văn phòng Sở", "Văn phòng Sở"),
            ("Nguồn tin: Báo Vĩnh Giang", "Báo Vĩnh Giang"),
            ("NGUỒN TIN: Báo Vĩnh Giang", "Báo Vĩnh Giang"),
            ("Nguồn: vinhgiang.gov.vn", "vinhgiang.gov.vn"),
            ("(Nguồn: TTXVN)", "TTXVN"),
            ("(Theo Báo Vĩnh Giang)", "Báo Vĩnh Giang"),
            ("(Theo: Báo Vĩnh Giang)", "Báo Vĩnh Giang"),
            ("( Theo Báo Vĩnh Giang ).", "Báo Vĩnh Giang"),
        ],
    )
    def test_origins(self, line: str, origin: str) -> None:
        assert byline_of(line) == Byline("", origin)

    @pytest.mark.parametrize(
        "line",
        [
            "Theo kế hoạch, Sở sẽ kiểm tra.",
            "Theo Nghị quyết số 76/NQ-CP, các bộ rà soát thủ tục.",
            "Nguồn vốn: 12 tỷ đồng",
            "Nguồn nhân lực: 120 người",
            "Tác giả",
            "Tác giả:",
            "Tin học: môn bắt buộc",
            "Tác giả của sáng kiến là ông Nguyễn Văn An.",
            "Người đăng ký: nộp hồ sơ tại bộ phận một cửa",
            "Tác giả: Sở họp.",
            "Bộ phận một cửa",
            "",
            "Tác giả: " + "Minh Tâm " * 8,
        ],
    )
    def test_other_lines(self, line: str) -> None:
        assert byline_of(line) is None


class TestAtTheEnd:
    @pytest.mark.parametrize(
        ("lines", "said"),
        [
            (["Tác giả: Minh Tâm"], Byline("Minh Tâm", "")),
            (["Nguồn tin: Báo Vĩnh Giang"], Byline("", "Báo Vĩnh Giang")),
            (["Tác giả: Minh Tâm", "Nguồn: Sở Nội vụ"], Byline("Minh Tâm", "Sở Nội vụ")),
            (["Theo Báo Vĩnh Giang"], Byline("", "Báo Vĩnh Giang")),
            (["Theo: Báo Vĩnh Giang"], Byline("", "Báo Vĩnh Giang")),
            (["(Theo chinhphu.vn)"], Byline("", "chinhphu.vn")),
        ],
    )
    def test_they_are_told_and_gone(self, lines: list[str], said: Byline) -> None:
        assert split_bylines([SENTENCE, *lines]) == ([SENTENCE], said)

    @pytest.mark.parametrize(
        "line", ["Theo kế hoạch năm", "Theo đó", "Theo quy định tại điều này", "Minh Tâm"]
    )
    def test_other_last_lines_stay(self, line: str) -> None:
        assert split_bylines([SENTENCE, line]) == ([SENTENCE, line], Byline("", ""))

    def test_one_far_from_the_end_stays(self) -> None:
        lines = ["Nguồn: Sở Nội vụ", *[SENTENCE] * 5]
        assert split_bylines(lines) == (lines, Byline("", ""))

    def test_no_lines(self) -> None:
        assert split_bylines([]) == ([], Byline("", ""))


class TestSetApart:
    @pytest.mark.parametrize(
        "html",
        [
            "<p style='text-align: right'>{}</p>",
            "<p style='TEXT-ALIGN:RIGHT'><span>{}</span></p>",
            "<p align='right'>{}</p>",
            "<p class='text-right'>{}</p>",
            "<p><b>{}</b></p>",
            "<p><strong>{}</strong></p>",
            "<p><em>{}</em></p>",
            "<div><b><span>{}</span></b></div>",
        ],
    )
    @pytest.mark.parametrize("name", ["Minh Tâm", "M.T", "Nguyễn Thị Lan Anh", "PV", "Hoàng Đình"])
    def test_a_name_is_the_authors(self, html: str, name: str) -> None:
        lines = [SENTENCE, name]
        said = split_bylines(lines, last=last_of(html.format(name)))
        assert said == ([SENTENCE], Byline(name, ""))

    def test_a_name_that_is_not_stays(self) -> None:
        lines = [SENTENCE, "Minh Tâm"]
        assert split_bylines(lines, last=last_of("<p>Minh Tâm</p>")) == (lines, Byline("", ""))

    @pytest.mark.parametrize("named", ["author", "tac-gia", "post-author", "byline", "tacgia"])
    def test_a_box_named_so_says_it(self, named: str) -> None:
        last = last_of(f"<p class='{named}'>Minh Tâm</p>")
        assert split_bylines([SENTENCE, "Minh Tâm"], last=last)[1] == Byline("Minh Tâm", "")

    @pytest.mark.parametrize("named", ["source", "nguon", "nguon-tin", "news-source"])
    def test_or_where_it_was_taken_from(self, named: str) -> None:
        last = last_of(f"<p class='{named}'>Báo Vĩnh Giang</p>")
        said = split_bylines([SENTENCE, "Báo Vĩnh Giang"], last=last)[1]
        assert said == Byline("", "Báo Vĩnh Giang")


class TestSignatures:
    OFFICES = (
        "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC", "KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Giám đốc",
        "Phó Giám đốc", "Chủ tịch", "Chánh Văn phòng", "Trưởng phòng", "Người ký",
        "TM. ỦY BAN NHÂN DÂN", "TL. BỘ TRƯỞNG", "TUQ. CHỦ TỊCH", "Q. GIÁM ĐỐC", "Người lập biểu",
    )  # fmt: skip

    @pytest.mark.parametrize("office", OFFICES)
    def test_a_name_under_an_office_is_no_author(self, office: str) -> None:
        assert signed_name([SENTENCE, office, "Nguyễn Văn An"]) == ""
        assert signed_name([office, "Nguyễn Văn An"]) == ""

    @pytest.mark.parametrize("office", OFFICES)
    def test_nor_is_the_office(self, office: str) -> None:
        assert signed_name([SENTENCE, office]) == ""

    @pytest.mark.parametrize("signed", ["(Đã ký)", "(đã ký)", "Đã ký"])
    def test_nor_a_name_that_was_signed(self, signed: str) -> None:
        assert signed_name([SENTENCE, "GIÁM ĐỐC", signed, "Nguyễn Văn An"]) == ""

    @pytest.mark.parametrize(
        "line",
        ["Minh tâm và lan", "Sở họp", "Tổng số: 12", "Nguyễn Văn An, Trần Thị Bình", "2023",
         "Hội nghị kết thúc.", "NGUYỄN VĂN AN"],
    )  # fmt: skip
    def test_other_short_lines_are_no_names(self, line: str) -> None:
        assert signed_name([SENTENCE, line]) == ""

    def test_a_line_before_must_have_ended(self) -> None:
        assert signed_name(["Các đại biểu gồm có", "Minh Tâm"]) == ""
        assert signed_name(["Minh Tâm"]) == ""

    @pytest.mark.parametrize(
        "line", ["PV", "Ban Biên tập", "Nhóm phóng viên", "Phóng viên Lan Anh"]
    )
    def test_reporters(self, line: str) -> None:
        assert signed_name([SENTENCE, line]) == line


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Sở họp", "SỞ HỌP.", True),
        ("Hòa Bình", "Hoà Bình:", True),
        ("Sở họp", "Sở họp bàn", False),
        ("", " ", True),
    ],
)
def test_lines_that_say_the_same(one: str, other: str, is_same: bool) -> None:
    assert same(one, other) is is_same


@pytest.mark.parametrize("edge", [" ", ".", ":", "\u00a0", "\u2003", "\u3000", "\uff0e", "\uff1a"])
def test_what_says_nothing_at_the_ends_parts_no_two_lines(edge: str) -> None:
    assert same(f"Sở Hòa Bình{edge}", "sở hoà bình")
    assert same("sở hoà bình", f"{edge}Sở Hòa Bình")
    assert not same(f"Sở Hòa Bình{edge}", f"Sở{edge}Hòa An")
