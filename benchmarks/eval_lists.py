"""How well the items of list pages are recognised without knowing the portal system:
`[CCHC_SHARED=DIR] python benchmarks/eval_lists.py [--bare | --no-headings] [-v]`.

On list pages the truth is what the system's own selectors find, or what stands beside the page;
on home pages every link to an article, by its address; other pages have no items, and only those
with a false one are printed. Reads the saved pages of the tests, the bundled site, and
DIR/data/pages where it is at hand.
--bare takes all classes and ids away before, --no-headings the headings too.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement

from cchc_nlp.crawling.discovery import discover
from cchc_nlp.crawling.frontier import Address
from cchc_nlp.crawling.links import base_of, is_inside, target_of
from cchc_nlp.crawling.repeated_items import find_items
from cchc_nlp.portals.base import Portal, identity_of, is_excluded, parse_html, select
from cchc_nlp.portals.detection import detect
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.vietnamese.normalization import decode

ROOT = Path(__file__).parents[1]
SAVED = ROOT / "tests" / "portals"
SITE = ROOT / "src" / "cchc_nlp" / "demo" / "site.zip"

# A day by the identity of an article; "" for none beside it.
Days = dict[str, str]


@dataclass(frozen=True)
class Listing:
    """A page and the articles it lists."""

    name: str
    kind: str
    url: str
    html: str
    items: Days


# -- the truth ----------------------------------------------------------------------------------


def selected(html: str, url: str) -> Days:
    """What the portal system's own selectors find."""
    portal, tree = detect(html), parse_html(html)
    if not select(tree, portal.item):
        return {}
    address = Address(url, identity_of(url, portal), "", "list")
    found = discover(tree, address, portal=portal)
    return {a.identity: str(a.listed_date or "") for a in found if a.kind == "article"}


def named(html: str, url: str, articles: re.Pattern[str]) -> Days:
    """Every link whose address is an article's."""
    portal, tree = detect(html), parse_html(html)
    urls = [target_of(link, base_of(tree, url)) for link in tree.iter("a")]
    found = [u for u in urls if articles.search(u) and is_inside(u, url)]
    return {identity_of(u, portal): "" for u in found if not is_excluded(u, portal)}


def saved_pages() -> Iterator[Listing]:
    """The pages of the tests: lists, and articles that list nothing."""
    for path in sorted(SAVED.glob("*/*.html")):
        html = decode(path.read_bytes())
        said = dict(re.findall(r"(\w+)=(\S+)", html.split("\n", 1)[0]))
        url = said.get("url", "http://so.example/")
        kind = "list" if said.get("kind") == "list" else "article"
        name = f"{path.parent.name}/{path.stem}"
        items = (selected(html, url) or expected(path, html)) if kind == "list" else {}
        yield Listing(name, kind, url, html, items)


def expected(path: Path, html: str) -> Days:
    """What stands beside a saved page as right, for a system that has no selectors."""
    found = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["found"]
    portal = detect(html)
    return {identity_of(a["url"], portal): a["date"] for a in found if a["kind"] == "article"}


def bundled_site() -> Iterator[Listing]:
    """The pages of the bundled department's two hosts."""
    with zipfile.ZipFile(SITE) as outer:
        index = json.loads(outer.read("site.json"))
        pages = zipfile.ZipFile(io.BytesIO(outer.read("pages.zip")))
    seen: set[str] = set()
    for url, entry in index.items():
        name = entry.get("file", "")
        if name.endswith(".html") and entry["status"] == 200 and name not in seen:
            seen.add(name)
            yield bundled_page(name, url, decode(pages.read(name)))


def bundled_page(name: str, url: str, html: str) -> Listing:
    short = name.replace("sonnptnt.vinhgiang.example", "so").removesuffix(".html")
    if "home" in name:
        articles = re.compile(r"(?i)[?&]ItemID=\d+|-\d+\.html$")
        return Listing(short, "home", url, html, named(html, url, articles))
    kind = "list" if "-list-" in name or re.search(r"-page-\d", name) else "article"
    return Listing(short, kind, url, html, selected(html, url) if kind == "list" else {})


def real_pages(folder: Path) -> Iterator[Listing]:
    """Pages saved from offices' sites, with what `index.jsonl` says that they list."""
    for line in (folder / "index.jsonl").read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        path = folder / known["file"]
        if path.is_file():
            yield real_page(known, decode(path.read_bytes()))


