"""One address, fetched politely: paced, bounded in time and size, never followed off its host.

The only door to `requests`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from cchc_nlp.crawling.robots import Robots
from cchc_nlp.errors import CrawlError, Unreachable

if TYPE_CHECKING:
    import requests
    from urllib3 import BaseHTTPResponse

AGENT = "cchc_nlp"
CONNECT_SECONDS, READ_SECONDS, TOTAL_SECONDS = 10, 30, 120
MAX_BYTES = 20_000_000
MAX_REDIRECTS = 5
# A site may ask for a longer pause than anybody can wait through; more than this is not kept.
MAX_WAIT_SECONDS = 60
# Answers that may be better a moment later; the portal's Retry-After is honoured.
PASSING_STATUS = (429, 502, 503, 504)


@dataclass(frozen=True)
class Answer:
    """What a server sent back, redirects followed."""

    url: str
    status: int
    content_type: str
    body: bytes = field(repr=False)


@dataclass
class Fetcher:
    """Fetches from any host, keeping each host's pace and rules.

    `delay` is in seconds between two requests to one host; a longer Crawl-delay wins. `proxy` is
    the address of an HTTP proxy for offices that have one.
    """

    delay: float = 1.0
    proxy: str | None = None
    robots: dict[str, Robots] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)
    _session: requests.Session | None = None

    def fetch(self, url: str, *, follow: Callable[[str], bool] = lambda _: True) -> Answer:
        """The answer for one address. Raises Unreachable if no server answers in time and size.

        Redirects are followed on the host and where `follow(target)` allows; one that is not is
        the answer itself, with the target as its `url`.
        """
        import requests

        started = time.monotonic()
        try:
            for _ in range(MAX_REDIRECTS):
                self._wait(url)
                with self._get(url) as response:
                    target = response.headers.get("Location") if response.is_redirect else None
                    if target is None:
                        body = b"".join(_bounded(response, url, started))
                        content_type = response.headers.get("Content-Type", "")
                        return Answer(url, response.status_code, content_type, body)
                    target = urljoin(url, target)
                    if not (_same_host(url, target) and follow(target)):
                        return Answer(target, response.status_code, "", b"")
                    url = target
        except (requests.exceptions.RequestException, ValueError) as error:
            raise Unreachable(f"{url}: {_cause(error)}; check the address and try again") from error
        raise Unreachable(f"{url}: more than {MAX_REDIRECTS} redirects; the site sends in a circle")

    def rules(self, url: str) -> Robots:
        """The robots.txt of the address's host, fetched once. Raises Unreachable without a host."""
        scheme, host = urlsplit(url)[:2]
        if host not in self.robots:
            answer = self.fetch(f"{scheme}://{host}/robots.txt")
            self.robots[host] = Robots(_rules_in(answer))
        return self.robots[host]

    def allows(self, url: str) -> bool:
        """Whether the site's robots.txt lets us fetch the address."""
        return self.rules(url).allows(url, agent=AGENT)

    def _get(self, url: str) -> requests.Response:
        if self._session is None:
            self._session = _session(self.proxy)
        return self._session.get(
            url, timeout=(CONNECT_SECONDS, READ_SECONDS), stream=True, allow_redirects=False
        )

    def _wait(self, url: str) -> None:
        host = urlsplit(url).netloc
        asked = self.robots[host].delay(agent=AGENT) if host in self.robots else 0.0
        asked = min(asked, MAX_WAIT_SECONDS)
        ready = self._last.get(host, float("-inf")) + max(self.delay, asked)
        time.sleep(max(0.0, ready - time.monotonic()))
        self._last[host] = time.monotonic()


def _session(proxy: str | None) -> requests.Session:
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    class PatientRetry(Retry):
        """Keeps the pause a server asks for, up to a limit."""

        def get_retry_after(self, response: BaseHTTPResponse) -> float | None:
            asked = super().get_retry_after(response)
            return None if asked is None else min(asked, MAX_WAIT_SECONDS)

    session = requests.Session()
    retry = PatientRetry(
        total=3,
        backoff_factor=1,
        status_forcelist=PASSING_STATUS,
        raise_on_status=False,
        respect_retry_after_header=True,
        allowed_methods=("GET",),
        connect=1,
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    session.headers.update(
        {
            "User-Agent": f"{AGENT}/{version('cchc_nlp')}",
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "vi,en;q=0.5",
        }
    )
    if proxy:
        session.proxies = {"http": proxy, "https": proxy}
        session.trust_env = False
    return session


def _rules_in(answer: Answer) -> str:
    """A missing robots.txt allows everything; one the server fails to give, nothing (RFC 9309)."""
    if answer.status >= 500:
        return "User-agent: *\nDisallow: /"
    return answer.body.decode("utf-8", errors="replace") if answer.status == 200 else ""


def _bounded(response: requests.Response, url: str, started: float) -> Iterator[bytes]:
    size = 0
    for chunk in response.iter_content(65536):
        size += len(chunk)
        if size > MAX_BYTES:
            raise Unreachable(f"{url}: larger than {MAX_BYTES:,} bytes; not a news page")
        if time.monotonic() - started > TOTAL_SECONDS:
            raise Unreachable(f"{url}: not complete after {TOTAL_SECONDS} s; try again later")
        yield chunk


def _same_host(url: str, target: str) -> bool:
    hosts = {urlsplit(u).netloc.lower().removeprefix("www.") for u in (url, target)}
    return len(hosts) == 1


def _cause(error: Exception) -> str:
    """The innermost reason, without addresses of objects."""
    text = str(error)
    if "NameResolutionError" in text or "Failed to resolve" in text:
        return "no such host"
    if "refused" in text:
        return "the connection was refused"
    if "timed out" in text:
        return "no answer in time"
    return type(error).__name__


def check_url(url: str) -> str:
    """The address if it is an http(s) one with a host. Raises CrawlError otherwise."""
    try:
        scheme, host = urlsplit(url)[:2]
    except ValueError:
        scheme, host = "", ""
    if scheme not in ("http", "https") or not host:
        raise CrawlError(f"{url}: not a web address; give one like https://sonnptnt.example.gov.vn")
    return url
