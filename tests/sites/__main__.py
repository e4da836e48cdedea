"""`python -m tests.sites [NAME...]`: crawls every simulated site and prints what was found.

Leaves with status 1 if an article is missing, there twice, misread or none, if robots.txt was not
minded or the site left, or if more than 1.3 requests were made for an article.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .everything import NAMES, site_named
from .scoring import Score, crawled
from .serving import serve

FAULTS = ("twice", "missing", "wrong date", "wrong title", "no article", "robots broken", "strayed")
HEAD = ("system", "detected as", "there", "found", *FAULTS, "lists asked", "others an article", "")
SHOWN = 3


def main(names: Sequence[str]) -> int:
    """The table, and below it examples of what went wrong."""
    sites = [site_named(name) for name in names or NAMES]
    with serve(sites) as served:
        scores = [crawled(site, served) for site in sites]
    rows = [HEAD, *map(_row, scores), _total(scores)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for row in rows:
        _say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)))
    for score in scores:
        _explain(score)
    return 0 if all(score.is_good for score in scores) else 1


def _row(score: Score) -> tuple[str, ...]:
    mark = "" if score.detected == score.site.portal else " (!)"
    return (
        score.site.name,
        score.detected + mark,
        str(len(score.site.stories)),
        str(score.found),
        *(str(len(score.faults[name])) for name in FAULTS),
        str(score.lists),
        f"{score.per_article:.2f}",
        "good" if score.is_good else "BAD",
    )


def _total(scores: Sequence[Score]) -> tuple[str, ...]:
    there = sum(len(score.site.stories) for score in scores)
    good = sum(score.is_good for score in scores)
    return (
        "all",
        "",
        str(there),
        str(sum(score.found for score in scores)),
        *(str(sum(len(score.faults[name]) for score in scores)) for name in FAULTS),
        str(sum(score.lists for score in scores)),
        f"{sum(score.others for score in scores) / there:.2f}",
        f"{good} of {len(scores)} good",
    )


def _explain(score: Score) -> None:
    """A few addresses of each kind of fault."""
    if score.error:
        _say(f"{score.site.name}: {score.error}")
    for name, urls in score.faults.items():
        for url in urls[:SHOWN]:
            _say(f"{score.site.name}: {name}: {url}")


def _say(line: str) -> None:
    sys.stdout.write(line.rstrip() + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
