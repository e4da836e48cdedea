"""The simulated sites behave as they say: each is walked here by hand, without the crawler."""

from __future__ import annotations

import base64
import gzip
import html
import http.client
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from urllib.parse import quote, urlencode, urljoin, urlsplit

import pytest
from lxml import html as lxml_html
from lxml.html import HtmlElement

from . import (
    hanoi,
    hue,
    joomla,
    liferay6,
    nukeviet,
    sharepoint,
    sharepoint_postback,
    unknown_sitemap,
    vccorp,
    vhv,
    webforms,
    wordpress,
)
from .everything import NAMES, all_sites, site_named
from .scoring import forbidden_of
from .serving import FORM, Asked, FakeSite, Response, Served, serve
from .stories import sections, stories

POSTBACK = re.compile(r"__doPostBack\('([^']*)','([^']*)'\)")


class Reader:
    """Asks through the proxy, as any client would."""

    def __init__(self, served: Served) -> None:
        self.served = served

    def ask(
        self,
        url: str,
        form: Mapping[str, str] | None = None,
        *,
        body: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        sent = urlencode(form) if form else body
        kept = {
            "User-Agent": "reader",
            **({"Content-Type": FORM} if form else {}),
            **(headers or {}),
        }
        connection = http.client.HTTPConnection(urlsplit(self.served.proxy).netloc, timeout=10)
        connection.request("POST" if sent else "GET", url, body=sent or None, headers=kept)
        answer = connection.getresponse()
        read = Response(answer.read(), answer.status, dict(answer.getheaders()))
        connection.close()
        return read

    def text(self, url: str, form: Mapping[str, str] | None = None) -> str:
        return self.ask(url, form).body.decode(errors="replace")

    def follow(
        self, text: str, url: str, said: str, changed: Mapping[str, str] | None = None
    ) -> Response:
        """Press the link of that text: the page's form is sent with its two fields filled."""
        tree = lxml_html.document_fromstring(text)
        link = next(a for a in tree.iter("a") if a.text_content() == said and _call(a))
        target, argument = _call(link)
        called = {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
        form = next(form for form in tree.forms if link in form.iter("a"))
        fields = {**dict(form.form_values()), **called, **(changed or {})}
        return self.ask(urljoin(url, form.get("action")), fields)


def _call(link: HtmlElement) -> tuple[str, ...]:
    call = POSTBACK.search(link.get("href") or "")
    return call.groups() if call else ()


@pytest.fixture(scope="module")
def reader(project: Path) -> Iterator[Reader]:
    assert project.is_dir()
    with serve(all_sites()) as served:
        yield Reader(served)


def titles(text: str, site: FakeSite) -> set[int]:
    """The numbers of the stories whose titles a page shows."""
    shown = html.unescape(text)
    return {story.number for story in site.stories if story.title in shown}


def numbers(place: int) -> set[int]:
    return {story.number for story in sections()[place].stories}


@pytest.mark.parametrize("name", NAMES)
def test_every_article_is_at_its_address_and_dated_there(name: str, reader: Reader) -> None:
    site = site_named(name)
    if site.portal == "json_api":
        return
    for story in site.stories:
        answer = reader.ask(site.urls[story.number])
        text = html.unescape(answer.body.decode())
        assert answer.status == 200
        assert story.mark in text
        assert story.title in text
        assert re.search(
            rf"{story.day}|{story.published:%Y-%m-%d}|Tháng {story.published.month}", text
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_home_page_has_sections_noise_and_a_forbidden_link(name: str, reader: Reader) -> None:
    site = site_named(name)
    robots = reader.text(f"{site.start_url}robots.txt")
    if name == "described":  # its home page shows nothing that can be followed
        return
    if site.portal == "json_api":
        assert "Disallow" in robots or robots.startswith("<!doctype html>")
        return
    answer = reader.ask(site.start_url)
    if answer.status == 302:
        answer = reader.ask(urljoin(site.start_url, answer.headers["Location"]))
    text = answer.body.decode(errors="replace")
    linked = {urlsplit(url).path for url in re.findall(r'href="([^"]+)"', text)}
    forbidden = re.findall(r"Disallow: (\S+)", robots)
    assert any(path.startswith(tuple(forbidden)) for path in linked)
    assert "Giới thiệu" in text
    assert "vnptioffice.vn" in text
    assert sum(section.name in text for section in sections()) >= 2
    if name not in ("unknown_sitemap", "unknown_feed"):
        assert {story.number for story in site.stories[-5:]} <= titles(text, site)


def test_requests_are_written_down(reader: Reader) -> None:
    before = len(reader.served.asked)
    reader.ask("http://nukeviet.example/vi/")
    reader.ask("http://elsewhere.example/")
    assert reader.served.asked[before:] == [
        Asked("GET", "http://nukeviet.example/vi/", "list", 200),
        Asked("GET", "http://elsewhere.example/", "other", 404),
    ]


def test_what_robots_txt_forbids_is_seen() -> None:
    asked = [Asked("GET", f"{nukeviet.HOME}/vi/{name}/") for name in ("noi-bo", "about")]
    assert forbidden_of(nukeviet.site(), asked) == (asked[0].url,)
    assert forbidden_of(site_named("spa_mof"), asked) == ()


def test_nukeviet_leads_back_from_past_the_end_and_pins_an_article(reader: Reader) -> None:
    base = f"{nukeviet.HOME}/vi/news/tin-hoat-dong/"
    seen = [titles(reader.text(url), nukeviet.site()) for url in (base, f"{base}page-2/")]
    assert seen[0] & seen[1] == {sections()[0].stories[-1].number}
    past = reader.ask(f"{base}page-9/")
    assert (past.status, past.headers["Location"]) == (302, "/vi/news/tin-hoat-dong/")
    wrong = reader.ask(f"{nukeviet.HOME}/vi/news/thong-bao/khac-236.html")
    assert (wrong.status, wrong.headers["Location"]) == (301, nukeviet.path(stories()[35]))


def test_sharepoint_leads_only_to_the_next_page(reader: Reader) -> None:
    url, found = f"{sharepoint.HOME}/pages/TIN-hoat-dong.aspx", set()
    for _ in range(4):
        text = reader.text(url)
        found |= titles(text.partition("list_title")[2], sharepoint.site())
        call = re.search(
            r"SubmitFormPost\(&#x27;([^&]+?(?:\\u0026[^&]+?)*)&#x27;\)\">Trang sau", text
        )
        url = urljoin(url, call[1].replace(r"\u0026", "&")) if call else ""
    assert url == ""
    assert found == numbers(0)
    guessed = reader.text(f"{sharepoint.HOME}/Pages/tin-hoat-dong.aspx?Paged=TRUE&PageFirstRow=7")
    assert titles(guessed, sharepoint.site()) == titles(
        reader.text(f"{sharepoint.HOME}/Pages/tin-hoat-dong.aspx"), sharepoint.site()
    )


@pytest.mark.parametrize(
    ("site", "url", "steps"),
    [
        (sharepoint_postback, "/Pages/tin-hoat-dong.aspx", ("2", "3", "...")),
        (hue, "/?gd=7&cn=191", ("2", "3", ">>")),
        (webforms, "/TinTuc.aspx?loai=1", ("2", "3", "...")),
    ],
)
def test_postbacks_are_walked_in_order(
    site: ModuleType, url: str, steps: tuple[str, ...], reader: Reader
) -> None:
    url = site.HOME + url
    text = reader.text(url)
    found = titles(text, site.site())
    for said in steps:
        answer = reader.follow(text, url, said)
        assert answer.status == 200
        text = answer.body.decode()
        assert not found & titles(text, site.site())
        found |= titles(text, site.site())
    assert found == numbers(0)


@pytest.mark.parametrize(
    "changed",
    [
        {"__VIEWSTATE": ""},
        {"__EVENTARGUMENT": "Page$9"},
        {"__VIEWSTATEGENERATOR": "00000000"},
        {"__EVENTVALIDATION": "+/+/AAAA"},
    ],
)
def test_a_postback_with_other_fields_is_refused(
    changed: Mapping[str, str], reader: Reader
) -> None:
    url = f"{webforms.HOME}/TinTuc.aspx?loai=1"
    assert reader.follow(reader.text(url), url, "2", changed).status == 500


def test_the_state_of_another_page_or_a_lost_plus_is_refused(reader: Reader) -> None:
    url = f"{webforms.HOME}/TinTuc.aspx?loai=1"
    first, other = reader.text(url), reader.text(f"{webforms.HOME}/TinTuc.aspx?loai=2")
    fields = dict(lxml_html.document_fromstring(other).forms[0].form_values())
    kept = {"__VIEWSTATE": fields["__VIEWSTATE"]}
    assert reader.follow(first, url, "2", kept).status == 500
    own = dict(lxml_html.document_fromstring(first).forms[0].form_values())
    assert "+/+/" in own["__VIEWSTATE"]
    kept = {"__VIEWSTATE": own["__VIEWSTATE"].replace("+", " ")}
    assert reader.follow(first, url, "2", kept).status == 500


def test_liferay_hangs_languages_sessions_and_months_without_end(reader: Reader) -> None:
    story = stories()[3]
    cookie = {"Cookie": "JSESSIONID=1"}
    answer = reader.ask(f"{liferay6.HOME}{liferay6.path(story)}/en/vi/en", headers=cookie)
    long = answer.body.decode()
    assert story.mark in html.unescape(long)
    assert f'{liferay6.path(story)}/en/vi/en/vi"' in long
    assert reader.ask(f"{liferay6.HOME}/tin-hoat-dong/en").status == 404
    assert ";jsessionid=" in reader.text(f"{liferay6.HOME}/tin-hoat-dong")
    known = reader.ask(f"{liferay6.HOME}/thong-bao", headers=cookie)
    assert b";jsessionid=" not in known.body
    past = reader.text(f"{liferay6.HOME}/tin-hoat-dong?p_p_id=101&_101_cur=99")
    assert titles(past, liferay6.site()) == {s.number for s in sections()[0].stories[18:]}
    month = reader.text(f"{liferay6.HOME}/lich-cong-tac?p_p_id=8&_8_month=1&_8_year=2031")
    assert "_8_month=12&amp;_8_year=2030" in month


def test_vccorp_gives_pieces_until_an_empty_one(reader: Reader) -> None:
    site, found = vccorp.site(), []
    zone = re.search(
        r'id="hdZoneId" value="(\d+)"', reader.text(f"{vccorp.HOME}/tin-hoat-dong.htm")
    )
    assert zone is not None
    for here in range(1, 6):
        found.append(titles(reader.text(f"{vccorp.HOME}/timelinelist/{zone[1]}/{here}.htm"), site))
    assert found[4] == set()
    assert set.union(*found) >= numbers(0)
    assert reader.ask(f"{vccorp.HOME}/robots.txt").body.startswith(b"\xef\xbb\xbf")


def test_hanoi_wants_its_own_strings_by_post(reader: Reader) -> None:
    text = reader.text(f"{hanoi.HOME}/tin-hoat-dong")
    told = dict(re.findall(r'(PageSize|Catname|LanguageId|Site): "([^"]+)"', text))
    found = [
        titles(reader.text(hanoi.HOME + hanoi.API, {"PageIndex": str(n), **told}), hanoi.site())
        for n in range(4)
    ]
    assert set.union(*found) == numbers(0)
    assert found[3] == set()
    assert reader.ask(hanoi.HOME + hanoi.API, {"PageIndex": "0", **told, "Site": "x"}).status == 500
    shown = re.search(r'data-id="(\d+)"', text)
    assert shown is not None
    known = {"PageIndex": "0", **told, "DataIds[]": shown[1]}
    assert sections()[0].stories[0].number not in titles(
        reader.text(hanoi.HOME + hanoi.API, known), hanoi.site()
    )


@pytest.mark.parametrize("by_post", [True, False])
def test_vhv_tells_its_module_in_base64(reader: Reader, *, by_post: bool) -> None:
    base = f"{vhv.HOME}{vhv.list_path(sections()[0])}"
    text = reader.text(base)
    coded = re.search(r"decode64\('([^']+)'\)", text)
    assert coded is not None
    told = json.loads(base64.b64decode(coded[1])) | {"pageNo": 4, "_t": 1700000000000}
    where = f"{vhv.HOME}/?module=Content.Listing&moduleId=12&cmd=redraw&site={vhv.SITE_ID}"
    got = reader.text(where, told) if by_post else reader.text(f"{where}&{urlencode(told)}")
    assert titles(got, vhv.site()) == {s.number for s in sections()[0].stories[18:]}
    assert titles(reader.text(f"{base}?page=2"), vhv.site()) == titles(text, vhv.site())


def test_wordpress_ends_with_404_and_lists_for_machines(reader: Reader) -> None:
    base = f"{wordpress.HOME}/category/tin-hoat-dong"
    assert reader.ask(f"{base}/page/4/").status == 200
    assert reader.ask(f"{base}/page/5/").status == 404
    answer = reader.ask(f"{wordpress.HOME}/wp-json/wp/v2/posts?per_page=20&page=2&_fields=link")
    assert answer.headers["X-WP-TotalPages"] == "2"
    assert json.loads(answer.body)[0] == {"link": wordpress.HOME + wordpress.path(stories()[15])}
    assert reader.ask(f"{wordpress.HOME}/wp-json/wp/v2/posts?per_page=20&page=3").status == 400
    assert reader.ask(f"{wordpress.HOME}/?p=35").headers["Location"] == wordpress.path(stories()[4])


def test_joomla_counts_items_and_drupal_pages_from_zero(reader: Reader) -> None:
    listed = sections()[0].stories
    past = reader.text(f"{joomla.HOME}/tin-hoat-dong?start=500")
    assert titles(past, joomla.site()) == {s.number for s in listed[15:]}
    base = f"{site_named('drupal').start_url}vi/tin-hoat-dong"
    second = reader.text(f"{base}?page=1")
    assert titles(second, site_named("drupal")) == {s.number for s in listed[5:10]}
    assert titles(reader.text(f"{base}?page=9"), site_named("drupal")) == set()


def test_laravel_begins_with_the_oldest_and_breaks_letters(reader: Reader) -> None:
    answer = reader.ask("http://laravel.example/tin-hoat-dong")
    with pytest.raises(UnicodeDecodeError):
        answer.body.decode()
    assert titles(answer.body.decode(errors="replace"), site_named("laravel")) == {
        s.number for s in sections()[0].stories[15:]
    }
    assert reader.ask("http://laravel.example/tin-hoat-dong/khong-co").status == 500


def test_the_interfaces_behind_scripts_answer_with_json(reader: Reader) -> None:
    api = "http://spa-moha.example/api"
    listed = json.loads(reader.text(f"{api}/PostsByCategory?ID=3&skip=0&take=50"))
    assert listed["totalCount"] == len(listed["data"]) == 6
    assert listed["data"][0]["NgayDang"] == "2023-10-25T17:10:00Z"
    detail = json.loads(reader.text(f"{api}/PostDetail?ID={listed['data'][0]['ID']}"))
    assert "&lt;p&gt;" in detail["data"]["NoiDung"]
    reads = "http://spa-mof.example/api/article/reads?offset=4&limit=4"
    as_json = {"Content-Type": "application/json"}
    found = json.loads(reader.ask(reads, body='{"rootSlug": "thong-bao"}', headers=as_json).body)
    assert (found["total"], len(found["data"])) == (6, 2)
    slug = quote(found["data"][0]["slug"])
    article = json.loads(reader.text(f"http://spa-mof.example/api/article/getbyslug?slug={slug}"))
    body = json.loads(article["data"]["articleContent"])["Content"]
    assert html.unescape(html.unescape(body)).startswith("<p>")
    assert '<div id="app">' in reader.text("http://spa-mof.example/robots.txt")


def test_a_sitemap_may_be_compressed_and_an_answer_unchanged(reader: Reader) -> None:
    packed = reader.ask(f"{unknown_sitemap.HOME}/so-do/2.xml.gz").body
    assert gzip.decompress(packed).count(b"<url>") == 18
    url = unknown_sitemap.HOME + unknown_sitemap.path(stories()[0])
    tag = reader.ask(url, headers={"Cookie": "a=1"}).headers.get("ETag", "")
    assert reader.ask(url, headers={"If-None-Match": tag}).status == 304
