"""The same text is one article; short notices with titles of their own are not."""

from __future__ import annotations

import datetime as dt

from cchc_nlp.corpus.duplicates import find_duplicates
from cchc_nlp.records import TIME_ZONE

from ..factories import article

LONG = " ".join(f"Thôn {n} đã nạo vét {n * 7} mét kênh mương trước vụ xuân." for n in range(12))
LATER = dt.datetime(2023, 3, 20, tzinfo=TIME_ZONE)


def test_the_same_text_under_another_title_is_a_duplicate_of_the_earlier() -> None:
    copy = article("a0", title="Tiêu đề khác", text=f"Theo cổng tỉnh. {LONG}", published=LATER)
    assert find_duplicates([copy, article("b", text=LONG)]) == {"a0": "b"}


def test_short_notices_with_titles_of_their_own_are_not() -> None:
    text = "Kính mời quý vị theo dõi video."
    titles = ("Phòng bệnh dại", "Nạo vét kênh N3", "Trồng rừng đầu xuân")
    articles = [article(str(n), title=title, text=text) for n, title in enumerate(titles)]
    assert find_duplicates(articles) == {}


def test_a_file_or_a_picture_repeats_nothing() -> None:
    articles = [article(n, text=LONG, body_kind="attachment") for n in ("a", "b")]
    assert find_duplicates(articles) == {}
