"""When an article was published: what is trusted before what, and what never."""

from __future__ import annotations

import datetime as dt

import pytest

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import TIME_ZONE, Article

from ..stored_pages import page_of

FETCHED = dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=TIME_ZONE)
TITLE = "Sở Nội vụ tổ chức hội nghị tổng kết công tác cải cách hành chính năm 2023"
TEXT = (
    "<p>Sáng nay, Sở Nội vụ đã họp bàn việc cải cách hành chính của các sở, ban, ngành.</p>"
    "<p>Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021, các phòng đã rà soát thủ tục.</p>"
)


def read(
    head: str = "",
    *,
    above: str = "",
    stamp: str = "",
    after: str = "",
    url: str = "http://so.example/tin-1",
    listed: dt.date | None = None,
) -> Article:
    """The article of a page with what is given around its headline and text."""
    html = (
        f"<html><head><title>{TITLE} - Sở Nội vụ</title>{head}</head><body>"
        f"<div class='wrap'>{above}<div class='detail'><h1>{TITLE}</h1>{stamp}"
        f"<div class='noidung'>{TEXT}</div>{after}</div></div></body></html>"
    )
    page = page_of(html.encode(), url=url, fetched_at=FETCHED, portal="generic", listed_date=listed)
    record = extract_page(page)
    assert isinstance(record, Article)
    return record


def said(article: Article) -> tuple[str, str]:
    """The moment to the minute, and where it was read."""
    moment = article.published
    return ("" if moment is None else moment.strftime("%Y-%m-%d %H:%M")), article.published_source


def json_ld(published: str, changed: str = "") -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        f'"{published}", "dateModified": "{changed}"}}</script>'
    )


def meta(published: str) -> str:
    return f'<meta property="article:published_time" content="{published}">'


class TestOrderOfTrust:
    def test_nothing_says_it(self) -> None:
        assert said(read()) == ("", "")

    def test_a_stamp_beside_the_headline(self) -> None:
        assert said(read(stamp="<p>25/10/2023 14:05</p>")) == ("2023-10-25 14:05", "stamp")
        assert said(read(stamp="<p>Ngày đăng: 25/10/2023</p>")) == ("2023-10-25 00:00", "label")

    def test_a_stamp_after_the_text_must_be_labelled(self) -> None:
        assert said(read(after="<p>Ngày đăng: 25/10/2023</p>")) == ("2023-10-25 00:00", "label")
        assert said(read(after="<p>25/10/2023</p>")) == ("", "")

    def test_json_ld(self) -> None:
        head = json_ld("2023-10-25T14:05:00+07:00")
        assert said(read(head)) == ("2023-10-25 14:05", "json_ld")

    def test_json_ld_before_meta(self) -> None:
        head = meta("2023-10-26T08:00:00+07:00") + json_ld("2023-10-25T14:05:00+07:00")
        assert said(read(head)) == ("2023-10-25 14:05", "json_ld")

    def test_meta(self) -> None:
        head = meta("2023-10-26T08:00:00+07:00")
        assert said(read(head)) == ("2023-10-26 08:00", "meta")

    def test_microdata_of_the_stamp_before_json_ld(self) -> None:
        head = json_ld("2023-10-26T14:05:00+07:00")
        stamp = "<time datetime='2023-10-25T14:05:09+07:00'>25/10/2023</time>"
        assert said(read(head, stamp=stamp)) == ("2023-10-25 14:05", "itemprop")

    def test_machines_before_the_list_and_the_list_before_the_address(self) -> None:
        url, listed = "http://so.example/2023/10/24/tin-1", dt.date(2023, 10, 26)
        assert said(read(meta("2023-10-25"), url=url, listed=listed))[0] == "2023-10-25 00:00"
        assert said(read(url=url, listed=listed)) == ("2023-10-26 00:00", "list")
        assert said(read(url=url)) == ("2023-10-24 00:00", "url")

    @pytest.mark.parametrize(
        "path", ["/2023/13/45/tin", "/2023/2/30/tin", "/2023/10/tin", "/12/11/10/"]
    )
    def test_an_address_without_a_day(self, path: str) -> None:
        assert said(read(url=f"http://so.example{path}")) == ("", "")


