"""One address, fetched politely: paced, bounded in time and size, never followed off its host.

The only door to `requests`. What may go wrong is an Unreachable whose `reason` is the Outcome's
word; an answer that is not a page (404, 503 after the last try, a redirect away) is an Answer.
"""

from __future__ import annotations

import os
import random
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from threading import Event, Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from cchc_nlp.crawling.bodies import CHUNK, bounded, check_size, decompressed, is_file
from cchc_nlp.crawling.directions import asked_pause, target_of
from cchc_nlp.crawling.failures import cause_of, worded
from cchc_nlp.crawling.robots import Robots
from cchc_nlp.errors import CrawlError, Unreachable

if TYPE_CHECKING:
    import requests

    from cchc_nlp.crawling.connections import Connections, HostAccess

AGENT = "cchc_nlp"
CONNECT_SECONDS, READ_SECONDS, TOTAL_SECONDS = 10, 30, 120
FILE_SECONDS = 600  # for a file, which may be larger than a page
MAX_REDIRECTS = 5
# A site may ask for a longer pause than anybody can wait through; more than this is not kept.
MAX_WAIT_SECONDS = 60
# Answers that may be better a moment later; the portal's Retry-After is honoured.
PASSING_STATUS = (429, 502, 503, 504)
TRIES = 3
FORM = "application/x-www-form-urlencoded"
_NOTHING_ALLOWED = "User-agent: *\nDisallow: /"


class HungUp(Unreachable):
    """The server closed the connection before its answer was whole."""


