"""ASP.NET WebForms under Mono: a GridView whose pages are reached by postback alone."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from lxml import html

from .comparing import crawled, faults
from .serving import HERE, INSTALLED, LOOPBACK, answers, free_port, need, program, running
from .stories import stories

NGINX = INSTALLED / "debian" / "usr" / "sbin" / "nginx"
PAGES = HERE / "webforms"
PER_PAGE = 4
_POSTBACK = re.compile(r"__doPostBack\('([^']+)','([^']+)'\)")


@pytest.fixture(scope="module")
def webforms(folder: Path) -> Iterator[str]:
    """The address of the running site."""
    need("fastcgi-mono-server4", "mcs", NGINX)
    home, port = folder / "webforms", free_port()
    _lay_out(home, port)
    socket = home / "mono.sock"
    mono = [
        program("fastcgi-mono-server4"),
        f"/socket=unix:{socket}",
        f"/applications=/:{home / 'site'}",
    ]
    url = f"http://{LOOPBACK}:{port}"
    nginx = [NGINX, "-p", home, "-c", home / "nginx.conf"]
    temporary = {"TMPDIR": str(home)}  # where Mono keeps what it compiles
    with (
        running(mono, ready=socket.exists, log=home / "mono.log", env=temporary),
        running(nginx, ready=answers(f"{url}/"), log=home / "nginx.log"),
    ):
        yield url


def _lay_out(home: Path, port: int) -> None:
    """The pages, the stories and nginx's settings in a folder of this run."""
    shutil.copytree(PAGES / "site", home / "site")
    news = json.dumps([story.to_dict() for story in stories()], ensure_ascii=False)
    data = home / "site" / "App_Data"
    data.mkdir(exist_ok=True)
    (data / "news.json").write_text(news, encoding="utf-8")
    words = {
        "FOLDER": str(home),
        "SITE": str(home / "site"),
        "HOST": LOOPBACK,
        "PORT": str(port),
    }
    settings = (PAGES / "nginx.conf").read_text(encoding="utf-8")
    filled = re.sub(r"\b(FOLDER|SITE|HOST|PORT)\b", lambda m: words[m[1]], settings)
    as_root = "user root;\n" if os.geteuid() == 0 else ""
    (home / "nginx.conf").write_text(as_root + filled, encoding="utf-8")


def _page(url: str) -> html.HtmlElement:
    answer = requests.get(url, timeout=60)
    answer.raise_for_status()
    return _parsed(answer.content)


def _parsed(content: bytes) -> html.HtmlElement:
    """The server names no charset; the page does."""
    return html.fromstring(content.decode("utf-8"))


def _post_back(url: str, page: html.HtmlElement, argument: str) -> html.HtmlElement:
    """The page that a click on one of the pager's links brings."""
    targets = (_POSTBACK.search(link.get("href") or "") for link in page.iter("a"))
    target = next(found[1] for found in targets if found and found[2] == argument)
    fields = {**dict(page.forms[0].form_values()), "__EVENTTARGET": target}
    answer = requests.post(url, data={**fields, "__EVENTARGUMENT": argument}, timeout=60)
    answer.raise_for_status()
    return _parsed(answer.content)


def _titles(page: html.HtmlElement) -> list[str]:
    return [link.text_content() for link in page.cssselect("a.tieu-de")]


def test_a_postback_brings_the_next_page(webforms: str) -> None:
    url = f"{webforms}/tin-tuc.aspx"
    page = _page(url)
    shown = _titles(page)
    for number in range(2, -(-len(stories()) // PER_PAGE) + 1):
        page = _post_back(url, page, f"Page${number}")
        shown += _titles(page)
    assert shown == [story.title for story in reversed(stories())]


def test_its_pager_shows_a_window_of_few_pages(webforms: str) -> None:
    url = f"{webforms}/tin-tuc.aspx"
    page = _page(url)
    assert _pager(page) == ["2", "3", "...", "Trang cuối"]
    assert _pager(_post_back(url, page, "Page$4")) == [
        "Trang đầu",
        "...",
        "5",
        "6",
        "...",
        "Trang cuối",
    ]


def _pager(page: html.HtmlElement) -> list[str]:
    """What its links say."""
    links = page.cssselect("a[href*='Page$']")
    return [link.text_content() for link in links]


def test_an_article_is_printed_whole(webforms: str) -> None:
    story = stories()[-1]
    page = _page(f"{webforms}/chi-tiet.aspx?id={story.number}")
    assert page.cssselect("h1")[0].text_content().strip() == story.title
    said = page.cssselect(".ngay-dang")[0].text_content()
    assert said == f"Ngày đăng: {story.published:%d/%m/%Y %H:%M}"
    assert all(line.split(" | ")[0] in page.text_content() for line in story.lines)
    assert requests.get(f"{webforms}/chi-tiet.aspx?id=999", timeout=60).status_code == 404


def test_a_crawl_finds_every_article_once(webforms: str, tmp_path: Path) -> None:
    assert faults(crawled(f"{webforms}/", tmp_path)) == {}
    assert faults(crawled(f"{webforms}/", tmp_path)) == {}, "the second time"
