"""Pages that nobody wrote the code for: what a reader once found wrong, and what was meant."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import TIME_ZONE, Article, Rejection

from ..stored_pages import page_of

TITLE = "Xã Tân Lập công khai danh mục thủ tục hành chính năm 2023"
P = (
    "<p>Sáng nay, Ủy ban nhân dân xã niêm yết danh mục thủ tục hành chính tại bộ phận một cửa và"
    " bảy nhà văn hóa thôn để người dân tiện theo dõi.</p>"
)
FETCHED = dt.datetime(2024, 3, 1, 9, 0, tzinfo=TIME_ZONE)


def read(body: str, *, head: str = "", portal: str = "generic") -> Article | Rejection:
    html = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>".encode()
    page = page_of(html, url="http://xa.example/bai-12", fetched_at=FETCHED, portal=portal)
    return extract_page(page)


def article(body: str, *, head: str = "") -> Article:
    found = read(body, head=head)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "line",
    ["Hạn góp ý: 30/11/2023", "Mất: 05/02/2022", "Ngày hỏi: 20/10/2023", "Từ 01/11/2023",
     "Thời gian: 8h00 ngày 31/10/2023", "Ngày vào Đảng: 03/02/1998", "Đợt 1: 20/10/2023",
     "Ngày công bố kết quả: 12/10/2023"],
)  # fmt: skip
def test_the_date_of_something_else_is_no_publication(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>{line}</p>{P}")
    assert (found.published, line in found.text) == (None, True)


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=top-bar><span>Thứ Sáu, ngày 01/03/2024</span></div><h1>{TITLE}</h1>{P}",
        f"<span class=current-time>Thứ Hai, 20/11/2023</span><h1>{TITLE}</h1>{P}",
        f"<h1>{TITLE}</h1>{P}<div class=foot><p>Cập nhật lần cuối: 01/03/2024</p></div>",
    ],
)
def test_a_clock_and_a_foot_are_no_publication(body: str) -> None:
    assert article(body).published is None


def test_what_machines_are_told_of_another_article_is_not_of_this_one() -> None:
    other = '{"@type":"NewsArticle","headline":"Xã ra quân","datePublished":"2024-01-01T09:00"}'
    head = f'<script type="application/ld+json">{other}</script>'
    assert article(f"<h1>{TITLE}</h1>{P}", head=head).published is None
    same = head.replace("Xã ra quân", TITLE)
    assert article(f"<h1>{TITLE}</h1>{P}", head=same).published_source == "json_ld"


@pytest.mark.parametrize("named", ["sidebar-1", "widget Blog", "box-tin-moi", "modal-body"])
def test_a_box_around_headline_and_text_is_theirs_whatever_its_name(named: str) -> None:
    assert article(f"<div class='{named}'><h1>{TITLE}</h1>{P}</div>").text


@pytest.mark.parametrize("heading", ["Liên kết", "Xem thêm", "Tin mới", "Thông tin liên quan:"])
def test_a_subheading_over_text_ends_nothing(heading: str) -> None:
    noon, evening = P.replace("Sáng", "Trưa"), P.replace("Sáng", "Chiều")
    found = article(f"<h1>{TITLE}</h1>{P}<h3>{heading}</h3>{noon}{evening}")
    assert found.text.count("niêm yết") == 3


def test_items_of_a_list_are_no_article() -> None:
    link = "<h3><a href=/{n}>Xã họp giao ban tháng {n} năm nay</a></h3>"
    item = f"<div>{link}<i>0{{n}}/01/2024</i>{{p}}</div>"
    items = "".join(item.format(n=n, p=P) for n in range(1, 6))
    assert isinstance(read(f"<h1>{TITLE}</h1>{items}"), Rejection)


def test_a_short_notice_under_a_stamp_is_an_article() -> None:
    table = "<table><tr><th>STT<th>Họ tên<tr><td>1<td>Nguyễn An<tr><td>2<td>Lê Bình</table>"
    found = article(
        f"<h1>{TITLE}</h1><div>Ngày đăng: 25/10/2023</div><p>Tổng số: 25 người dự thi.</p>{table}"
    )
    assert found.text.split("\n")[:2] == ["Tổng số: 25 người dự thi.", "STT | Họ tên"]


@pytest.mark.parametrize(
    "line",
    ["Tài liệu: gồm 3 bộ hồ sơ photo công chứng", "Thẻ: căn cước công dân gắn chíp", "Năm nay: 120",
     "Bạn đang ở vùng có dịch cần khai báo y tế ngay.", "GIÁM ĐỐC", "Tin: xã đã đạt chuẩn"],
)  # fmt: skip
def test_lines_that_somebody_wrote_stay(line: str) -> None:
    assert line in article(f"<h1>{TITLE}</h1>{P}<p>{line}</p>{P}").text.split("\n")


def test_a_pdf_in_a_paragraph_stays_beside_a_list_of_files() -> None:
    linked = '<p><a href="/a.pdf">Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã</a></p>'
    listed = '<ul><li><a href="/b.pdf">Phụ lục 1 kèm theo kế hoạch</a></li></ul>'
    found = article(f"<h1>{TITLE}</h1>{P}{linked}{listed}")
    assert found.text.endswith("Kế hoạch số 12/KH-UBND của Ủy ban nhân dân xã")
    assert [file.url[-5:] for file in found.attachments] == ["a.pdf", "b.pdf"]


def test_a_system_that_nobody_knows_any_more_costs_its_page() -> None:
    found = read(P, portal="gone")
    assert isinstance(found, Rejection)
    assert (found.reason, "gone" in found.detail) == ("unreadable", True)


def test_more_tags_than_a_page_has_are_no_page() -> None:
    assert getattr(read("<p>" * 250_000), "reason", "") == "unreadable"
