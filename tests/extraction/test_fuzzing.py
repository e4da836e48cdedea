"""Whatever a server sends, a page is an article or is refused with a reason."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.records import Article, Page, Rejection

from ..stored_pages import FETCHED, page_of
from .fuzzing import SEED, Source, saved_pages, written_pages
from .giants import small_giants
from .mutations import MUTATIONS, mutated

REASONS = {"no_body", "no_title", "list_page", "not_found_page", "unreadable"}
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
SAMPLE = 4  # mutations of a saved page
EVERY = 3  # of the written pages, every so many

slowly = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def check(page: Page) -> Article | Rejection:
    """The record of a page, which holds what every record holds."""
    record = extract_page(page)
    assert isinstance(record, Article | Rejection)
    assert record == extract_page(page)
    assert record.url == page.url
    if isinstance(record, Rejection):
        assert record.reason in REASONS
        return record
    for said in (record.title, record.section, record.author, record.origin):
        assert said == said.strip()
        assert "\n" not in said
        assert not CONTROL.search(said)
    assert record.title
    assert record.text or record.attachments or record.body_kind == "media"
    for said in (record.title, record.text, record.lead, record.author, record.origin):
        assert unicodedata.is_normalized("NFC", said)
        assert not CONTROL.search(said)
        said.encode()  # no half of a pair of UTF-16
    assert all(line.strip() == line != "" for line in record.text.split("\n") if record.text)
    for moment in (record.published, record.updated):
        assert moment is None or moment.utcoffset() == dt.timedelta(hours=7)
    assert record.published is None or record.published <= page.fetched_at + dt.timedelta(days=1)
    assert (record.published is None) == (record.published_source == "")
    for file in record.attachments:
        assert file.url
        assert file.name == file.name.strip() != ""
        file.url.encode()
    return record


def checked(source: Source, seed: str) -> None:
    _, body = mutated(source.body, seed)
    for portal in dict.fromkeys((source.portal, "generic")):
        check(page_of(body, url=source.url, content_type=source.content_type, portal=portal))


def named(source: Source) -> str:
    return source.name


class TestBrokenPages:
    @pytest.mark.parametrize("source", saved_pages(), ids=named)
    @pytest.mark.no_cover
    def test_saved(self, source: Source) -> None:
        for number in range(SAMPLE):
            checked(source, f"{SEED}-{source.name}-{number}")

    @pytest.mark.parametrize("source", written_pages()[::EVERY], ids=named)
    @pytest.mark.no_cover
    def test_written(self, source: Source) -> None:
        checked(source, f"{SEED}-{source.name}-0")

    @pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
    @pytest.mark.no_cover
    def test_every_way_of_breaking(self, mutation) -> None:
        import random

        for source in (saved_pages()[0], written_pages()[0]):
            rng = random.Random(f"{SEED}-{mutation.__name__}")
            check(page_of(mutation(source.body, rng), portal=source.portal))

    @pytest.mark.parametrize(("name", "body"), list(small_giants()))
    @pytest.mark.parametrize("portal", ["", "generic", "nukeviet"])
    def test_too_little_or_too_deep(self, name: str, body: bytes, portal: str) -> None:
        check(page_of(body, portal=portal))

    def test_a_tag_at_which_the_parser_would_hang_is_refused(self) -> None:
        for name, body in small_giants():
            if "attributes" in name:
                found = check(page_of(body, portal="generic"))
                assert isinstance(found, Rejection)
                assert "more than 20,000 attributes" in found.detail

    def test_pictures_and_data_in_a_page_are_no_attributes(self) -> None:
        heading = "Sở họp bàn việc cải cách hành chính năm 2023"
        text = "<p>Sáng nay, Sở đã họp bàn việc cải cách hành chính và giao việc.</p>" * 9
        image = f"<img src='data:image/png;base64,{'iVBORw0KGgo= ' * 30_000}'>"
        data = f"<script>for(i=0;i<n;i++){{}} var tin = '{'Sở họp. ' * 30_000}';</script>"
        body = f"<h1>{heading}</h1><p>25/10/2023 14:05</p>{image}{data}{text}".encode()
        assert isinstance(check(page_of(body, portal="generic")), Article)

    def test_breaking_is_the_same_each_time(self) -> None:
        body = written_pages()[0].body
        assert mutated(body, "1") == mutated(body, "1")
        assert mutated(body, "1") != mutated(body, "2")


class TestAnyPage:
    @slowly
    @given(st.binary(max_size=2000))
    def test_of_bytes(self, body: bytes) -> None:
        check(page_of(body))

    @slowly
    @given(st.binary(max_size=300), st.sampled_from(saved_pages()), st.floats(0, 1))
    def test_with_bytes_in_it(self, inside: bytes, source: Source, share: float) -> None:
        place = int(share * len(source.body))
        check(page_of(source.body[:place] + inside + source.body[place:], portal=source.portal))

    @slowly
    @given(st.text(max_size=1000))
    def test_of_letters(self, text: str) -> None:
        check(page_of(text.encode("utf-8", "surrogatepass")))

    @slowly
    @given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=60))
    def test_of_letters_in_their_places(self, title: str, text: str, stamp: str) -> None:
        html = (
            f"<title>{title}</title><h1>{title}</h1><p class='date'>{stamp}</p><div itemprop="
            f"'articleBody'><p>{text}</p><p>Sáng nay, Sở đã họp bàn việc của mình.</p></div>"
        )
        check(page_of(html.encode("utf-8", "surrogatepass")))

    @slowly
    @given(st.text(max_size=80), st.binary(max_size=200))
    def test_under_any_content_type(self, content_type: str, body: bytes) -> None:
        check(page_of(b"<h1>T\xedn</h1>" + body, content_type=content_type))

    @slowly
    @given(
        st.lists(
            st.sampled_from(
                "<div> </div> <p> </p> <h1> </h1> <table> <tr> <td> </table> <a href='a.pdf'> </a>"
                " <ul> <li> <article> </article> <br> <b> </b> <time> <nav> <footer> <script>"
                " </script> <div class='tin-khac'> <div class='share'> <!-- -->"
                " <td class='date'>".split(" ")
            )
            | st.sampled_from(
                ["Sở Nội vụ tổ chức hội nghị tổng kết cải cách hành chính", "25/10/2023 14:05",
                 "Các tin khác", "Sáng nay, Sở đã họp bàn việc cải cách hành chính của tỉnh.",
                 "Tác giả: Minh Tâm", "Lượt xem: 12", "Ý kiến bạn đọc (0)"]
            ),
            max_size=60,
        )
    )  # fmt: skip
    def test_of_tags_and_lines_in_any_order(self, pieces: list[str]) -> None:
        for portal in ("generic", "wordpress"):
            check(page_of("".join(pieces).encode(), portal=portal))


CLOCK = b'<div class="current-time">Th\xe1\xbb\xa9 hai, 20/11/2023</div>'
OTHERS = (
    "<div class='others'><h3>Các tin khác</h3><ul>"
    + "".join(
        f"<li><a href='/tin-{n}'>Sở Nội vụ triển khai việc thứ {n} trong năm</a> (26/10/2023)</li>"
        for n in range(6)
    )
    + "</ul></div>"
).encode()


def articles_of(source: Source, body: bytes) -> list[Article | Rejection]:
    return [
        extract_page(page_of(body, url=source.url, content_type=source.content_type, portal=portal))
        for portal in dict.fromkeys((source.portal, "generic"))
    ]


def in_utf8(source: Source) -> bool:
    """Whether what is put into a page is in the page's own charset."""
    try:
        source.body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"</body>" in source.body


