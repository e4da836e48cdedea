"""Printings into the pages of two hosts: what each address answers, as the portals print it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handwriting import STAMPS, as_entities, typed
from printing import Posting, Section, Site, sections_of, slug

if TYPE_CHECKING:
    from jinja2 import Environment

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Response:
    """What one address answers: a file of the site and its headers, or another address."""

    url: str
    body: bytes = b""
    status: int = 200
    content_type: str = HTML
    location: str = ""
    file: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of a list, whatever it leads to; `published` is None where no date is printed."""

    href: str
    title: str
    published: dt.datetime | None
    order: dt.datetime
    summary: str = ""
    views: int = 0


class Printer:
    """The layouts, with the site's facts at hand."""

    def __init__(self, folder: Path, site: Site, postings: Sequence[Posting]) -> None:
        self.folder, self.site, self.postings = folder, site, postings
        self.sections = sections_of(site)
        self.layouts = _environment(folder / "layouts")

    def responses(self) -> Iterator[Response]:
        """Every answer of both hosts, start addresses first."""
        for host in self.site["hosts"]:
            yield from self._home(host)
        for section in self.sections.values():
            yield from self._lists(section)
            yield from self._articles(section)
        yield from self._others()

    def entries(self, section: Section) -> list[Entry]:
        """What the lists of a section lead to, newest first, without its pinned article."""
        own = [p for p in self.postings if p.section == section and p.item.slot != section.pinned]
        shared = [
            (self._posting(alias["slot"]), alias["section"])
            for alias in self.site["aliases"]
            if alias["section"] == section.name
        ]
        found = [
            *(_entry(p, p.href) for p in own),
            *(_entry(p, self.alias_href(p, section)) for p, _ in shared if p),
            *(_other(other) for other in self.site["others"] if other["section"] == section.name),
        ]
        return sorted(found, key=lambda entry: (entry.order, entry.href), reverse=True)

    def alias_href(self, posting: Posting, section: Section) -> str:
        """The address by which another section's list leads to the same article."""
        if posting.portal == "nukeviet":
            return f"{section.path}{slug(posting.title)}-{posting.number}.html"
        page = posting.section.path.rsplit("/", 1)[1].removesuffix(".aspx")
        return f"/pages/{page.title()}.aspx?CateID=3&ItemID={posting.number}"

    def pages(self, section: Section) -> list[list[Entry]]:
        """The entries of each page of a section's list; a pinned article opens every one."""
        entries, size = self.entries(section), section.per_page
        pinned = [_entry(p, p.href) for p in [self._posting(section.pinned)] if p]
        return [pinned + entries[n : n + size] for n in range(0, len(entries), size)]

    # -- the kinds of pages -----------------------------------------------------------------------

    def _home(self, host: str) -> Iterator[Response]:
        facts = self.site["hosts"][host]
        blocks = [
            {"name": s.name, "path": s.path, "postings": self._ordered(s)[:8]}
            for s in self.sections.values()
            if s.host == host
        ]
        body = self._render(
            f"{facts['portal']}_home", host, facts["home"], "Trang chủ", blocks=blocks
        )
        home = f"http://{host}{facts['home']}"
        if facts["portal"] == "sharepoint":
            yield Response(f"http://{host}/", status=302, location=home)
        else:
            yield Response(f"http://{host}/", body, file=f"{host}/home.html")
        yield Response(home, body, file=f"{host}/home.html")
        robots = facts["robots"].encode()
        yield Response(
            f"http://{host}/robots.txt", robots, 200, "text/plain", file=f"{host}/robots.txt"
        )
        for fixed in self.site["fixed"]:
            if fixed["host"] == host:
                yield self._shown(host, fixed["path"], fixed["title"], fixed["page"])

    def _lists(self, section: Section) -> Iterator[Response]:
        pages = self.pages(section)
        listed = len(pages) + section.pages_too_many
        paths = list(_list_paths(section, pages, self._ordered(section)))
        for n, (path, items) in enumerate(zip(paths, pages, strict=True), start=1):
            body = self._render(
                f"{section.layout}_list", section.host, path, section.name,
                section=section, items=items, page=n, pages=listed,
                first=(n - 1) * section.per_page + 1, last=(n - 1) * section.per_page + len(items),
                next=paths[n] if n < len(paths) else "",
            )  # fmt: skip
            file = f"{section.host}/{_stem(section.path)}-list-{n}.html"
            yield Response(f"http://{section.host}{path}", body, file=file)
        for n in range(len(pages) + 1, listed + 1):
            first = f"http://{section.host}{section.path}"
            yield Response(f"{first}page-{n}/", status=302, location=first)

    def _articles(self, section: Section) -> Iterator[Response]:
        ordered = self._ordered(section)
        for n, posting in enumerate(ordered):
            tab = "Chi tiết" if section.layout == "sharepoint_a" else posting.title
            body = self._render(
                f"{section.layout}_article", section.host, posting.href, tab, section=section,
                p=posting, older=ordered[n + 1 : n + 6], newer=ordered[max(0, n - 5) : n][::-1],
            )  # fmt: skip
            file = f"{section.host}/{_stem(section.path)}-{posting.number}.html"
            yield Response(posting.url, body, file=file)
            for alias in self.site["aliases"]:
                if alias["slot"] == posting.item.slot and not posting.original:
                    href = self.alias_href(posting, self.sections[alias["section"]])
                    yield Response(f"http://{section.host}{href}", body, file=file)
            if posting.role == "attachment":
                yield from _scans(posting)

    def _others(self) -> Iterator[Response]:
        for other in self.site["others"]:
            host = self.sections[other["section"]].host
            if "page" in other:
                status = other.get("status", 200)
                yield self._shown(host, other["path"], other["title"], other["page"], status=status)
            else:
                yield _scan(f"http://{host}{other['path']}")
        for host in self.site["hosts"]:
            folder = "/uploads/news" if self.site["hosts"][host]["portal"] == "nukeviet" else ""
            for n in (1, 2, 3):
                path = f"{folder or '/PublishingImages'}/anh-{n}.svg"
                yield self._file(host, path, f"anh-{n}.svg", "image/svg+xml")
        for file in self.site["files"]:
            yield self._file(file["host"], file["path"], file["page"], file["content_type"])

    # -- what they share --------------------------------------------------------------------------

    def _shown(self, host: str, path: str, title: str, page: str, *, status: int = 200) -> Response:
        content = (self.folder / "pages" / page).read_text(encoding="utf-8")
        layout = self.site["hosts"][host]["portal"]
        body = self._render(layout, host, path, title, content=content)
        return Response(f"http://{host}{path}", body, status, file=f"{host}/{page}")

    def _file(self, host: str, path: str, page: str, content_type: str) -> Response:
        body = (self.folder / "pages" / page).read_bytes()
        return Response(f"http://{host}{path}", body, content_type=content_type, file=page)

    def _render(
        self, layout: str, host: str, path: str, tab: str,
        *, section: Section | None = None, **facts: object,
    ) -> bytes:  # fmt: skip
        html = self.layouts.get_template(f"{layout}.j2").render(
            path=path,
            tab=tab,
            clock=self.site["clock"],
            menu=self.site["hosts"][host]["menu"],
            section=section.name if section else "",
            list_path=section.path if section else "",
            func="detail" if layout.endswith("article") else "viewcat",
            **facts,
        )
        return (as_entities(html) if section and section.entities else html).encode()

    def _ordered(self, section: Section) -> list[Posting]:
        own = (p for p in self.postings if p.section == section)
        return sorted(own, key=lambda p: (p.order, p.number), reverse=True)

    def _posting(self, slot: str) -> Posting | None:
        """The first printing of a slot, if it is written."""
        return next((p for p in self.postings if p.item.slot == slot and not p.original), None)


