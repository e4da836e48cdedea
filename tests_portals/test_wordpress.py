"""WordPress as Debian ships it, in Vietnamese, with a classic and with a block theme."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from .comparing import crawled, faults
from .conftest import Database
from .serving import HERE, INSTALLED, LOOPBACK, answers, call, free_port, need, program, running
from .stories import TITLE, stories

CODE = INSTALLED / "debian" / "usr" / "share" / "wordpress"
PER_PAGE = 6
THEMES = ("twentytwentyone", "twentytwentythree")
OPTIONS = {
    "blogname": TITLE,
    "blogdescription": "",
    "timezone_string": "Asia/Ho_Chi_Minh",
    "permalink_structure": "/%postname%/",
    "posts_per_page": PER_PAGE,
    "default_pingback_flag": 0,
    "default_ping_status": "closed",
}


@dataclass(frozen=True)
class WordPress:
    """A running WordPress with the stories in it."""

    url: str
    folder: Path
    env: dict[str, str]

    def tell(self, theme: str, *, posts: Sequence[dict[str, Any]] = (), **options: str) -> int:
        """Set theme and options and add posts; how many there are then."""
        told = {"theme": theme, "options": {**OPTIONS, **options}, "posts": posts}
        command = [program("php"), HERE / "wordpress" / "fill.php", self.folder]
        return int(call(command, stdin=json.dumps(told), **self.env))

    def close(self, *, closed: bool) -> None:
        """Let nothing but pages out: no feed, no sitemap, no interface for machines."""
        mark = self.folder / "closed"
        mark.touch() if closed else mark.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def wordpress(folder: Path, database: Database) -> Iterator[WordPress]:
    need("php", CODE)
    url = f"http://{LOOPBACK}:{free_port()}"
    site = WordPress(url, folder / "wordpress", _environment(url, database))
    _unpack(site.folder)
    command = [
        *(program("php"), "-d", "sendmail_path=/bin/true", "-S", url.removeprefix("http://")),
        *("-t", site.folder, HERE / "wordpress" / "router.php"),
    ]
    ready = answers(f"{url}/wp-admin/install.php")
    with running(command, ready=ready, log=folder / "wordpress.log", env=site.env):
        _install(url)
        posts = [story.to_dict() for story in stories()]
        assert site.tell(THEMES[0], posts=posts) == len(posts)
        yield site


def _environment(url: str, database: Database) -> dict[str, str]:
    return {
        "PORTAL_URL": url,
        "PORTAL_DB_SOCKET": str(database.socket),
        "PORTAL_DB_USER": database.user,
        "PORTAL_DB_PASSWORD": database.password,
    }


def _unpack(folder: Path) -> None:
    """WordPress's own files with our settings; of its languages only Vietnamese."""

    def others(where: str, names: list[str]) -> list[str]:
        is_languages = where.endswith("wp-content/languages")
        return [name for name in names if is_languages and "vi." not in name]

    shutil.copytree(CODE, folder, ignore=others, ignore_dangling_symlinks=True)
    shutil.copy(HERE / "wordpress" / "wp-config.php", folder / "wp-config.php")


def _install(url: str) -> None:
    """Fill in the form that greets whoever installs WordPress."""
    form = {
        "weblog_title": TITLE,
        "user_name": "bientap",
        "admin_password": "mat-khau-thu",
        "admin_password2": "mat-khau-thu",
        "pw_weak": "on",
        "admin_email": "bientap@vinhgiang.example",
        "blog_public": "1",
        "language": "vi",
    }
    answer = requests.post(f"{url}/wp-admin/install.php?step=2", data=form, timeout=60)
    assert "wp-login.php" in answer.text, answer.text[:2000]


@pytest.fixture(params=THEMES)
def themed(request: pytest.FixtureRequest, wordpress: WordPress) -> WordPress:
    wordpress.tell(request.param)
    wordpress.close(closed=False)
    return wordpress


def _page(site: WordPress, path: str, status: int = 200) -> str:
    answer = requests.get(site.url + path, timeout=60)
    assert answer.status_code == status, path
    return answer.text


def test_it_serves_what_was_put_in(themed: WordPress) -> None:
    pages = -(-len(stories()) // PER_PAGE)
    first, last = _page(themed, "/"), _page(themed, f"/page/{pages}/")
    assert '<html lang="vi"' in first
    assert first.count("<time") >= PER_PAGE
    assert stories()[0].lines[0][:40] in _page(themed, _addresses(themed)[0])
    assert f"{stories()[0].published:%Y-%m-%dT%H:%M}" in last
    _page(themed, f"/page/{pages + 1}/", status=404)


def test_it_lists_itself_for_machines(themed: WordPress) -> None:
    answer = requests.get(f"{themed.url}/wp-json/wp/v2/posts?per_page=5", timeout=60)
    assert int(answer.headers["X-WP-Total"]) == len(stories())
    assert _page(themed, "/feed/").count("<item>") > 0
    sitemap = _page(themed, "/wp-sitemap-posts-post-1.xml")
    assert sitemap.count("<loc>") == len(stories())


def _addresses(site: WordPress) -> list[str]:
    """The paths of the posts, the oldest first."""
    query = "per_page=100&order=asc&_fields=link"
    found = requests.get(f"{site.url}/wp-json/wp/v2/posts?{query}", timeout=60).json()
    return [post["link"].removeprefix(site.url) for post in found]


def test_a_crawl_finds_every_post_once(themed: WordPress, tmp_path: Path) -> None:
    assert faults(crawled(f"{themed.url}/", tmp_path)) == {}
    assert faults(crawled(f"{themed.url}/", tmp_path)) == {}, "the second time"


def test_a_crawl_goes_by_the_pages_where_nothing_else_is_let_out(
    themed: WordPress, tmp_path: Path
) -> None:
    themed.close(closed=True)
    _page(themed, "/wp-json/", status=403)
    assert faults(crawled(f"{themed.url}/", tmp_path)) == {}


def test_a_crawl_follows_numbers_where_addresses_have_no_names(
    wordpress: WordPress, tmp_path: Path
) -> None:
    wordpress.tell(THEMES[0], permalink_structure="")
    wordpress.close(closed=True)
    _page(wordpress, "/?paged=2")
    assert faults(crawled(f"{wordpress.url}/", tmp_path)) == {}
