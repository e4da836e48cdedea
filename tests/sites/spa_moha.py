"""A ministry's React application: every address gives the same empty shell, the news are JSON.

Lists are `GET /api/PostsByCategory?ID=&skip=&take=`, of at most ten whatever is asked; an article
is `GET /api/PostDetail?ID=`. Times are in UTC, where one of just after midnight is of
the day before.
"""

from __future__ import annotations

import datetime as dt
import json
from html import escape
from typing import Any

from .markup import OFFICE, clock, number, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Section, Story, sections, stories

HOME = "http://spa-moha.example"
MOST = 10
FIRST_ID = 900
SHELL = f"""<!doctype html><html lang="vi"><head><title>Cổng thông tin điện tử</title>
<script type="module" src="/assets/index-0a1b2c3d.js"></script></head><body>
<noscript><a href="/quan-tri">{OFFICE}</a></noscript><div id="root"></div></body></html>"""

PROFILE = f"""
[[site]]
name = "spa_moha"
start = ["{HOME}/"]
[site.api]
list_url = "/api/PostsByCategory?ID={{section}}&skip={{offset}}&take={{size}}"
sections = {{"Tin hoạt động" = "1", "Cải cách hành chính" = "2", "Thông báo" = "3"}}
items = "data"
address = "/tin-tuc/{{Slug}}---id{{ID}}"
article_url = "/api/PostDetail?ID={{ID}}"
article = "data"
fields = {{title = "TieuDe", published = "NgayDang", lead = "TomTat", body = "NoiDung"}}
"""


def site() -> FakeSite:
    return FakeSite(
        name="spa_moha",
        portal="json_api",
        start_url=f"{HOME}/",
        profile=PROFILE,
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/robots\.txt", lambda _: robots("/quan-tri", "/api/Account/")),
                (r"/api/MenuDetail", lambda _: _menu()),
                (r"/api/PostsByCategory", _list),
                (r"/api/PostDetail", _article),
                (r"/api/.*|/assets/.*", not_found),
            ],
            missing=lambda _: page(SHELL),
        ),
    )


def path(story: Story) -> str:
    return f"/tin-tuc/{story.slug}---id{FIRST_ID + story.number}"


def _json(value: Any, *, shows: Shows = "other") -> Response:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    return Response(json.dumps(value, ensure_ascii=False).encode(), 200, headers, shows)


def _menu() -> Response:
    children = [
        {"ID": s.number, "TenMenu": s.name, "Slug": s.slug, "childs": []} for s in sections()
    ]
    return _json({"ID": 1, "TenMenu": "Tin tức", "HomNay": clock(), "childs": children})


def _row(story: Story) -> dict[str, Any]:
    universal = story.published.astimezone(dt.UTC)
    return {
        "ID": FIRST_ID + story.number,
        "TieuDe": story.title,
        "Slug": story.slug,
        "TomTat": story.lead,
        "NgayDang": f"{universal:%Y-%m-%dT%H:%M:%SZ}",
    }


def _list(request: Request) -> Response:
    section = _section(request.query.get("ID", ""))
    if section is None:
        return _json({"totalCount": 0, "data": []}, shows="list")
    skip = number(request.query.get("skip"), 0)
    take = min(number(request.query.get("take"), MOST), MOST)
    data = [_row(s) for s in section.stories[skip : skip + take]]
    return _json({"totalCount": len(section.stories), "data": data}, shows="list")


def _section(wanted: str) -> Section | None:
    return next((s for s in sections() if str(s.number) == wanted), None)


def _article(request: Request) -> Response:
    wanted = request.query.get("ID", "")
    story = next((s for s in stories() if str(FIRST_ID + s.number) == wanted), None)
    if story is None:
        return _json({"success": False, "data": None})
    said = {"NoiDung": escape(story.body), "TenMenu": story.section, "TacGia": "Ban Biên tập"}
    return _json({"success": True, "data": _row(story) | said}, shows="article")
