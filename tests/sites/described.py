"""A portal that no detection reads, with the profile that CONTRIBUTING shows.

Rows lead on by a script in `onclick`, so do the numbers of the pages; titles are plain cells and
headlines plain divs; the home page has no news.
"""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from .markup import ABOUT, OFFICE, clock, cut, number, pages, robots
from .serving import FakeSite, Request, Response, Shows, not_found, page, routed
from .stories import Story, sections, stories

HOME = "http://described.example"
SIZE = 5
FIRST_ID = 3100
CONTRIBUTING = Path(__file__).parents[2] / "CONTRIBUTING.md"


def profile() -> str:
    """The example of CONTRIBUTING, as its reader would save it."""
    found = re.search(r"```toml\n(.*?)```", CONTRIBUTING.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def site() -> FakeSite:
    return FakeSite(
        name="described",
        portal="generic",
        start_url=f"{HOME}/",
        stories=stories(),
        urls={s.number: HOME + path(s) for s in stories()},
        answer=routed(
            [
                (r"/", lambda _: _frame(ABOUT)),
                (r"/robots\.txt", lambda _: robots("/noi-bo")),
                (r"/muc", _list),
                (r"/xem", _article),
            ]
        ),
        profile=profile(),
    )


def path(story: Story) -> str:
    return f"/xem?ma={FIRST_ID + story.number}"


def _frame(main: str, *, shows: Shows = "other") -> Response:
    return page(
        f"""<!DOCTYPE html><html><head><title>{OFFICE}</title></head><body><div>{clock()}</div>
{main}<div><span onclick="location.href='/noi-bo'">Nội bộ</span></div></body></html>""",
        shows=shows,
    )


def _list(request: Request) -> Response:
    wanted = number(request.query.get("so"))
    section = next((s for s in sections() if s.number == wanted), None)
    if section is None:
        return not_found(request)
    last = pages(section.stories, SIZE)
    here = min(number(request.query.get("trang")), last)
    rows = "".join(map(_row, cut(section.stories, here, SIZE)))
    numbers = "".join(
        f'<span class="trang" onclick="location.href=\'/muc?so={wanted}&trang={n}\'">{n}</span>'
        for n in range(1, last + 1)
        if n != here
    )
    title = f'<div class="ten-muc">{section.name}</div>'
    return _frame(f"{title}<table>{rows}</table>{numbers}", shows="list")


def _row(story: Story) -> str:
    return f"""<tr class="dong"><td class="ten" onclick="location.href='{path(story)}'">
{escape(story.title)}</td><td class="ngay">{story.day}</td></tr>"""


def _article(request: Request) -> Response:
    wanted = number(request.query.get("ma")) - FIRST_ID
    story = next((s for s in stories() if s.number == wanted), None)
    if story is None:
        return not_found(request)
    return _frame(
        f"""<div class="tieu-de">{escape(story.title)}</div><div class="luc">{story.stamp}</div>
<div class="dan">{escape(story.lead)}</div><div id="noi-dung">{story.body}</div>""",
        shows="article",
    )
