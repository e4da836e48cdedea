"""A site full of traps, crawled in a process of its own: how each trap ended, and what it cost.

Run it by itself to see the table: `python -m tests.crawling.trap_site`. Time is the crawl's own:
its pauses move a clock instead of waiting, and the site's wall against quick visitors looks at the
same clock.
"""

from __future__ import annotations

import functools
import gzip
import json
import sys
import tempfile
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cchc_nlp.corpus.gathering import crawl
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.crawling import fetching
from cchc_nlp.crawling.fetching import Fetcher

HEAD = '<html><head><meta name="generator" content="NukeViet v4.5"></head><body>'
HTML = {"Content-Type": "text/html; charset=utf-8"}
QUICK, WINDOW = 20, 5.0  # so many requests in so many seconds, and the wall goes up
SEARCHING = "Không tìm thấy trang"
WALL = "<title>Thông báo từ chối truy cập</title><body>Mã yêu cầu: 81-77</body>"
GATE = '<script>document.cookie = "k=1"; location.reload();</script>'
SHELL = '<body><div id="root"></div><script src="/assets/index-0a.js"></script></body>'

Answer = tuple[int, dict[str, str], bytes]

# What an address on the first page leads to, and the outcome it must have.
EXPECTED = {
    "/drip-101.html": "timeout",
    "/headers-102.html": "timeout",
    "/big-103.html": "too_large",
    "/bomb-104.html": "too_large",
    "/loop-105.html": "redirect_loop",
    "/metadata-106.html": "refused_address",
    "/file-107.html": "refused_address",
    "/soft-108.html": "soft_404",
    "/home-109.html": "soft_404",
    "/away-110.html": "off_site",
    "/gate-111.html": "gated",
    "/shell-112.html": "needs_js",
    "/gone-113.html": "not_found",
    "/forbidden-114.html": "robots",
    "/broken-115.html": "server_error",
    "/image-116.html": "bad_content",
    "/garbled-117.html": "bad_content",
    "/intranet-118.html": "refused_address",
    "/half-201.html": "",  # 500, then 200
    "/busy-202.html": "",  # 429 with Retry-After, then 200
    "/cookie-203.html": "",  # sets a cookie and sends to itself
}


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Traps:
    """The site's memory: who asked when, what was asked before."""

    clock: Clock
    url: str = ""
    asked: list[str] = field(default_factory=list)
    recent: deque[float] = field(default_factory=deque)
    walls: int = 0

    def answer(self, path: str, cookie: str) -> Answer:
        self.asked.append(path)
        times = self.asked.count(path)
        if path == "/robots.txt":
            return 200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /forbidden"
        if self._is_quick():
            self.walls += 1
            return 200, HTML, WALL.encode()
        if path.startswith("/lich/"):
            return page(calendar(path))
        if path == "/" or path.startswith("/tin/page-"):
            return page(self.listing(path))
        if path.startswith("/tin-"):
            return page(news(path))
        return self.trap(path, times, cookie)

    def listing(self, path: str) -> str:
        """Five articles a page of thirty; one more is published whenever a page is asked for."""
        number = 1 if path == "/" else int(path.removeprefix("/tin/page-").strip("/"))
        shift = sum(p == "/" or p.startswith("/tin/page-") for p in self.asked)
        first = (number - 1) * 5 - shift
        items = [f"/tin-{n}.html" for n in range(first, first + 5) if -shift <= n < 30]
        items = [i.replace("/tin--", "/tin-9000") for i in items]
        traps = list(EXPECTED) if number == 1 else []
        pager = f'<a href="/tin/page-{number + 1}/">{number + 1}</a>'
        following = f'<ul class="pagination"><li>{pager}</li></ul>'
        return "".join(map(row, [*items, *traps])) + (following if items else "") + MENU

    def trap(self, path: str, times: int, cookie: str) -> Answer:
        simple: dict[str, Answer] = {
            "/loop-105.html": (302, {"Location": "/loop-b.html"}, b""),
            "/loop-b.html": (302, {"Location": "/loop-105.html"}, b""),
            "/metadata-106.html": (302, {"Location": "http://169.254.169.254/latest/"}, b""),
            "/file-107.html": (302, {"Location": "file:///etc/passwd"}, b""),
            "/intranet-118.html": (302, {"Location": "http://10.0.0.7/"}, b""),
            "/soft-108.html": page(f"<title>{SEARCHING}</title><h1>{SEARCHING}</h1>"),
            "/home-109.html": (302, {"Location": "/"}, b""),
            "/away-110.html": (302, {"Location": "http://bao.example/tin"}, b""),
            "/gate-111.html": (200, HTML, GATE.encode()),
            "/shell-112.html": (200, HTML, SHELL.encode()),
            "/broken-115.html": (500, HTML, b"error"),
            "/image-116.html": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/garbled-117.html": (200, {**HTML, "Content-Encoding": "gzip"}, b"not gzip"),
            "/bomb-104.html": (200, {**HTML, "Content-Encoding": "gzip"}, bomb()),
        }
        if path == "/half-201.html" and times < 2:
            return 500, HTML, b"error"
        if path == "/busy-202.html" and times < 2:
            return 429, {**HTML, "Retry-After": "7"}, b"slowly"
        if path == "/cookie-203.html" and "k=1" not in cookie:
            return 302, {"Location": path, "Set-Cookie": "k=1"}, b""
        if "-20" in path:
            return page(news(path))
        return simple.get(path, (404, HTML, b"no such page"))

    def _is_quick(self) -> bool:
        now = self.clock()
        self.recent.append(now)
        while self.recent and now - self.recent[0] > WINDOW:
            self.recent.popleft()
        return len(self.recent) > QUICK


