"""A ministry's Vue application, whose robots.txt and sitemap.xml are the empty shell as well.

Lists are `POST /api/article/reads?offset=&limit=` with a JSON body naming the section, an article
is `GET /api/article/getbyslug?slug=`. The body of an article is HTML escaped twice, inside a JSON
of its own that the answer holds as a string.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from .markup import number
from .serving import FakeSite, Request, Response, Shows, page, routed
from .stories import Story, section_of, sections, stories

HOME = "http://spa-mof.example"
ROOT = "tin-tuc"
SHELL = """<!doctype html><html lang="vi"><head><title>Cổng thông tin điện tử</title>
<script type="module" crossorigin src="/assets/index-9f8e7d6c.js"></script></head>
<body><div id="app"></div></body></html>"""

PROFILE = f"""
[[site]]
name = "spa_mof"
start = ["{HOME}/"]
[site.api]
list_url = "/api/article/reads?offset={{offset}}&limit={{size}}"
list_body = '{{"rootSlug": "{{section}}"}}'
sections = {{"Tin hoạt động" = "tin-hoat-dong", "Cải cách hành chính" = "cai-cach-hanh-chinh", \
"Thông báo" = "thong-bao"}}
items = "data"
address = "/{{rootCategorySlug}}/{{categorySlug}}/{{slug}}"
article_url = "/api/article/getbyslug?slug={{slug}}"
article = "data"
fields = {{title = "title", published = "publicationTime", lead = "description", \
body = "articleContent.Content"}}
"""


def site() -> FakeSite:
    return FakeSite(
        name="spa_mof",
        portal="json_api",
        start_url=f"{HOME}/",
        profile=PROFILE,
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/api/articlecategory/getbyslug", lambda _: _categories()),
                (r"/api/article/reads", _list),
                (r"/api/article/getbyslug", _article),
            ],
            missing=lambda _: page(SHELL),
        ),
    )


def path(story: Story) -> str:
    return f"/{ROOT}/{section_of(story).slug}/{story.slug}"


def _json(value: Any, *, shows: Shows = "other", status: int = 200) -> Response:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    return Response(json.dumps(value, ensure_ascii=False).encode(), status, headers, shows)


def _categories() -> Response:
    rows = [{"categoryId": _key(s.number), "title": s.name, "slug": s.slug} for s in sections()]
    return _json({"success": True, "data": rows})


def _key(number_: int) -> str:
    return f"34c5a20a-5c6b-4012-89e7-{number_:012}"


def _row(story: Story) -> dict[str, Any]:
    return {
        "title": story.title,
        "slug": story.slug,
        "description": story.lead,
        "categorySlug": section_of(story).slug,
        "rootCategorySlug": ROOT,
        "publicationTime": f"{story.published:%Y-%m-%dT%H:%M:%S}",
    }


def _list(request: Request) -> Response:
    """A page of a section, named in the body by its slug or its key; nothing else will do."""
    is_json = request.headers.get("content-type", "").startswith("application/json")
    if request.method != "POST" or not is_json:
        return _json({"success": False, "message": "Unsupported"}, status=415)
    asked = json.loads(request.body or b"{}")
    names = {s.slug: s for s in sections()} | {_key(s.number): s for s in sections()}
    section = names.get(asked.get("rootSlug") or asked.get("categoryId"))
    listed = section.stories if section else ()
    offset, limit = (number(request.query.get(key), 0) for key in ("offset", "limit"))
    rows = [_row(s) for s in listed[offset : offset + min(limit, 50)]]
    return _json({"success": True, "total": len(listed), "data": rows}, shows="list")


def _article(request: Request) -> Response:
    story = next((s for s in stories() if s.slug == request.query.get("slug")), None)
    if story is None:
        return _json({"success": False, "data": None})
    content = json.dumps({"Content": escape(escape(story.body))}, ensure_ascii=False)
    return _json(
        {"success": True, "data": _row(story) | {"articleContent": content}}, shows="article"
    )
