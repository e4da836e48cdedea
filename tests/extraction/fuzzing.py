"""Pages as no server should send them: saved and written ones, broken on purpose.

`python -m tests.extraction.fuzzing N` reads N mutations of every page, and every giant once, as
its own portal's and as an unknown system's, and prints what came of them and which took longest.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import signal
import sys
import time
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from cchc_nlp.extraction.articles import extract_page
from cchc_nlp.portals.detection import detect
from cchc_nlp.records import Article, Page, Rejection
from cchc_nlp.vietnamese.normalization import decode
from tests.article_pages import everything
from tests.extraction.giants import giants
from tests.extraction.mutations import mutated
from tests.stored_pages import page_of

PORTALS = Path(__file__).parent.parent / "portals"
PATIENCE = 20  # seconds after which an input counts as one that hangs
SLOW = 500  # milliseconds
SEED = 20240311


@dataclass(frozen=True)
class Source:
    """A page to be broken."""

    name: str
    portal: str
    url: str
    content_type: str
    body: bytes


@cache
def saved_pages() -> tuple[Source, ...]:
    """The pages saved in `tests/portals`."""
    paths = sorted(PORTALS.glob("*/*.html"))
    return tuple(_saved(path, path.read_bytes()) for path in paths)


def _saved(path: Path, body: bytes) -> Source:
    name = f"{path.parent.name}/{path.stem}"
    return Source(name, detect(decode(body)).name, f"http://so.example/{name}", "text/html", body)


@cache
def written_pages() -> tuple[Source, ...]:
    """The pages printed by `tests/article_pages`."""
    return tuple(
        Source(f"{p.system}/{p.name}", p.portal or "generic", p.url, p.content_type, p.body)
        for p in everything.all_pages()
    )


class Hangs(BaseException):
    """An input took longer than anybody waits. No Exception: nothing on the way may catch it."""


@dataclass
class Count:
    """What came of the inputs."""

    inputs: int = 0
    articles: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    slow: list[tuple[float, str]] = field(default_factory=list)

    def read(self, name: str, page: Page, keep: Path | None) -> None:
        self.inputs += 1
        signal.alarm(PATIENCE)
        begun = time.perf_counter()
        failure = ""
        try:
            record = extract_page(page)
        except Exception:
            failure = traceback.format_exc(limit=-3)
        except Hangs:
            failure = "hangs\n" + traceback.format_exc(limit=-4)
        else:
            self._count(record)
        finally:
            signal.alarm(0)
        took = 1000 * (time.perf_counter() - begun)
        self.slow.append((took, name))
        if failure:
            self.failed.append(f"{name}\n{failure}")
        if failure or took > SLOW:
            sys.stderr.write(f"{took:7.0f} ms  {name} {failure.partition(chr(10))[0]}\n")
        if keep is not None and (failure or took > SLOW):
            (keep / f"{hashlib.sha256(page.body).hexdigest()[:12]}.html").write_bytes(page.body)

    def _count(self, record: Article | Rejection) -> None:
        if isinstance(record, Article):
            self.articles += 1
            json.dumps(record.to_dict())
        else:
            self.rejected[record.reason] += 1

    def told(self) -> str:
        self.slow.sort(reverse=True)
        reasons = " ".join(f"{reason}={n}" for reason, n in sorted(self.rejected.items()))
        slowest = "\n".join(f"  {took:7.0f} ms  {name}" for took, name in self.slow[:15])
        return (
            f"inputs {self.inputs}\narticles {self.articles}\nrejections {reasons}\n"
            f"exceptions {len(self.failed)}\nslower than {SLOW} ms: "
            f"{sum(took > SLOW for took, _ in self.slow)}\nslowest\n{slowest}"
        )


def _hang(*_: object) -> None:
    raise Hangs


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("n", type=int, help="mutations of every page")
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--giants", action=argparse.BooleanOptionalAction, default=True)
    asked.add_argument("--only", default="", help="giants and pages whose names hold this")
    asked.add_argument("--keep", type=Path, help="a folder for inputs that fail or are slow")
    asked = asked.parse_args()
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGALRM, _hang)
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    count = Count()
    for source in (*saved_pages(), *written_pages()):
        for number in range(asked.n if asked.only in source.name else 0):
            seed = f"{asked.seed}-{source.name}-{number}"
            how, body = mutated(source.body, seed)
            for portal in dict.fromkeys((source.portal, "generic", "")):
                page = page_of(
                    body, url=source.url, content_type=source.content_type, portal=portal
                )
                count.read(f"{seed} {portal or 'detected'} {how}", page, asked.keep)
    if asked.giants:
        for name, body in giants():
            for portal in ("generic", "nukeviet") if asked.only in name else ():
                count.read(f"{name}, {portal}", page_of(body, portal=portal), asked.keep)
    sys.stdout.write("\n".join([*count.failed, count.told(), ""]))
    sys.exit(bool(count.failed))


if __name__ == "__main__":
    main()
