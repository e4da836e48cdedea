"""How far two or more readers agree, and what they have to settle.

Only decisions on the same text are compared. An article that a reader left unsure is listed and
counted, and is in no measure: "unsure" is no label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cchc_nlp.corpus.store import Corpus
from cchc_nlp.errors import ReviewError
from cchc_nlp.records import Record, Review
from cchc_nlp.reviewing.columns import UNCLEAR
from cchc_nlp.reviewing.known import Known, labels_of, read_known, reader_key

Value = str | bool
Unit = Mapping[str, Value]  # one article: what each of its readers said


@dataclass(frozen=True)
class Measures(Record):
    """Agreement on one question. None where it is undefined; `why` says so.

    `share` is the share of pairs of decisions on one article that agree, 0 to 1; `kappa` Cohen's,
    of two readers; `alpha` Krippendorff's for nominal data, of any number of them.
    """

    share: float | None
    kappa: float | None
    alpha: float | None
    why: str = ""


@dataclass(frozen=True)
class Dispute(Record):
    """An article to settle, with each reader's decision as "P2, X1" or "Chưa rõ"."""

    article_id: str
    title: str
    url: str
    decisions: Mapping[str, str]


@dataclass(frozen=True)
class Agreement(Record):
    """Who was compared, on how many articles that two or more decided, and what is to settle.

    `unsure` counts articles that two or more have read and one or more left unsure.
    """

    readers: tuple[str, ...]
    articles: int
    unsure: int
    is_reform: Measures
    primary: Measures
    to_settle: tuple[Dispute, ...]


def review_agreement(corpus: Corpus, *, readers: Sequence[str] | None = None) -> Agreement:
    """Compare each reader's last decision on the articles that two or more have read.

    With `readers` only theirs; what another person decided after them counts as settled. Raises
    ReviewError for a name that has read nothing, and if fewer than two have.
    """
    known = read_known(corpus)
    names = _chosen(known, readers)
    read: dict[str, dict[str, Review]] = {}
    for (article_id, key), review in known.by_reader.items():
        if key in names and article_id in known.labels:
            read.setdefault(article_id, {})[names[key]] = review
    shared = {name: by_reader for name, by_reader in read.items() if len(by_reader) > 1}
    decided = [
        {by: r for by, r in by_reader.items() if r.state != "unsure"}
        for by_reader in shared.values()
    ]
    return Agreement(
        readers=tuple(names.values()),
        articles=sum(len(unit) > 1 for unit in decided),
        unsure=sum(any(r.state == "unsure" for r in unit.values()) for unit in shared.values()),
        is_reform=measure([{by: r.is_reform for by, r in unit.items()} for unit in decided]),
        primary=measure([{by: r.primary for by, r in unit.items()} for unit in decided]),
        to_settle=tuple(_disputes(shared, known, names)),
    )


def measure(units: Iterable[Unit]) -> Measures:
    """The measures over articles, each with its readers' decisions; single ones are left out.

    >>> measure([{"A": "P2", "B": "P2"}, {"A": "P2", "B": "G2"}, {"A": "G2", "B": "G2"}]).share
    0.6666666666666666
    >>> measure([{"A": True, "B": True}]).why
    'all decisions are the same: chance would agree as well'
    """
    units = [unit for unit in units if len(unit) > 1]
    pairs = [pair for unit in units for pair in combinations(unit.values(), 2)]
    if not pairs:
        return Measures(None, None, None, "no article that two readers decided")
    share = sum(first == second for first, second in pairs) / len(pairs)
    if len({value for unit in units for value in unit.values()}) == 1:
        why = "all decisions are the same: chance would agree as well"
        return Measures(share, None, None, why)
    kappa = _kappa(units)
    why = "" if kappa is not None else "kappa is of two readers"
    return Measures(share, kappa, nominal_alpha(unit.values() for unit in units), why)


def nominal_alpha(units: Iterable[Iterable[Value]]) -> float | None:
    """Krippendorff's alpha for nominal data; missing decisions are simply not given.

    After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), for nominal data
    with missing values. None where all decisions are the same.

    >>> nominal_alpha(["aa", "aa", "bb", "ab"])
    0.5333333333333333
    """
    counts = [Counter(unit) for unit in units]
    counts = [unit for unit in counts if unit.total() > 1]
    of_value = sum(counts, Counter[Value]())
    n = of_value.total()
    agreeing = sum(k * (k - 1) / (unit.total() - 1) for unit in counts for k in unit.values())
    expected = sum(k * (k - 1) for k in of_value.values()) / (n - 1) if n > 1 else n
    return None if expected == n else (agreeing - expected) / (n - expected)


def _kappa(units: Sequence[Unit]) -> float | None:
    from sklearn.metrics import cohen_kappa_score

    readers = sorted({by for unit in units for by in unit})
    if len(readers) != 2:
        return None
    first, second = ([str(unit[by]) for unit in units] for by in readers)
    return float(cohen_kappa_score(first, second))


def _chosen(known: Known, readers: Sequence[str] | None) -> Mapping[str, str]:
    """`{key: name}` of the readers to compare."""
    names = {key: review.by for (_, key), review in sorted(known.by_reader.items())}
    there = ", ".join(names.values()) or "nobody"
    if readers:
        for name in readers:
            if reader_key(name) not in names:
                raise ReviewError(f"{name!r} has read no article as it stands; {there} did")
        names = {reader_key(name): names[reader_key(name)] for name in readers}
    if len(names) < 2:
        raise ReviewError(
            f"agreement is of two readers, and there is {', '.join(names.values()) or 'nobody'}"
            " alone; import another one's sheet with `review import --by NAME`"
        )
    return names


def _disputes(
    shared: Mapping[str, Mapping[str, Review]], known: Known, names: Mapping[str, str]
) -> Iterable[Dispute]:
    for article_id, label in known.labels.items():
        reviews = shared.get(article_id, {})
        values = {UNCLEAR if r.state == "unsure" else r.primary for r in reviews.values()}
        if len(values) < 2 and UNCLEAR not in values:
            continue
        standing = known.standing.get(article_id)
        if standing is not None and reader_key(standing.by) not in names:
            continue  # somebody else has settled it
        said = {
            by: UNCLEAR if r.state == "unsure" else ", ".join(labels_of(r))
            for by, r in reviews.items()
        }
        yield Dispute(article_id, label.title, label.url, said)
