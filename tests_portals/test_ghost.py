"""Ghost 5 with its two themes: lists that a script goes on with, JSON-LD, feeds and sitemaps."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests

from .comparing import crawled, faults
from .conftest import Database
from .serving import INSTALLED, LOOPBACK, answers, free_port, need, program, running
from .stories import TITLE, stories

CODE = INSTALLED / "ghost"
THEMES = ("source", "casper")
OWNER = {
    "name": "Ban biên tập",
    "email": "bientap@vinhgiang.example",
    "password": "mat-khau-cua-ban-bien-tap",
    "blogTitle": TITLE,
}
# Its own cover would be fetched from its maker.
SETTINGS = {"timezone": "Asia/Ho_Chi_Minh", "locale": "vi", "cover_image": None}


@dataclass(frozen=True)
class Ghost:
    """A running Ghost, and its owner's session."""

    url: str
    session: requests.Session = field(default_factory=requests.Session)

    def tell(self, method: str, what: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """The answer to the owner's wish."""
        answer = self.session.request(
            method,
            f"{self.url}/ghost/api/admin/{what}",
            json=body,
            headers={"Origin": self.url, "Accept-Version": "v5.99"},
            timeout=60,
        )
        assert answer.ok, f"{method} {what}: {answer.status_code} {answer.text[:1000]}"
        is_json = "json" in answer.headers.get("Content-Type", "")
        return dict(answer.json()) if is_json else {}


@pytest.fixture(scope="module")
def ghost(folder: Path, database: Database) -> Iterator[Ghost]:
    need("node", CODE / "node_modules")
    port, home = free_port(), folder / "ghost"
    site = Ghost(f"http://{LOOPBACK}:{port}")
    shutil.copytree(CODE / "content", home / "content")
    settings = _settings(site.url, port, home, database)
    command = [program("node"), CODE / "index.js"]
    with (
        running(
            command,
            ready=answers(f"{site.url}/ghost/api/admin/site/"),
            log=home / "ghost.log",
            cwd=CODE,
            env={"NODE_ENV": "production", **dict(_named(settings))},
            seconds=120,
        ),
        site.session,
    ):
        _fill(site)
        yield site


def _settings(url: str, port: int, home: Path, database: Database) -> dict[str, Any]:
    """What Ghost reads when it starts; it asks nobody beyond this machine for anything."""
    connection = {
        "socketPath": str(database.socket),
        "user": database.user,
        "password": database.password,
        "database": "ghost",
    }
    return {
        "url": url,
        "server": {"host": LOOPBACK, "port": port},
        "database": {"client": "mysql", "connection": connection},
        "mail": {"transport": "stub"},
        "logging": {"transports": ["stdout"]},
        "paths": {"contentPath": str(home / "content")},
        "privacy": {"useUpdateCheck": False, "useGravatar": False, "useRpcPing": False},
        "security": {"staffDeviceVerification": False},
        "imageOptimization": {"resize": False},
    }


def _named(settings: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Settings as names of the environment: `server__port`."""
    for key, value in settings.items():
        if isinstance(value, dict):
            yield from _named(value, f"{prefix}{key}__")
        else:
            yield prefix + key, value if isinstance(value, str) else json.dumps(value)


def _fill(site: Ghost) -> None:
    """Set it up as whoever installs it does, and publish the stories."""
    site.tell("POST", "authentication/setup/", {"setup": [OWNER]})
    login = {"username": OWNER["email"], "password": OWNER["password"]}
    site.tell("POST", "session/", login)
    wanted = [{"key": key, "value": value} for key, value in SETTINGS.items()]
    site.tell("PUT", "settings/", {"settings": wanted})
    for old in site.tell("GET", "posts/?limit=all&fields=id")["posts"]:
        site.tell("DELETE", f"posts/{old['id']}/")
    for story in stories():
        post = {
            "title": story.title,
            "lexical": json.dumps(_written(story.html)),
            "published_at": story.published.isoformat(),
            "status": "published",
            "tags": [story.section],
        }
        site.tell("POST", "posts/", {"posts": [post]})


def _written(markup: str) -> dict[str, Any]:
    """A text as Ghost's editor keeps it: one card of HTML."""
    card = {"type": "html", "version": 1, "html": markup}
    return {"root": {"type": "root", "version": 1, "children": [card], "format": "", "indent": 0}}


@pytest.fixture(params=THEMES)
def themed(request: pytest.FixtureRequest, ghost: Ghost) -> Ghost:
    ghost.tell("PUT", f"themes/{request.param}/activate/")
    return ghost


def _page(site: Ghost, path: str) -> str:
    answer = requests.get(site.url + path, timeout=60)
    assert answer.status_code == 200, path
    return answer.text


def test_it_serves_what_was_put_in(themed: Ghost) -> None:
    oldest = stories()[0]
    home = _page(themed, "/")
    assert '<html lang="vi"' in home
    assert home.count("<time") >= 5
    assert 'rel="next" href="' in home
    article = _page(themed, _path(themed, oldest.title))
    assert '<time class="' in article
    assert f'datetime="{oldest.published:%Y-%m-%d}"' in article
    in_utc = f"{oldest.published.astimezone(dt.UTC):%Y-%m-%dT%H:%M}"
    assert f'property="article:published_time" content="{in_utc}' in article
    assert oldest.lines[0][:40] in article


def _path(site: Ghost, title: str) -> str:
    """The path of a post on the site."""
    posts = site.tell("GET", "posts/?limit=all&fields=title,url")["posts"]
    url = next(post["url"] for post in posts if post["title"] == title)
    return str(url).removeprefix(site.url)


def test_it_lists_itself_for_machines(ghost: Ghost) -> None:
    assert _page(ghost, "/rss/").count("<item>") > 0
    assert "sitemap-posts.xml" in _page(ghost, "/sitemap.xml")
    posts = _page(ghost, "/sitemap-posts.xml")
    assert sum(_path(ghost, story.title) in posts for story in stories()) == len(stories())


def test_a_crawl_finds_every_post_once(themed: Ghost, tmp_path: Path) -> None:
    assert faults(crawled(f"{themed.url}/", tmp_path)) == {}
