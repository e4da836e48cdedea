"""Dates as portals print them beside an article, and as they stand in running text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.records import TIME_ZONE
from cchc_nlp.vietnamese.dates import find_dates, parse_timestamp

STAMPS = [
    # date before time, time before date, and what portals put around them
    ("Thứ ba, 25 Tháng 1 2022 16:22", "2022-01-25T16:22:00"),
    ("Thứ ba - 25/10/2023 14:05", "2023-10-25T14:05:00"),
    ("25/10/2023 | 14:05", "2023-10-25T14:05:00"),
    ("15:28, 28/08/2026", "2026-08-28T15:28:00"),
    ("15:28 28/08/2026", "2026-08-28T15:28:00"),
    ("Thứ Tư, ngày 27 tháng 9 năm 2017 | 11:19 GMT+7", "2017-09-27T11:19:00"),
    ("Đăng ngày 25-10-2023 14:05:09 | 1234", "2023-10-25T14:05:09"),
    ("09:43 AM 08/05/2018 | Lượt xem: 4256 | In bài viết |", "2018-05-08T09:43:00"),
    ("Cập nhật lúc: 14:05, Thứ Tư, 25/10/2023 (GMT+7)", "2023-10-25T14:05:00"),
    ("14 giờ 05 phút, ngày 25/10/2023", "2023-10-25T14:05:00"),
    ("14h05 25/10/2023", "2023-10-25T14:05:00"),
    ("8 giờ sáng ngày 3/2/2023", "2023-02-03T08:00:00"),
    ("25/10/2023\u00a014:05", "2023-10-25T14:05:00"),
    # halves of the day: SA is before noon, CH after; a 24-hour time stays what it is
    ("03/04/2020 | 10:36 PM", "2020-04-03T22:36:00"),
    ("Ngày đăng 06/05/2014 | 12:00 AM | View count: 554", "2014-05-06T00:00:00"),
    ("25-10-2023 02:05:00 CH", "2023-10-25T14:05:00"),
    ("25-10-2023 8:05 SA", "2023-10-25T08:05:00"),
    ("25/10/2023 14:05 PM", "2023-10-25T14:05:00"),
    # day first, whatever an American would read
    ("05/11/2023", "2023-11-05T00:00:00"),
    ("07/9/2021 2:00:23 AM", "2021-09-07T02:00:23"),
    # a day alone is its midnight; a view count is no time
    ("Tin đăng ngày: 6/2/2020 - Xem: 92", "2020-02-06T00:00:00"),
    ("25/10/2023 Đã xem: 25:99", "2023-10-25T00:00:00"),
    ("Hà Nam, ngày 25 tháng 10 năm 2023", "2023-10-25T00:00:00"),
    ("ngày 03 tháng bốn năm 2018", "2018-04-03T00:00:00"),
    # letters composed of two code points, and Cyrillic ones, read as they look
    ("nga\u0300y 25 tha\u0301ng 10 năm 2023", "2023-10-25T00:00:00"),
    ("ngàу 28 tháng 05 năm 2004", "2004-05-28T00:00:00"),
    # month first only where the month is a word
    ("Tháng Mười 25, 2023", "2023-10-25T00:00:00"),
    ("September 09, 2026 9:33 AM GMT+7", "2026-09-09T09:33:00"),
    # attributes and feeds: the zone is moved to Vietnam's, over midnight too
    ("2023-10-25T14:05:09.123+07:00", "2023-10-25T14:05:09"),
    ("2023-10-24T18:30:00Z", "2023-10-25T01:30:00"),
    ("2023-10-25T14:05:00+0700", "2023-10-25T14:05:00"),
    ("2023-10-24T18:30:00-05:30", "2023-10-25T07:00:00"),
    ("Wed, 25 Oct 2023 07:05:00 GMT", "2023-10-25T14:05:00"),
    ("2023-10-25 14:05:09", "2023-10-25T14:05:09"),
    # NukeViet prints the zone between date and time
    ("2021-12-11+0714:05:00", "2021-12-11T14:05:00"),
]


@pytest.mark.parametrize(("text", "moment"), STAMPS, ids=[text for text, _ in STAMPS])
def test_the_moment_a_portal_prints(text: str, moment: str) -> None:
    found = parse_timestamp(text)
    assert found == dt.datetime.fromisoformat(moment).replace(tzinfo=TIME_ZONE)
    assert found is not None
    assert found.utcoffset() == dt.timedelta(hours=7)


@pytest.mark.parametrize(
    "text",
    ["", "25/10", "tháng 10/2023", "2 giờ trước", "hôm qua", "Số: 12/2021/QĐ-UBND",
     "05/12/2021/QĐ-UBND", "2021-2025",
     "0226.3852.2023", "31/02/2023", "25/13/2023", "01/01/0001 12:00:00 SA", "Đã xem: 2023",
     "kết quả 10 tháng năm 2023", "19/8/19999", "20231025"],
)  # fmt: skip
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert parse_timestamp(text) is None


def test_an_impossible_date_does_not_hide_the_next() -> None:
    found = parse_timestamp("31/02/2023 25/10/2023")
    assert found is not None
    assert found.date() == dt.date(2023, 10, 25)


def test_dates_in_running_text() -> None:
    text = "Từ ngày 2.1.2018 đến ngày 17 tháng 5 năm 2018 (Thứ 4-25/10/2023), giá 25.368"
    assert [(m.text, str(m.date)) for m in find_dates(text)] == [
        ("2.1.2018", "2018-01-02"),
        ("17 tháng 5 năm 2018", "2018-05-17"),
        ("25/10/2023", "2023-10-25"),
    ]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2050, 12, 31)))
def test_every_day_is_read_in_every_form(day: dt.date) -> None:
    forms = (
        f"{day:%d/%m/%Y}", f"{day.day}-{day.month}-{day.year}", day.isoformat(),
        f"ngày {day.day} tháng {day.month} năm {day.year}",
    )  # fmt: skip
    assert [m.date for form in forms for m in find_dates(form)] == [day] * len(forms)


@given(st.text("ngày tháng năm 0123456789/.-:h\n", max_size=60))
def test_spans_are_what_is_written_and_never_overlap(text: str) -> None:
    end = 0
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
    parse_timestamp(text)