MENU = '<nav class="navbar"><a href="/lich/2023-10">Lịch</a></nav>'


@functools.cache  # made for who serves it: those who only read EXPECTED need none
def bomb() -> bytes:
    """A small body that unpacks to 200 MB."""
    return gzip.compress(b"0" * 200_000_000)


def page(body: str) -> Answer:
    return 200, HTML, f"{HEAD}{body}</body></html>".encode()


def row(path: str) -> str:
    item = f'<h3><a href="{path}">T</a></h3>'
    return f'<div class="news_column"><div class="panel-body">{item}</div></div>'


def news(path: str) -> str:
    return (
        f'<div itemtype="http://schema.org/NewsArticle"><h1 class="title">Tin {path}</h1>'
        '<span itemprop="datePublished">2023-05-01T08:00:00+07:00</span>'
        f'<div id="news-bodyhtml"><p>Sở đăng tin {path} về việc của mình.</p></div></div>'
    )


def calendar(path: str) -> str:
    """A month that leads to the next, and to every one of its days, for ever."""
    year, month = map(int, path.removeprefix("/lich/").split("-")[:2])
    later = f"/lich/{year + month // 12}-{month % 12 + 1}"
    days = "".join(f'<a href="{path}-{day}">{day}</a>' for day in range(1, 29))
    return f'<nav class="navbar"><a href="{later}">Tháng sau</a>{days}</nav>'


def serve(traps: Traps) -> ThreadingHTTPServer:  # noqa: C901 - a handler, written where it is used
    """The running site."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if self.path in ("/drip-101.html", "/headers-102.html"):
                traps.asked.append(self.path)
                self._drip(is_header=self.path.startswith("/headers"))
                return
            if self.path == "/big-103.html":
                self._big()
                return
            status, headers, body = traps.answer(self.path, self.headers.get("Cookie", ""))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _drip(self, *, is_header: bool) -> None:
            """One byte now and then, until the visitor hangs up."""
            start = b"HTTP/1.1 200 OK\r\n" if is_header else b"HTTP/1.1 200 OK\r\n\r\n"
            gone = threading.Event()
            try:
                self.wfile.write(start)
                while not gone.wait(0.05):
                    self.wfile.write(b"X: y\r\n" if is_header else b"<")
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def _big(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", "30000000")
            self.end_headers()
            try:
                for _ in range(30):
                    self.wfile.write(b"x" * 1_000_000)
            except OSError:
                self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    traps.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def main() -> None:
    """Crawl the site twice; print what became of every address, as JSON."""
    bomb()  # before anybody waits for it
    fetching.TOTAL_SECONDS = 0.5
    clock = Clock()
    traps = Traps(clock)
    server = serve(traps)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "traps.db"
        for _ in range(2):
            fetcher = Fetcher(delay=0, clock=clock, sleep=clock.sleep)
            crawl([traps.url + "/"], corpus, fetcher=fetcher)
        print(json.dumps(found(corpus, traps), ensure_ascii=False, indent=1))  # noqa: T201
    server.shutdown()


def found(corpus: Path, traps: Traps) -> dict[str, object]:
    with Corpus.open(corpus, create=False) as opened:
        rows = opened.connection.execute("SELECT url, kind, state, reason, detail FROM addresses")
        outcomes = {
            r["url"].removeprefix(traps.url): f"{r['reason'] or r['state']}: {r['detail']}"
            for r in rows
        }
        articles = sorted(a.url.removeprefix(traps.url) for a in opened.articles())
    return {
        "outcomes": outcomes,
        "articles": articles,
        "requests": len(traps.asked),
        "walls": traps.walls,
        "asked": traps.asked,
        "megabytes": most_memory(),
    }


def most_memory() -> int:
    """The most memory this process has held, in MiB; not that of the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in status.splitlines() if "VmHWM" in line)) // 1024


if __name__ == "__main__":
    sys.exit(main())