@pytest.mark.parametrize("source", [s for s in written_pages()[1::EVERY] if in_utf8(s)], ids=named)
class TestAdditions:
    @pytest.mark.no_cover
    def test_a_clock_in_the_header_changes_no_date(self, source: Source) -> None:
        start = re.search(rb"<header[^>]*>|<body[^>]*>", source.body)
        assert start is not None
        body = source.body[: start.end()] + CLOCK + source.body[start.end() :]
        for before, after in zip(
            articles_of(source, source.body), articles_of(source, body), strict=True
        ):
            assert isinstance(before, Article)
            assert isinstance(after, Article)
            assert (after.published, after.updated) == (before.published, before.updated)
            assert after.text == before.text

    @pytest.mark.no_cover
    def test_a_list_of_others_at_the_end_changes_no_text(self, source: Source) -> None:
        body = source.body.replace(b"</body>", OTHERS + b"</body>")
        for before, after in zip(
            articles_of(source, source.body), articles_of(source, body), strict=True
        ):
            assert isinstance(before, Article)
            assert isinstance(after, Article)
            assert after.text == before.text
            assert (after.title, after.published) == (before.title, before.published)


def test_a_list_of_others_under_the_text_changes_none() -> None:
    lines = "".join(
        f"<p>Việc thứ {n} là sắp xếp lại bộ máy và rà soát thủ tục của các phòng.</p>"
        for n in range(5)
    )
    for wrapped in ("<div class='noidung'>{}</div>{}", "<div class='noidung'>{}{}</div>", "{}{}"):
        texts = set()
        for others in ("", OTHERS.decode(), OTHERS.decode().replace("'others'", "'tin-khac'")):
            html = (
                "<html><body><div><h1>Sở Nội vụ sắp xếp bộ máy trong năm 2023</h1>"
                f"<p>25/10/2023 14:05</p>{wrapped.format(lines, others)}</div></body></html>"
            )
            record = extract_page(page_of(html.encode(), portal="generic"))
            assert isinstance(record, Article)
            assert record.published == dt.datetime(2023, 10, 25, 14, 5, tzinfo=FETCHED.tzinfo)
            texts.add(record.text)
        assert len(texts) == 1