class TestStampsAgainstMachines:
    def test_the_same_day_takes_the_printed_hour(self) -> None:
        head = json_ld("2023-10-25")
        stamp = "<p>Ngày đăng: 25/10/2023 14:05</p>"
        assert said(read(head, stamp=stamp)) == ("2023-10-25 14:05", "label")

    def test_an_hour_for_machines_stays(self) -> None:
        head = json_ld("2023-10-25T14:05:09+07:00")
        assert said(read(head, stamp="<p>Ngày đăng: 25/10/2023</p>")) == (
            "2023-10-25 14:05",
            "json_ld",
        )
        assert said(read(head, stamp="<p>Ngày đăng: 25/10/2023 14:06</p>"))[1] == "json_ld"

    @pytest.mark.parametrize(
        "head", [json_ld("2023-12-30"), meta("2023-12-30"), json_ld("2020-01-01")]
    )
    def test_a_label_more_than_a_day_away_is_believed(self, head: str) -> None:
        stamp = "<p>Ngày đăng: 25/10/2023 14:05</p>"
        assert said(read(head, stamp=stamp)) == ("2023-10-25 14:05", "label")

    def test_a_bare_date_that_far_is_not(self) -> None:
        assert said(read(json_ld("2023-12-30"), stamp="<p>25/10/2023</p>"))[0] == "2023-12-30 00:00"

    def test_a_label_of_another_day_is_believed(self) -> None:
        head = json_ld("2023-10-31T18:30:00")  # UTC that does not say so
        printed = read(head, stamp="<p>Ngày đăng: 01/11/2023 01:30</p>")
        assert said(printed) == ("2023-11-01 01:30", "label")

    def test_an_update_is_no_publication(self) -> None:
        article = read(json_ld("2023-10-25T08:00:00+07:00"), stamp="<p>Cập nhật: 30/10/2023</p>")
        assert said(article) == ("2023-10-25 08:00", "json_ld")
        assert article.updated == dt.datetime(2023, 10, 30, tzinfo=TIME_ZONE)

    def test_an_update_alone_is_the_best_there_is(self) -> None:
        assert said(read(stamp="<p>Cập nhật: 30/10/2023</p>"))[0] == "2023-10-30 00:00"

    def test_both_are_read(self) -> None:
        article = read(stamp="<p>Ngày đăng: 25/10/2023 | Cập nhật: 26/10/2023 08:00</p>")
        assert said(article)[0] == "2023-10-25 00:00"
        assert article.updated == dt.datetime(2023, 10, 26, 8, tzinfo=TIME_ZONE)

    def test_in_capitals_too(self) -> None:
        article = read(stamp="<p>CẬP NHẬT: 26/10/2023 08:00 | NGÀY ĐĂNG: 25/10/2023</p>")
        assert said(article)[0] == "2023-10-25 00:00"

    def test_a_change_before_the_publication_is_none(self) -> None:
        head = json_ld("2023-10-25T14:05:00+07:00", "2023-10-24T14:05:00+07:00")
        assert read(head).updated is None
        assert read(json_ld("2023-10-25", "2023-10-25")).updated is None

    def test_a_month_first_attribute_beside_a_day_first_text(self) -> None:
        stamp = "<time datetime='10/25/2023' title='10/11/2023'>11/10/2023 14:05</time>"
        assert said(read(stamp=stamp.replace(" title='10/11/2023'", ""))) == (
            "2023-10-11 14:05",
            "stamp",
        )

    @pytest.mark.parametrize(
        ("told", "moment"),
        [
            ("2023-10-24T16:59:00Z", "2023-10-24 23:59"),
            ("2023-10-24T17:00:00Z", "2023-10-25 00:00"),
            ("2023-10-24T18:30:00+00:00", "2023-10-25 01:30"),
            ("2021-12-11+0714:05:00", "2021-12-11 14:05"),
        ],
    )
    def test_the_day_is_vietnams(self, told: str, moment: str) -> None:
        assert said(read(json_ld(told)))[0] == moment
        assert said(read(meta(told)))[0] == moment
        assert said(read(stamp=f"<time datetime='{told}'>{moment[8:10]}/{moment[5:7]}/{moment[:4]}"
                         "</time>"))[0] == moment  # fmt: skip

    def test_midnight_of_utc_takes_no_printed_hour_of_another_day(self) -> None:
        stamp = "<p>Ngày đăng: 25/10/2023 01:30</p>"
        assert said(read(json_ld("2023-10-24T18:30:00Z"), stamp=stamp))[0] == "2023-10-25 01:30"


