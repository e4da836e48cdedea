"""The same text or title is one article; items of a series and notices of their own are not."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.corpus.duplicates import Repeat, find_duplicates, find_repeats, refresh_duplicates
from cchc_nlp.corpus.listing import duplicate_clusters
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.corpus.title_cores import core_of
from cchc_nlp.records import TIME_ZONE, Article

from ..factories import article

LONG = " ".join(f"Thôn {n} đã nạo vét {n * 7} mét kênh mương trước vụ xuân." for n in range(12))
LATER = dt.datetime(2023, 3, 20, tzinfo=TIME_ZONE)


def on(day: int, month: int = 3) -> dt.datetime:
    return dt.datetime(2023, month, day, 8, 0, tzinfo=TIME_ZONE)


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


# -- pairs --------------------------------------------------------------------------------------

MEETING = (
    "Sáng 14/3, Sở Nội vụ tổ chức hội nghị triển khai kế hoạch cải cách hành chính năm 2023 với"
    " sự tham dự của 120 đại biểu các sở, ban, ngành và 9 huyện, thị xã, thành phố. Giám đốc Sở"
    " yêu cầu các đơn vị tập trung rà soát thủ tục hành chính, nâng cao chất lượng dịch vụ công"
    " trực tuyến toàn trình, siết chặt kỷ luật, kỷ cương, bảo đảm giải quyết hồ sơ đúng hạn."
)
MORE = (
    " Tại hội nghị, các đại biểu đã thảo luận về số hóa hồ sơ, liên thông dữ liệu dân cư và việc"
    " bố trí công chức tại Bộ phận Một cửa cấp xã. Chủ tịch UBND huyện An Bình kiến nghị tỉnh hỗ"
    " trợ thiết bị cho 12 xã vùng cao. Hội nghị kết thúc vào buổi chiều cùng ngày."
)
OTHER = (
    "Đoàn kiểm tra liên ngành đã làm việc tại các cửa hàng kinh doanh thuốc bảo vệ thực vật trên"
    " địa bàn, lập biên bản những trường hợp bán thuốc ngoài danh mục và yêu cầu khắc phục ngay"
    " trong tuần. Các chủ cửa hàng cam kết niêm yết giá, lưu sổ xuất nhập theo đúng quy định và"
    " bố trí kho chứa riêng, cách xa khu dân cư cùng nguồn nước sinh hoạt của bà con."
)
NAME = "Hội nghị triển khai kế hoạch cải cách hành chính"


def prices(day: int, *, pepper: int) -> str:
    return (
        f"Giá nông sản ngày {day}/3: cà phê nhân xô 47.500 đồng một kg, hồ tiêu {pepper}.000 đồng"
        " một kg, cao su mủ nước 290 đồng một độ, sầu riêng loại một 85.000 đồng một kg. Thương"
        " lái thu mua ổn định tại các đại lý trên địa bàn huyện, bà con chưa vội bán ra vì chờ giá"
        " nhích lên trong những ngày tới theo dự báo của các doanh nghiệp xuất khẩu."
    )


def week(first: int) -> str:
    days = "".join(
        f" Thứ {n + 2} ngày {first + n}/3: Giám đốc Sở họp giao ban, tiếp công dân, đi cơ sở."
        for n in range(5)
    )
    return f"Lịch công tác của Lãnh đạo Sở.{days} Lịch này thay cho giấy mời."


def schedule() -> str:
    return "Xem chi tiết tại tệp đính kèm."


SAME = {
    "word for word": ((NAME, MEETING), (NAME, MEETING), "text"),
    "punctuation and case": ((NAME, MEETING), (NAME.upper(), MEETING.replace(",", " ,")), "text"),
    "tone marks": (
        (NAME, MEETING),
        (NAME, MEETING.replace("thị xã", "thị xã").replace("Sở yêu", "Sở  yêu")),
        "text",
    ),
    "another title": ((NAME, MEETING), ("Sở Nội vụ họp bàn cải cách", MEETING), "text"),
    "a video of it": ((NAME, MEETING + MORE), (f"[Video] {NAME}", MEETING), "title"),
    "an extract": ((NAME, MEETING + MORE), (NAME, MEETING), "title"),
    "a paper's suffix": ((NAME, MEETING + MORE), (f"{NAME} - Báo Vĩnh Giang", MEETING), "title"),
    "a site's suffix": ((NAME, MEETING + MORE), (f"{NAME} | vinhgiang.gov.vn", MEETING), "title"),
    "renewed": ((NAME, MEETING), (f"{NAME} (Cập nhật)", MEETING + MORE), "title"),
    "one part of two": ((NAME, MEETING + MORE), (f"{NAME} (Phần 1)", MEETING), "title"),
    "hardly any text": ((NAME, MEETING), (NAME, "Mời quý vị xem chùm ảnh hội nghị."), "title"),
    "zeros": (
        ("Sở Nội vụ họp giao ban tháng 03", MEETING + MORE),
        ("Sở Nội vụ họp giao ban tháng 3", MEETING),
        "title",
    ),
    "a new lead": (
        (NAME, MEETING + MORE),
        ("Đẩy mạnh cải cách hành chính", f"Theo Cổng thông tin tỉnh. {MEETING}{MORE}"),
        "near",
    ),
    "a corrected word": (
        (NAME, MEETING + MORE),
        ("Họp bàn về cải cách", (MEETING + MORE).replace("buổi chiều", "chiều tối")),
        "near",
    ),
}
APART = {
    "other matters under one title": ((NAME, MEETING), (NAME, OTHER)),
    "parts of a series": (
        (f"{NAME} (Phần 1)", MEETING),
        (f"{NAME} (Phần 2)", MEETING.replace("Giám đốc", "Phó Giám đốc")),
    ),
    "weeks by number": (
        ("Lịch công tác của Lãnh đạo Sở tuần 11", week(13)),
        ("Lịch công tác của Lãnh đạo Sở tuần 12", week(20)),
    ),
    "weeks without a number": (
        ("Lịch công tác tuần của Lãnh đạo Sở", week(13)),
        ("Lịch công tác tuần của Lãnh đạo Sở", week(15)),
    ),
    "prices, day by day": (
        ("Giá nông sản hôm nay trên địa bàn tỉnh", prices(14, pepper=64)),
        ("Giá nông sản hôm nay trên địa bàn tỉnh", prices(15, pepper=65)),
    ),
    "results of two days": (
        ("Kết quả giải bóng chuyền ngành nội vụ ngày 14/3", MEETING),
        ("Kết quả giải bóng chuyền ngành nội vụ ngày 15/3", MEETING.replace("120", "121")),
    ),
    "months of one report": (
        ("Kết quả giải quyết thủ tục hành chính tháng 2", MEETING + MORE),
        ("Kết quả giải quyết thủ tục hành chính tháng 3", (MEETING + MORE).replace("120", "97")),
    ),
    "rounds of one examination": (
        ("Thông báo tuyển dụng viên chức đợt 1 năm 2023", schedule()),
        ("Thông báo tuyển dụng viên chức đợt 2 năm 2023", schedule()),
    ),
    "days of reception": (
        ("Lịch tiếp công dân định kỳ của Giám đốc Sở", "Từ 8 giờ ngày 14/3, phòng 201."),
        ("Lịch tiếp công dân định kỳ của Giám đốc Sở", "Từ 8 giờ ngày 28/3, phòng 201."),
    ),
    "short titles": (("Thông báo nghỉ lễ", MEETING + MORE), ("Thông báo nghỉ lễ", MEETING)),
    "weather": (
        ("Dự báo thời tiết ngày và đêm trên địa bàn", "Nhiệt độ 18 đến 24 độ, mưa nhỏ."),
        ("Dự báo thời tiết ngày và đêm trên địa bàn", "Nhiệt độ 21 đến 29 độ, mưa nhỏ."),
    ),
    "two years of one notice": (
        ("Kế hoạch tuyên truyền cải cách hành chính năm 2022", MEETING + MORE),
        ("Kế hoạch tuyên truyền cải cách hành chính năm 2023", MEETING + MORE + " Hết."),
    ),
}


def pair(one: tuple[str, str], other: tuple[str, str], *, days: int = 1) -> list[Article]:
    return [
        article("a", title=one[0], text=one[1], published=on(14)),
        article("b", title=other[0], text=other[1], published=on(14 + days)),
    ]


@pytest.mark.parametrize("name", SAME)
def test_one_item_told_twice(name: str) -> None:
    one, other, kind = SAME[name]
    assert find_repeats(pair(one, other)) == {"b": Repeat("a", kind)}


@pytest.mark.parametrize("name", APART)
def test_two_items_that_look_alike(name: str) -> None:
    assert find_repeats(pair(*APART[name])) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((NAME, MEETING + MORE), (NAME, MEETING)),
        (("Lịch công tác tuần của Lãnh đạo Sở", schedule()),) * 2,
        (("Lịch công tác tuần", schedule()),) * 2,
        (
            ("Lịch công tác tuần của Lãnh đạo Sở", week(6)),
            ("Lịch công tác tuần của Lãnh đạo Sở", week(13)),
        ),
    ],
    ids=["an extract", "a form", "a form of a short title", "a schedule"],
)
def test_a_week_later_one_title_is_another_item(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert find_repeats(pair(one, other, days=7)) == {}


PRICES = "Giá nông sản hôm nay trên địa bàn tỉnh"


def undated_prices(pepper: int) -> str:
    """The table without the day that it is of."""
    return prices(14, pepper=pepper).replace(" ngày 14/3", "")


@pytest.mark.parametrize(
    ("texts", "days", "sources", "is_one"),
    [
        ((undated_prices(64), undated_prices(65)), 0, "so so", True),  # corrected within a day
        ((undated_prices(64), undated_prices(65)), 1, "so so", False),  # another day's
        ((undated_prices(64), undated_prices(65)), 1, "so huyen", True),
        ((undated_prices(64), undated_prices(65)), 7, "so huyen", False),
        ((prices(14, pepper=64), prices(15, pepper=65)), 1, "so huyen", False),  # as they say
        ((prices(14, pepper=64), prices(14, pepper=65)), 1, "so huyen", True),
    ],
)
def test_one_table_of_two_days(
    texts: tuple[str, str], days: int, sources: str, *, is_one: bool
) -> None:
    articles = [
        article(name, title=PRICES, text=text, published=on(14 + later), source=source)
        for name, text, later, source in zip("ab", texts, (0, days), sources.split(), strict=True)
    ]
    assert find_duplicates(articles) == ({"b": "a"} if is_one else {})


def test_the_same_long_text_is_one_item_whenever_it_stands() -> None:
    assert find_repeats(pair((NAME, MEETING), (NAME, MEETING), days=16)) == {
        "b": Repeat("a", "text")
    }


def test_without_a_date_a_title_is_near_every_day() -> None:
    one, other = pair((NAME, MEETING + MORE), (NAME, MEETING), days=16)
    undated = article("c", title=NAME, text=MEETING, published=None)
    assert find_repeats([one, undated]) == {"c": Repeat("a", "title")}
    assert find_repeats([other, undated]) == {"c": Repeat("b", "text")}


def test_days_of_one_title_do_not_make_a_chain() -> None:
    """Each is three days after the one before it."""
    texts = (MEETING + MORE, MEETING, MEETING + MORE + " " + OTHER)
    chain = [
        article(str(n), title=NAME, text=text, published=on(10 + 3 * n), source=f"so{n}.example")
        for n, text in enumerate(texts)
    ]
    assert find_duplicates(chain) == {"1": "0"}


def test_what_repeats_a_copy_repeats_its_original() -> None:
    """The copy bears another title, under which an extract of it stands elsewhere."""
    articles = [
        article("a", title="Sở Nội vụ họp", text=MEETING + MORE, published=on(14)),
        article("b", title=NAME, text=MEETING + MORE, published=on(15)),
        article("c", title=NAME, text=MEETING, published=on(16)),
    ]
    assert find_repeats(articles) == {"b": Repeat("a", "text"), "c": Repeat("a", "title")}


@pytest.mark.parametrize(("namesakes", "is_one"), [(20, True), (21, False)])
def test_a_title_that_stands_on_every_page_names_none(namesakes: int, is_one: bool) -> None:
    title = "Trang thông tin điện tử Sở Nông nghiệp và Phát triển nông thôn"
    texts = ["".join(f" việc{n}x{word}" for word in range(60)) for n in range(namesakes)]
    rows = [
        article(f"a{n:02}", title=title, text=text, published=None) for n, text in enumerate(texts)
    ]
    extract = article("b", title=title, text=texts[0][:400], published=None)
    assert find_duplicates([*rows, extract]) == ({"b": "a00"} if is_one else {})


# -- which one is counted -----------------------------------------------------------------------


def test_the_office_s_own_is_counted_before_an_earlier_re_post() -> None:
    early = article("a", text=MEETING, published=on(13), is_repost=True)
    own = article("b", text=MEETING, published=on(14))
    assert find_duplicates([early, own]) == {"a": "b"}


def test_a_dated_one_is_counted_before_one_without_a_date() -> None:
    undated = article("a", text=MEETING, published=None)
    assert find_duplicates([undated, article("b", text=MEETING, is_repost=True)]) == {"a": "b"}


def test_at_one_moment_the_address_decides() -> None:
    rows = [article(n, text=MEETING, url=f"http://{n}.example/") for n in ("b", "c", "a")]
    assert find_duplicates(rows) == {"b": "a", "c": "a"}


TITLES = (NAME, f"[Video] {NAME}", f"{NAME} (Phần 2)", "Tin", "Sở Nội vụ họp giao ban tháng 3")
TEXTS = (
    MEETING,
    MEETING + MORE,
    f"Theo Cổng tỉnh. {MEETING}{MORE}",
    OTHER,
    prices(14, pepper=64),
    prices(15, pepper=65),
    schedule(),
)
made = st.lists(
    st.tuples(
        st.sampled_from(TITLES),
        st.sampled_from(TEXTS),
        st.none() | st.integers(1, 28),
        st.booleans(),
        st.sampled_from(("so.example", "tinh.example")),
    ),
    max_size=14,
)


def articles_of(rows: list[tuple[str, str, int | None, bool, str]]) -> list[Article]:
    return [
        article(
            str(n),
            title=title,
            text=text,
            published=on(day) if day else None,
            is_repost=is_repost,
            source=source,
        )
        for n, (title, text, day, is_repost, source) in enumerate(rows)
    ]


@settings(deadline=None, max_examples=80)
@given(made, st.randoms(use_true_random=False))
def test_an_original_repeats_nothing_and_the_order_of_input_decides_nothing(
    rows: list[tuple[str, str, int | None, bool, str]], chance: random.Random
) -> None:
    articles = articles_of(rows)
    found = find_repeats(articles)
    assert not {repeat.original for repeat in found.values()} & set(found)
    mixed = list(articles)
    chance.shuffle(mixed)
    assert find_repeats(mixed) == found
    known = {a.id: a for a in articles}
    for copy, repeat in found.items():  # what is counted is dated, own and early, in this order
        first, other = known[repeat.original], known[copy]
        assert (first.published is None, first.is_repost, str(first.published)) <= (
            other.published is None,
            other.is_repost,
            str(other.published),
        )


# -- in the corpus ------------------------------------------------------------------------------


def test_the_corpus_keeps_by_what_a_copy_is_known(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(
            [
                article("a", title=NAME, text=MEETING + MORE, published=on(14)),
                article("b", title=NAME, text=MEETING, published=on(15), source="tinh.example"),
                article("c", title="Họp", text=MEETING + MORE, published=on(20)),
                article("d", title="Kiểm tra", text=OTHER),
            ]
        )
        assert refresh_duplicates(corpus) == 2
        query = "SELECT id, duplicate_of, duplicate_kind FROM articles ORDER BY id"
        assert [tuple(row) for row in corpus.connection.execute(query)] == [
            ("a", None, ""),
            ("b", "a", "title"),
            ("c", "a", "text"),
            ("d", None, ""),
        ]
        (cluster,) = duplicate_clusters(corpus)
        assert (cluster.original.url, cluster.original.is_counted) == ("http://so.example/a", True)
        assert [(c.reason, c.share, c.cluster) for c in cluster.copies] == [
            ("title", 1.0, 1),
            ("text", 1.0, 1),
        ]
        corpus.mark_duplicates({"d": "a"})
        assert [tuple(row)[1:] for row in corpus.connection.execute(query)] == [
            (None, ""), (None, ""), (None, ""), ("a", ""),
        ]  # fmt: skip


def test_clusters_are_looked_for_where_a_crawl_was_cut_short(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "c.db") as corpus:
        corpus.add_articles(article(name, text=MEETING) for name in ("a", "b"))
        assert [c.original.title for c in duplicate_clusters(corpus)] == ["Tin a"]


# -- title cores --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Sở họp giao ban tháng 3",
        "SỞ HỌP GIAO BAN THÁNG 3",
        "Sở họp giao ban tháng 03",
        "[Video] Sở họp giao ban tháng 3",
        "(Video) Sở họp giao ban tháng 3",
        "Video: Sở họp giao ban tháng 3",
        "[Ảnh] Sở họp giao ban tháng 3",
        "Sở họp giao ban tháng 3 (Phần 1)",
        "Sở họp giao ban tháng 3 - Bài 2",
        "Sở họp giao ban tháng 3 (Cập nhật)",
        "Sở họp giao ban tháng 3 - Báo Vĩnh Giang",
        "Sở họp giao ban tháng 3 - Báo điện tử Chính phủ",
        "Sở họp giao ban tháng 3 | Cổng thông tin điện tử tỉnh",
        "Sở họp giao ban tháng 3 - vinhgiang.gov.vn",
        "Sở  họp giao ban, tháng 3.",
        "[Video] Sở họp giao ban tháng 3 (Phần 2) - Báo Vĩnh Giang",
    ],
)
def test_what_is_put_around_a_title_is_not_of_its_core(title: str) -> None:
    assert core_of(title).words == ("sở", "họp", "giao", "ban", "tháng", "3")


@pytest.mark.parametrize(
    "title",
    [
        "Kế hoạch số 12 - Báo cáo kết quả",
        "Đối thoại giữa Sở - doanh nghiệp",
        "Phần mềm một cửa 1: bước đầu",
        "Ảnh hưởng của bão số 3",
        "Bài học từ cải cách",
        "Báo Vĩnh Giang trao giải",
    ],
)
def test_a_core_keeps_what_belongs_to_it(title: str) -> None:
    from cchc_nlp.vietnamese.folding import fold

    plain = "".join(c if c.isalnum() else " " for c in fold(title)).split()
    assert list(core_of(title).words) == plain