def _entry(posting: Posting, href: str) -> Entry:
    return Entry(
        href, posting.title, posting.published, posting.order, posting.summary, posting.views
    )


def _other(other: Site) -> Entry:
    published = other["published"]
    return Entry(other["path"], other["title"], published, published, views=31)


def _list_paths(
    section: Section, pages: Sequence[Sequence[Entry]], ordered: Sequence[Posting]
) -> Iterator[str]:
    """SharePoint's pages are named by the last item before them: no number can be guessed."""
    yield section.path
    for n, items in enumerate(pages[:-1], start=1):
        if section.portal == "nukeviet":
            yield f"{section.path}page-{n + 1}/"
        else:
            last = max(p.number for p in ordered if p.order <= items[-1].order)
            yield f"{section.path}?Paged=TRUE&p_ID={last}&PageFirstRow={n * section.per_page + 1}"


def _scans(posting: Posting) -> Iterator[Response]:
    for file in posting.attachments:
        if file["name"].endswith(".pdf"):
            yield _scan(f"http://{posting.section.host}{file['href']}")


def _scan(url: str) -> Response:
    return Response(url, _scanned_page(), content_type="application/pdf", file="ban-quet.pdf")


def _scanned_page() -> bytes:
    """A PDF of one page that holds lines and a stamp but no text: what a scanner leaves."""
    lines = "".join(f"90 {740 - 22 * n} {400 - n % 3 * 40} 6 re f " for n in range(20))
    drawing = f"0.75 g 150 780 300 8 re f {lines}0.8 0.2 0.2 RG 4 w 360 190 90 90 re S".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawing), drawing),
    )
    out, starts = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return out + b"xref\n0 5\n0000000000 65535 f \n%strailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))  # noqa: E501  # fmt: skip


def _stem(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[1].removesuffix(".aspx")


def _environment(folder: Path) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"typed": typed, **STAMPS}
    return environment
