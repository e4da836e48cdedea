"""What an answer really is."""

from __future__ import annotations

import pytest

from cchc_nlp.crawling.answers import disguise_of, refusal_of
from cchc_nlp.crawling.fetching import Answer

LONG = "Sở đã tổ chức hội nghị sơ kết công tác sáu tháng đầu năm. " * 40


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<title>Thông báo từ chối truy cập</title><p>Mã: 7</p>", "blocked"),
        ("<title>Just a moment...</title><p>Checking your browser</p>", "blocked"),
        ("<p>Hệ thống đang gặp vấn đề khi xử lý yêu cầu của bạn</p>", "blocked"),
        ("<script>document.cookie='D1N=1';location.reload()</script>", "gated"),
        ('<div id="root"></div><script src="/assets/index-0a1b.js"></script>', "needs_js"),
        ("<body><app-root></app-root></body>", "needs_js"),
        ("<title>Trạng thái - Sở Nội vụ</title><p>Không tìm thấy</p>", "soft_404"),
        ("<title>404 - Không tìm thấy trang</title>" + LONG, "soft_404"),
        ('<meta http-equiv="refresh" content="3;URL=/vi/"><p>Trang này không có</p>', "soft_404"),
    ],
)
def test_a_disguise_is_seen(html: str, reason: str) -> None:
    verdict = disguise_of(html, "http://so.example/vi/tin/12.html")
    assert verdict is not None
    assert verdict[0] == reason


@pytest.mark.parametrize(
    "html",
    [
        f"<title>Truy cập bị từ chối: cách xử lý</title><p>{LONG}</p>",  # an article about it
        f"<div id='app'><p>{LONG}</p></div>",  # rendered on the server
        "<h1>Thông báo nghỉ lễ</h1><p>Sở thông báo lịch nghỉ.</p>",
        f"<script>document.cookie='a=1'; location.href</script><p>{LONG}</p>",
        "",
        "<meta http-equiv='refresh' content='600;url=/vi/tin/12.html'><h1>Tin</h1>",  # itself
        f"<title>Công an tỉnh không tìm thấy dấu hiệu tội phạm trong vụ việc</title>{LONG}",
    ],
)
def test_a_page_is_not_taken_for_one(html: str) -> None:
    assert disguise_of(html, "http://so.example/vi/tin/12.html") is None


def test_a_home_page_may_send_its_reader_on() -> None:
    html = '<meta http-equiv="refresh" content="0; url=/web/guest/home">'
    assert disguise_of(html, "http://so.example/") is None


@pytest.mark.parametrize(
    ("status", "reason"),
    [(404, "not_found"), (410, "not_found"), (403, "blocked"), (429, "blocked"),
     (500, "server_error"), (503, "server_error"), (418, "server_error"), (302, "off_site")],
)  # fmt: skip
def test_a_status_has_its_word(status: int, reason: str) -> None:
    verdict = refusal_of(Answer("http://so.example/", status, {}, b""))
    assert verdict is not None
    assert verdict[0] == reason