class TestImpossibleDates:
    @pytest.mark.parametrize(
        "told", ["2024-01-05", "2099-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "1996-12-31"]
    )
    def test_are_not_believed(self, told: str) -> None:
        assert said(read(json_ld(told))) == ("", "")
        assert said(read(meta(told))) == ("", "")
        day = f"{told[8:10]}/{told[5:7]}/{told[:4]}"
        assert said(read(stamp=f"<p>Ngày đăng: {day}</p>")) == ("", "")

    def test_nor_do_they_hide_others(self) -> None:
        head = json_ld("0001-01-01T00:00:00") + meta("2023-10-25")
        assert said(read(head)) == ("2023-10-25 00:00", "meta")

    def test_the_next_day_is_possible(self) -> None:
        assert said(read(json_ld("2024-01-02T23:00:00+07:00")))[0] == "2024-01-02 23:00"

    def test_nor_from_the_list_or_the_address(self) -> None:
        assert said(read(listed=dt.date(2029, 7, 3))) == ("", "")
        assert said(read(url="http://so.example/2029/07/03/tin-1")) == ("", "")

    @pytest.mark.parametrize("day", ["03/07/2029", "01/01/1970"])
    def test_nor_in_a_known_systems_own_place(self, day: str) -> None:
        html = (
            f"<article class='hentry'><h1 class='entry-title'>{TITLE}</h1><span class='posted-on'>"
            f"<time class='entry-date published'>{day}</time></span>"
            f"<div class='entry-content'>{TEXT}</div></article>"
        )
        record = extract_page(page_of(html.encode(), portal="wordpress"))
        assert isinstance(record, Article)
        assert record.published is None

    @pytest.mark.parametrize("told", ["2023", "2023-10", "25/10/2023", "10/25/2023", "hôm nay", ""])
    def test_what_is_no_iso_date_says_nothing_to_machines(self, told: str) -> None:
        assert said(read(json_ld(told))) == ("", "")
        assert said(read(meta(told))) == ("", "")


class TestRelativeTimes:
    def test_count_from_the_visit(self) -> None:
        assert said(read(stamp="<p>2 giờ trước</p>")) == ("2024-01-02 01:04", "relative")
        assert said(read(stamp="<p>hôm qua</p>")) == ("2024-01-01 00:00", "relative")

    def test_a_badge_without_its_year_says_nothing(self) -> None:
        assert said(read(stamp="<p>25/10</p>")) == ("", "")
        assert said(read(stamp="<p class='day'>25</p><p class='month'>Th10</p>")) == ("", "")


CLOCK = "Thứ hai, 20/11/2023"


class TestWhatIsNeverTheDate:
    @pytest.mark.parametrize(
        "clock",
        [
            f"<div class='date-time'>{CLOCK}</div>",
            f"<div class='date-current'>{CLOCK}</div>",
            f"<span id='ctl00_Label_DateTime_Now'>{CLOCK}</span>",
            "<span class='wd-days'>Thứ Hai, ngày 20 tháng 11 năm 2023 | 11:19 GMT+7</span>",
            f"<div class='current-time'>{CLOCK}</div>",
            f"<div class='clock'>{CLOCK}</div>",
            f"<header>{CLOCK}</header>",
            f"<header><p>Hôm nay: {CLOCK}</p></header>",
            f"<nav><span>{CLOCK}</span></nav>",
            "<div class='banner'>Ngày 08 tháng 10 năm 2019</div>",
        ],
    )
    def test_the_clock_of_the_header(self, clock: str) -> None:
        assert said(read(above=clock)) == ("", "")
        assert said(read(above=clock, stamp="<p>25/10/2023</p>"))[0] == "2023-10-25 00:00"

    @pytest.mark.parametrize(
        "line",
        [
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021",
            "Quyết định số 468/QĐ-TTg ngày 27/3/2021",
            "Thời gian: 8h00 ngày 31/10/2025",
            "Thời gian: 8h00 ngày 31/10/2023",
            "Địa điểm: Hội trường Sở, ngày 31/10/2023",
            "Ngày ban hành: 25/10/2023",
            "Ngày hiệu lực: 25/10/2023",
            "Hạn nộp: 25/10/2023",
        ],
    )
    def test_documents_and_meetings(self, line: str) -> None:
        assert said(read(stamp=f"<p>{line}</p>")) == ("", "")
        assert said(read(after=f"<p>{line}</p>")) == ("", "")

    @pytest.mark.parametrize("named", ["tin-lien-quan", "other-news", "sidebar", "tin-khac"])
    def test_dates_of_other_articles(self, named: str) -> None:
        others = (
            f"<div class='{named}'><h3>Các tin khác</h3><ul><li><a href='/2'>Tin 2</a>"
            "<span>Ngày đăng: 26/10/2023</span></li></ul></div>"
        )
        assert said(read(after=others)) == ("", "")
        assert said(read(after=others, stamp="<p>25/10/2023</p>"))[0] == "2023-10-25 00:00"

    def test_the_colophon(self) -> None:
        after = "<div class='footer'>© 2023. Cập nhật: 20/11/2023</div>"
        assert said(read(after=after)) == ("", "")