@dataclass(frozen=True)
class Answer:
    """What a server sent back, redirects followed; header names are lower-case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def content_type(self) -> str:
        """The declared type, with its charset; "" without one."""
        return self.headers.get("content-type", "")


@dataclass(frozen=True)
class _Request:
    """What is asked for: by POST where there is a `body`."""

    url: str
    body: str
    headers: Mapping[str, str]
    wants_file: bool

    @property
    def seconds(self) -> float:
        """How long the whole answer may take."""
        return FILE_SECONDS if self.wants_file else TOTAL_SECONDS


@dataclass(frozen=True)
class Exchange:
    """One request and its answer as they went over the wire, for an archive."""

    url: str
    method: str
    request_headers: Mapping[str, str]
    request_body: bytes
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)  # still compressed, if the server compressed it
    moment: str = ""  # of an earlier crawl, in UTC as a WARC has it; "" is now


@dataclass
class Fetcher:
    """Fetches from any host, keeping each host's pace and rules.

    `delay` is in seconds between two requests to one host, lengthened at random by up to half; a
    longer Crawl-delay wins. `contact` is told to the sites in the User-Agent. `proxy` is the
    address of an HTTP proxy for offices that have one. `trusted` are hosts the user typed: they
    may lie in a private network. `archive` is given every exchange. One host is asked by one
    thread at a time; several hosts may be asked at once.
    """

    delay: float = 1.0
    proxy: str | None = None
    contact: str = ""
    trusted: set[str] = field(default_factory=set)
    access: dict[str, HostAccess] = field(default_factory=dict)
    archive: Callable[[Exchange], None] | None = None
    robots: dict[str, Robots] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] | None = None
    _last: dict[str, float] = field(default_factory=dict)
    _slowed: dict[str, float] = field(default_factory=dict)
    _open: dict[str, tuple[requests.Session, Connections]] = field(default_factory=dict)
    _stopped: Event = field(default_factory=Event)

    def fetch(
        self,
        url: str,
        *,
        follow: Callable[[str], bool] = lambda _: True,
        body: str = "",
        media_type: str = FORM,
        headers: Mapping[str, str] | None = None,
        wants_file: bool = False,
    ) -> Answer:
        """The answer for one address; by POST where there is a `body` to send.

        A document or a picture is loaded only where `wants_file` says so, and may then be larger
        than a page.
        Raises Unreachable if no server answers in time and size. Redirects are followed on the
        host and where `follow(target)` allows; one that is not is the answer itself, with the
        target as its `url`.
        """
        kept = dict(headers or {}) | ({"Content-Type": media_type} if body else {})
        request, seen = _Request(url, body, kept, wants_file), {url}
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._answer(request)
            target = target_of(request.url, answer.status, answer.headers)
            if target is None:
                return answer
            if not (_same_host(request.url, target) and follow(target)):
                self._check_target(request.url, target)
                return Answer(target, answer.status, {}, b"")
            # A page may set a cookie and send to itself, once.
            is_same = target == request.url
            if target in seen and not (is_same and answer.headers.get("set-cookie")):
                break
            seen.add(target)
            request = replace(request, url=target, body="", headers=headers or {})
        raise Unreachable(f"{url}: the site sends in a circle", reason="redirect_loop")

    def rules(self, url: str) -> Robots:
        """The robots.txt of the address's host, fetched once. Raises Unreachable without a host."""
        scheme, host = urlsplit(url)[:2]
        if host not in self.robots:
            self.robots[host] = Robots(self._rules_at(f"{scheme}://{host}/robots.txt"))
        return self.robots[host]

    def _rules_at(self, url: str) -> str:
        """A missing robots.txt allows everything; one the server fails to give, nothing (RFC 9309).

        One too large to be read is one the server fails to give.
        """
        try:
            answer = self.fetch(url)
        except Unreachable as error:
            if error.reason != "too_large":
                raise
            return _NOTHING_ALLOWED
        if answer.status >= 500:
            return _NOTHING_ALLOWED
        return answer.body.decode("utf-8", errors="replace") if answer.status == 200 else ""

    def allows(self, url: str) -> bool:
        """Whether the site's robots.txt lets us fetch the address."""
        return self.rules(url).allows(url, agent=AGENT)

    def slow_down(self, url: str) -> None:
        """Double the pause of the address's host, up to a minute: it has shown us the door."""
        host = host_of(url)
        self._slowed[host] = min(2 * max(self._pause(host), 1.0), MAX_WAIT_SECONDS)

    def recover(self, url: str) -> None:
        """Shorten a lengthened pause a little: the address's host has answered well."""
        host = host_of(url)
        if host in self._slowed:
            self._slowed[host] *= 0.8

    def stop(self) -> None:
        """End every fetch and every pause now; what was under way raises Unreachable."""
        self._stopped.set()
        for _, connections in tuple(self._open.values()):
            connections.shut()

    def close(self) -> None:
        """Give the connections back."""
        for session, _ in self._open.values():
            session.close()
        self._open.clear()

    def _check_target(self, url: str, target: str) -> None:
        """Raises Unreachable for a redirect into a private network, or out of the web."""
        from cchc_nlp.crawling.connections import is_public_name

        name = urlsplit(target).hostname or ""
        is_web = target.startswith(("http://", "https://"))
        if not is_web or not (is_public_name(name) or name in self._typed()):
            said = f"{url}: sends to {target}, where a crawler has no business"
            raise Unreachable(said, reason="refused_address")

    def _typed(self) -> set[str]:
        """The names of the hosts that the user gave, among them those of proxies."""
        from urllib.request import getproxies

        proxies = [self.proxy] if self.proxy else getproxies().values()
        given = {urlsplit(f"//{trusted}").hostname for trusted in self.trusted}
        return {name for name in given | {urlsplit(p or "").hostname for p in proxies} if name}

    def _answer(self, request: _Request) -> Answer:
        """One hop, tried again while the server says that it may be better later."""
        for tried in range(1, TRIES + 1):
            self._wait(request.url)
            answer = self._patient_exchange(request)
            if answer.status not in PASSING_STATUS or tried == TRIES:
                break
            self._pause_for(min(asked_pause(answer.headers, tried), MAX_WAIT_SECONDS))
        return answer

    def _patient_exchange(self, request: _Request) -> Answer:
        """One exchange; once more if the server hung up, as it may on a connection kept open."""
        try:
            return self._exchange(request)
        except Unreachable as error:
            if not isinstance(error, HungUp):
                raise
            self._open.pop(urlsplit(request.url).netloc)[0].close()
            self._wait(request.url)
            return self._exchange(request)

    def _exchange(self, request: _Request) -> Answer:
        import requests
        from urllib3.exceptions import HTTPError

        from cchc_nlp.crawling.connections import RefusedAddress

        url = request.url
        if not url.startswith(("http://", "https://")):
            raise Unreachable(f"{url}: not a web address", reason="refused_address")
        session, connections = self._session(url)
        try:
            with (
                _deadline(connections, request.seconds) as is_late,
                session.request(
                    "POST" if request.body else "GET",
                    url,
                    data=request.body.encode() or None,
                    headers=dict(request.headers),
                    timeout=(CONNECT_SECONDS, READ_SECONDS),
                    stream=True,
                    allow_redirects=False,
                ) as response,
            ):
                raw = _raw_body(response, request)
                if is_late():
                    raise Unreachable(_too_slow(request), reason="timeout")
                return self._received(response, raw, request)
        except (
            requests.exceptions.RequestException, HTTPError, ValueError, OSError, zlib.error,
        ) as error:  # fmt: skip
            refused = cause_of(error, RefusedAddress)
            if refused is not None:
                raise Unreachable(f"{url}: {refused}", reason="refused_address") from error
            if is_late():
                raise Unreachable(_too_slow(request), reason="timeout") from error
            reason, said = worded(error)
            kind = HungUp if reason == "server_error" else Unreachable
            raise kind(f"{url}: {said}", reason=reason) from error

    def _received(self, response: requests.Response, raw: bytes, request: _Request) -> Answer:
        headers = {name.lower(): value for name, value in response.headers.items()}
        if self.archive is not None:
            self.archive(_as_exchange(response, raw, request.url))
        encoding = headers.get("content-encoding", "").strip().lower()
        pieces = bounded(decompressed(raw, encoding), request.url, wants_file=request.wants_file)
        return Answer(request.url, response.status_code, headers, b"".join(pieces))

    def _session(self, url: str) -> tuple[requests.Session, Connections]:
        host = urlsplit(url).netloc
        if host not in self._open:
            self._open[host] = self._new_session(host)
        return self._open[host]

    def _new_session(self, host: str) -> tuple[requests.Session, Connections]:
        from cchc_nlp.crawling.connections import Connections, HostAccess, tls_context

        name = urlsplit(f"//{host}").hostname or ""
        connections = Connections(self._typed().__contains__)
        context = tls_context(self.access.get(name, HostAccess()))
        return _session(self.proxy, self.contact, connections, context), connections

    def _pause(self, host: str) -> float:
        rules = [self.robots[name] for name in (host, f"www.{host}") if name in self.robots]
        asked = max((one.delay(agent=AGENT) for one in rules), default=0.0)
        told = self.access.get(urlsplit(f"//{host}").hostname or "")
        own = self.delay if told is None or told.delay is None else told.delay
        return max(own, min(asked, MAX_WAIT_SECONDS), self._slowed.get(host, 0.0))

    def _wait(self, url: str) -> None:
        """Keep the host's pace. The pause is jittered: no site is asked on the beat of a clock."""
        host = host_of(url)
        pause = self._pause(host) * random.uniform(1.0, 1.5)  # noqa: S311
        ready = self._last.get(host, float("-inf")) + pause
        self._pause_for(ready - self.clock())
        if self._stopped.is_set():
            raise Unreachable(f"{url}: stopped", reason="timeout")
        self._last[host] = self.clock()

    def _pause_for(self, seconds: float) -> None:
        if seconds > 0:
            (self.sleep or self._stopped.wait)(seconds)


