"""`python -m tests.sites [NAME...]`: crawls every simulated site and prints what was found.

Leaves with status 1 if an article is missing or there twice, has a wrong date, if robots.txt was not
minded, or if more than 1.3 requests were made for an article.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from .everything import NAMES, site_named
from .scoring import Score, crawled
from .serving import serve

HEAD = (
    "system",
    "detected as",
    "there",
    "found",
    "twice",
    "missing",
    "wrong date",
    "wrong title",
    "beside",
    "lists asked",
    "other per article",
    "robots broken",
    "strayed",
    "",
)
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
    return (
        score.site.name,
        score.detected + ("" if score.detected == score.site.portal else " (!)"),
        str(len(score.site.stories)),
        str(score.found),
        str(len(score.twice)),
        str(len(score.missing)),
        str(len(score.wrong_dates)),
        str(len(score.wrong_titles)),
        str(len(score.beside)),
        str(score.lists),
        f"{score.per_article:.2f}",
        str(len(score.forbidden)),
        str(len(score.strayed)),
        "good" if score.is_good else "BAD",
    )


def _total(scores: Sequence[Score]) -> tuple[str, ...]:
    there = sum(len(score.site.stories) for score in scores)
    sums = (
        sum(score.found for score in scores),
        *(
            sum(len(getattr(score, name)) for score in scores)
            for name in ("twice", "missing", "wrong_dates", "wrong_titles", "beside")
        ),
        sum(score.lists for score in scores),
    )
    others = sum(score.others for score in scores) / there
    ends = (sum(len(getattr(score, name)) for score in scores) for name in ("forbidden", "strayed"))
    good = sum(score.is_good for score in scores)
    numbers = (*map(str, sums), f"{others:.2f}", *map(str, ends))
    return ("all", "", str(there), *numbers, f"{good} of {len(scores)} good")


def _explain(score: Score) -> None:
    """A few addresses of each kind of fault."""
    if score.error:
        _say(f"{score.site.name}: {score.error}")
    for said in ("twice", "wrong_dates", "wrong_titles", "beside", "forbidden", "strayed"):
        for url in getattr(score, said)[:SHOWN]:
            _say(f"{score.site.name}: {said}: {url}")
    for story in score.missing[:SHOWN]:
        _say(f"{score.site.name}: missing: {score.site.urls[story.number]}")


def _say(line: str) -> None:
    sys.stdout.write(line.rstrip() + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
