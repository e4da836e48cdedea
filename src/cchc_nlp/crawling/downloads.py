"""One file that an article links to, fetched as politely as a page."""

from __future__ import annotations

import re
from email.message import Message
from functools import partial
from urllib.parse import unquote, urlsplit

from cchc_nlp.crawling.answers import Verdict, disguise_of, refusal_of
from cchc_nlp.crawling.fetching import Answer, Fetcher, host_of
from cchc_nlp.errors import Unreachable
from cchc_nlp.portals.base import is_excluded
from cchc_nlp.portals.generic import PORTAL as GENERIC
from cchc_nlp.records import Outcome
from cchc_nlp.vietnamese.normalization import decode

_ENDING = re.compile(r"\.[A-Za-z0-9]{2,5}$")


def download(url: str, *, fetcher: Fetcher) -> Answer | Outcome:
    """The answer that holds the file, or why there is none; never an exception.

    Robots rules, the host's pace and private networks are minded as for pages. A page that says in
    the place of the file that it is not there, or that we may not have it, is an Outcome.
    """
    try:
        answer = _answer(url, fetcher)
    except Unreachable as error:
        return Outcome(url, "", error.reason, str(error))
    except Exception as error:  # one file, whatever is wrong with it, must not end a batch
        said = f"unexpected {type(error).__name__}: {error}"
        return Outcome(url, "", "bad_content", said)
    return answer


def _answer(url: str, fetcher: Fetcher) -> Answer | Outcome:
    if not fetcher.allows(url):
        return Outcome(url, "", "robots", "robots.txt asks not to")
    answer = fetcher.fetch(url, follow=partial(_may_follow, fetcher), wants_file=True)
    if answer.status == 429:
        fetcher.slow_down(url)
    verdict = _turned_away(url, answer, fetcher) or refusal_of(answer) or _disguise(answer)
    if verdict is not None:
        return Outcome(url, "", *verdict)
    fetcher.recover(url)
    return answer


def _may_follow(fetcher: Fetcher, target: str) -> bool:
    return not is_excluded(target, GENERIC) and fetcher.allows(target)


def _turned_away(url: str, answer: Answer, fetcher: Fetcher) -> Verdict | None:
    """Why a redirect that stays on the host was not followed: robots.txt, or a login page."""
    if not 300 <= answer.status < 400 or host_of(answer.url) != host_of(url):
        return None
    said = f"the server sends to {answer.url}"
    if not fetcher.allows(answer.url):
        return "robots", f"{said}, which robots.txt asks not to visit"
    return "gated", said


def _disguise(answer: Answer) -> Verdict | None:
    """What a page in the place of the file says of itself, if it says that it is none."""
    if "html" not in answer.content_type.lower():
        return None
    return disguise_of(decode(answer.body, content_type=answer.content_type), answer.url)


def file_name(answer: Answer, *, called: str) -> str:
    """The name of the file with its ending: as it is `called`, as the server says, as its address.

    Where none of them ends like a file, the address's with an ending that stands for nothing.

    >>> said = {"content-disposition": 'attachment; filename="ke-hoach.doc"'}
    >>> file_name(Answer("http://so.example/tai?id=5", 200, said, b""), called="Kế hoạch")
    'ke-hoach.doc'
    >>> file_name(Answer("http://so.example/tai?id=5", 200, {}, b""), called="Kế hoạch")
    'tai.bin'
    """
    last = unquote(urlsplit(answer.url).path).rpartition("/")[2]
    names = (called, _said_name(answer), last)
    return next((name for name in names if _ENDING.search(name)), f"{last}.bin")


def _said_name(answer: Answer) -> str:
    message = Message()
    message["Content-Disposition"] = answer.headers.get("content-disposition", "")
    return message.get_filename("") or ""
