"""Every printed count is kept under an id, so that the same question can be asked again.

The id is a hash of question and answer: the same corpus gives the same id on every machine.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.selection import Question
from cchc_nlp.errors import CorpusError, InputError
from cchc_nlp.records import TIME_ZONE, Count, Period, Policy, Record

DIGITS = 10
_ANSWERS = (
    "total counts raw_total duplicates reviewed unsure reposts estimate left_out versions"
    " corpus_sha256"
).split()


@dataclass(frozen=True)
class Figure(Record):
    """A count as it was printed: what was asked, the answer then, and when."""

    id: str
    at: dt.datetime
    question: Question
    policy: Policy
    answer: Mapping[str, Any]


def figure_id(counted: Count) -> str:
    """The id of a count: ten hexadecimal digits over question and answer."""
    told = _canonical([_asked(counted), _answered(counted)])
    return hashlib.sha256(told.encode()).hexdigest()[:DIGITS]


def keep_figure(corpus: Corpus, counted: Count) -> str:
    """Keep a count under its id, and give that; "" where the corpus cannot be written now."""
    at = dt.datetime.now(TIME_ZONE).isoformat(timespec="seconds")
    name = figure_id(counted)
    row = (name, at, _canonical(_asked(counted)), _canonical(_answered(counted)))
    try:
        with corpus.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO figures VALUES (?, ?, ?, ?)", row)
    except CorpusError:  # busy, or on a medium that is only read: the count stands all the same
        return ""
    return name


def find_figure(corpus: Corpus, name: str) -> Figure:
    """The figure of an id, or of its first digits.

    Raises InputError where there is none, or more than one.
    """
    if not re.fullmatch(r"[0-9a-f]{4,10}", name):
        raise InputError(f"{name!r} is no figure's id; it has {DIGITS} digits 0-9, a-f")
    query = "SELECT * FROM figures WHERE substr(id, 1, ?) = ?"
    rows = corpus.connection.execute(query, (len(name), name)).fetchall()
    if len(rows) != 1:
        said = "there is no such figure" if not rows else f"{len(rows)} figures begin so"
        raise InputError(f"{corpus.path}: {name}: {said}; counts print their id")
    asked = json.loads(rows[0]["question"])
    days = (dt.date.fromisoformat(day) if day else None for day in (asked["from"], asked["to"]))
    return Figure(
        id=rows[0]["id"],
        at=dt.datetime.fromisoformat(rows[0]["at"]),
        question=Question(Period(*days), tuple(asked["item_types"]), tuple(asked["sources"])),
        policy=asked["policy"],
        answer=json.loads(rows[0]["answer"]),
    )


def answer_of(counted: Count) -> Mapping[str, Any]:
    """What a figure keeps of a count."""
    return {name: value for name, value in counted.to_dict().items() if name in _ANSWERS}


def _asked(counted: Count) -> Mapping[str, Any]:
    return {
        **counted.period.to_dict(),
        "policy": counted.policy,
        "item_types": list(counted.item_types),
        "sources": list(counted.asked_sources),
    }


def _answered(counted: Count) -> Mapping[str, Any]:
    """The answer with its numbers as JSON has them."""
    answer: Mapping[str, Any] = json.loads(_canonical(answer_of(counted)))
    return answer


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