def real_page(known: dict[str, Any], html: str) -> Listing:
    name, url = known["file"].removesuffix(".html")[:40], known["url"] or "http://so.example/"
    if name.startswith(("index", "en", "danang", "web_so-tttthn", "qlttps")):
        articles = re.compile(r"/(?!van-ban)[^/]*/-/view_content/|chi-tiet\?id=|/video\?_c=\d+&id=")
        kind = "list" if "qlttps" in name else "home"  # a list in a table, that has no selectors
        return Listing(name, kind, url, html, named(html, url, articles))
    items = selected(html, url)
    return Listing(name, "list" if items else "article", url, html, items)


# -- the measurement ----------------------------------------------------------------------------


def without(tree: HtmlElement, bare: str) -> HtmlElement:
    """The page in a poorer markup: its classes and ids, or its headings too, taken away."""
    for element in tree.iter("*") if bare else ():
        for name in ("class", "id", "itemprop", "rel"):
            element.attrib.pop(name, None)
        if bare == "headings" and element.tag in ("h1", "h2", "h3", "h4", "h5", "article", "time"):
            element.tag = "div"
    return tree


def found_on(page: Listing, portal: Portal, bare: str) -> tuple[Days, float]:
    """What is recognised, by the identities of the page's own system; and the milliseconds."""
    tree = without(parse_html(page.html), bare)
    start = time.process_time()
    items = find_items(tree)
    spent = 1000 * (time.process_time() - start)
    days: Days = {}
    itself = identity_of(page.url, portal)
    for item in items:
        url = target_of(item.link, base_of(tree, page.url))
        if url and is_inside(url, page.url) and not is_excluded(url, GENERIC):
            identity = identity_of(url, portal)
            days[identity] = days.get(identity) or str(item.listed or "")
    days.pop(itself, None)
    return days, spent


def judge(page: Listing, totals: dict[str, Counter[str]], bare: str, *, verbose: bool) -> None:
    got, spent = found_on(page, detect(page.html), bare)
    hits = got.keys() & page.items.keys()
    dated = [i for i in hits if page.items[i]]
    counts = Counter(
        items=len(page.items),
        found=len(got),
        hits=len(hits),
        dated=len(dated),
        days=sum(got[i] == page.items[i] for i in dated),
        microseconds=round(1000 * spent),
        pages=1,
    )
    totals[page.kind] = totals.get(page.kind, Counter()) + counts
    if page.kind != "article" or got:
        print(row(page.name, page.kind, counts))
    if verbose:
        wrong = [i for i in dated if got[i] != page.items[i]]
        lines = [
            *(f"    missed {i}" for i in page.items.keys() - got.keys()),
            *(f"    false  {i}" for i in got.keys() - page.items.keys()),
            *(f"    day    {i} {got[i]} not {page.items[i]}" for i in wrong),
        ]
        print(*lines, sep="\n", end="\n" if lines else "")


def share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def row(name: str, kind: str, c: Counter[str]) -> str:
    return (
        f"{name:42}{kind:9}{c['items']:6}{c['found']:6}{c['hits']:6}"
        f"{share(c['hits'], c['items']):>8}{share(c['hits'], c['found']):>10}"
        f"{share(c['days'], c['dated']):>7}{c['microseconds'] / c['pages'] / 1000:7.1f}"
    )


def main(bare: str, *, verbose: bool) -> None:
    shared = Path(os.environ.get("CCHC_SHARED", "")) / "data" / "pages"
    pages = [*saved_pages(), *bundled_site()]
    if os.environ.get("CCHC_SHARED") and shared.is_dir():
        pages += real_pages(shared)
    print(f"{'page':42}{'kind':9}{'items':>6}{'found':>6}{'hits':>6}", end="")
    print(f"{'recall':>8}{'precision':>10}{'days':>7}{'ms':>7}")
    totals: dict[str, Counter[str]] = {}
    for page in pages:
        judge(page, totals, bare, verbose=verbose)
    for kind, counts in totals.items():
        print(row(f"all {counts['pages']} {kind} pages", kind, counts))


if __name__ == "__main__":
    marks = "headings" if "--no-headings" in sys.argv else "classes" if "--bare" in sys.argv else ""
    main(marks, verbose="-v" in sys.argv)