@contextmanager
def _deadline(connections: Connections, seconds: float) -> Iterator[Callable[[], bool]]:
    """Shuts the connection when its time is over, also in the middle of dripping headers."""
    late = Event()

    def end() -> None:
        late.set()
        connections.shut()

    timer = Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield late.is_set
    finally:
        timer.cancel()


def _session(
    proxy: str | None, contact: str, connections: Connections, context: Any
) -> requests.Session:
    import requests
    from requests.adapters import HTTPAdapter

    class Adapter(HTTPAdapter):
        """An adapter whose connections are checked."""

        def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
            super().init_poolmanager(*arguments, **options)
            self.poolmanager.pool_classes_by_scheme = connections.pool_classes()

        def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
            manager = super().proxy_manager_for(proxy, **options)
            manager.pool_classes_by_scheme = connections.pool_classes()
            return manager

        def build_connection_pool_key_attributes(self, *arguments: Any, **options: Any) -> Any:
            host, tls = super().build_connection_pool_key_attributes(*arguments, **options)
            return host, tls | ({"ssl_context": context} if context is not None else {})

    session = requests.Session()
    session.trust_env = proxy is None
    session.proxies = {"http": proxy, "https": proxy} if proxy else {}
    if proxy:  # which closes connections again with a certificate of the office's own
        session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
    for scheme in ("http://", "https://"):
        session.mount(scheme, Adapter(pool_connections=1, pool_maxsize=1))
    session.headers.update(
        {
            "User-Agent": f"{AGENT}/{version('cchc_nlp')}" + (f" (+{contact})" if contact else ""),
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "vi,en;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
    )
    return session


def _as_exchange(response: requests.Response, raw: bytes, url: str) -> Exchange:
    request = response.request
    sent = request.body if isinstance(request.body, bytes) else b""
    headers = tuple(response.raw.headers.items())
    method, reason = request.method or "GET", response.reason or ""
    return Exchange(
        url, method, dict(request.headers), sent, response.status_code, reason, headers, raw
    )


def _raw_body(response: requests.Response, request: _Request) -> bytes:
    """The body as it comes over the wire; none of what nobody reads, and none that is too large."""
    if is_file(response.headers.get("Content-Type", "")) and not request.wants_file:
        return b""
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal():
        check_size(int(declared), request.url, wants_file=request.wants_file)
    stream = response.raw.stream(CHUNK, decode_content=False)
    return b"".join(bounded(stream, request.url, wants_file=request.wants_file))


def _same_host(url: str, target: str) -> bool:
    return host_of(url) == host_of(target)


def host_of(url: str) -> str:
    """The host under which an address's site is known, with its port, without "www."."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def _too_slow(request: _Request) -> str:
    return f"{request.url}: not complete after {request.seconds} s; try again later"


def check_url(url: str) -> str:
    """The address if it is an http(s) one with a host. Raises CrawlError otherwise."""
    try:
        scheme, host = urlsplit(url)[:2]
    except ValueError:
        scheme, host = "", ""
    if scheme not in ("http", "https") or not host:
        raise CrawlError(f"{url}: not a web address; give one like https://sonnptnt.example.gov.vn")
    return url
