"""What flows through the house: frozen records, each with `to_dict()` giving the public JSON.

    Page -> Article | Rejection -> Label (+ Review) -> Tally | Estimate -> report
                                                  Claim in a report -> Verdict

A `Span` always points into the text it was read from: `text[start:end]` is what was written.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Literal
from zoneinfo import ZoneInfo

from cchc_nlp.errors import CorpusError

TIME_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

BodyKind = Literal["html", "attachment", "media", "empty"]
ItemType = Literal["news", "feature", "notice", "document", "static", "media"]
Confidence = Literal["high", "low"]
ReviewState = Literal["confirmed", "changed", "unsure"]
Basis = Literal["reviewed", "model", "mixed"]
Policy = Literal["cchc", "strict_tthc", "broad"]
Bound = Literal["exact", "at_least", "at_most", "over", "under", "about"]
Arithmetic = Literal["sums", "fails", "not_applicable"]
Relation = Literal[
    "partition",
    "subset",
    "open_list",
    "parallel",
    "channels",
    "plan",
    "growth",
    "event_attendance",
    "fraction",
    "period_and_cumulative",
    "average",
    "flow_balance",
    "prizes",
    "none",
]


def _plain(value: Any) -> Any:
    """The JSON form of a field: records become dicts, dates ISO 8601, exact fractions numbers."""
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


@dataclass(frozen=True)
class Record:
    """The shared root: a frozen dataclass that knows its JSON."""

    def to_dict(self) -> dict[str, Any]:
        """The fields as plain JSON values, in the order of declaration."""
        return {f.name: _plain(getattr(self, f.name)) for f in dataclasses.fields(self)}


@dataclass(frozen=True)
class Span(Record):
    """A stretch of a text, in code points: `document[start:end] == text`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Token(Span):
    """One word of a text."""


@dataclass(frozen=True)
class Evidence(Span):
    """A stretch of an article that speaks for its label; `weight` is its share of the score."""

    weight: float = 1.0


@dataclass(frozen=True)
class Period(Record):
    """A stretch of days, both ends included; an open end is None."""

    start: dt.date | None
    end: dt.date | None

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, dt.date):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def to_dict(self) -> dict[str, Any]:
        """`{"from": ..., "to": ...}`, the names used in the public JSON."""
        return {"from": _plain(self.start), "to": _plain(self.end)}


@dataclass(frozen=True)
class Page(Record):
    """One stored answer of a site: the bytes as they came, and what led there.

    `kind` says what the address was taken for when it was fetched; `listed_date` and `section`
    are what the list page printed beside the link, if anything. `profile` is the site's own
    description as JSON, where its user gave one.
    """

    url: str
    final_url: str
    source: str
    kind: Literal["list", "article", "robots", "feed"]
    status: int
    content_type: str
    fetched_at: dt.datetime
    sha256: str
    body: bytes = field(repr=False)
    portal: str = ""
    section: str = ""
    listed_date: dt.date | None = None
    profile: str = ""
    etag: str = ""
    last_modified: str = ""


# Why an address has no page of its own. The first seven were our own choice or the site's wish, the
# next eight may be better another day (the next run tries them again), the rest are final.
Reason = Literal[
    "robots",
    "outside_period",
    "nothing_new",
    "over_budget",
    "excluded",
    "duplicate",
    "off_site",
    "timeout",
    "unreachable",
    "dead_host",
    "tls_error",
    "server_error",
    "blocked",
    "gated",
    "soft_404",
    "not_found",
    "needs_js",
    "bad_content",
    "too_large",
    "redirect_loop",
    "refused_address",
]


@dataclass(frozen=True)
class Outcome(Record):
    """Why an address that was discovered has no stored page (yet); `reason` is a `Reason`."""

    url: str
    source: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True)
class Attachment(Record):
    """A file an article links to; `text_status` is "not_fetched" until somebody reads it.

    Then it is the reader's word ("read", "needs_ocr" ...), or an Outcome's for a file that could
    not be had; `media_type` is what its bytes say, and `text` is what it says, if it was read.
    """

    url: str
    name: str
    media_type: str
    text_status: str = "not_fetched"
    size: int = 0
    text: str = field(default="", repr=False)

    def to_dict(self) -> dict[str, Any]:
        """The public JSON: without the text, and without a size that nobody knows."""
        plain = super().to_dict()
        left_out = ("text",) if self.size else ("text", "size")
        return {name: value for name, value in plain.items() if name not in left_out}


@dataclass(frozen=True)
class Article(Record):
    """One news item as its office published it.

    `text` is the lead and the body, one block a line, NFC and final: every span points into it.
    `published` is in Asia/Ho_Chi_Minh, and None rather than guessed; `published_source` names
    where it was read (`selector`, `itemprop`, `json_ld`, `meta`, `label` or `stamp` beside the
    headline, `relative` to the visit, `list`, `url`) or is "" without a date. `item_type` is what
    kind of item it is, "" where nobody looked; `is_repost` whether its `origin` is another body.
    """

    id: str
    url: str
    title: str
    text: str = field(repr=False)
    aliases: tuple[str, ...] = ()
    source: str = ""
    portal: str = ""
    published: dt.datetime | None = None
    published_source: str = ""
    updated: dt.datetime | None = None
    section: str = ""
    author: str = ""
    origin: str = ""
    lead: str = field(default="", repr=False)
    attachments: tuple[Attachment, ...] = ()
    body_kind: BodyKind = "html"
    duplicate_of: str | None = None
    fetched_at: dt.datetime | None = None
    page_sha256: str = ""
    item_type: ItemType | Literal[""] = ""
    is_repost: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of an article, in the order of the published interface."""
        plain = super().to_dict()
        return {name: plain[name] for name in ARTICLE_FIELDS}


ARTICLE_FIELDS = (
    "id url aliases source portal title published published_source updated section author origin "
    "lead text attachments body_kind duplicate_of fetched_at page_sha256 item_type is_repost"
).split()


@dataclass(frozen=True)
class Rejection(Record):
    """A stored page that is not an article, and why (`reason` is one of extraction's words)."""

    url: str
    source: str
    reason: str
    detail: str = ""
    page_sha256: str = ""


@dataclass(frozen=True)
class Label(Record):
    """What one article is about, by one labeler.

    `primary` is one of P1..P6, X1..X3 (reform) or G1..G7 (general); `score` is the labeler's
    probability, 0 to 1, that the article is reform-related.
    """

    article_id: str
    url: str
    title: str
    is_reform: bool
    score: float
    primary: str
    secondary: tuple[str, ...] = ()
    confidence: Confidence = "high"
    evidence: tuple[Evidence, ...] = ()
    labeler: str = ""
    reviewed: ReviewState | None = None


@dataclass(frozen=True)
class Review(Record):
    """One person's decision about one article's text, as it stood when it was read."""

    article_id: str
    state: ReviewState
    is_reform: bool
    primary: str
    secondary: tuple[str, ...]
    by: str
    at: dt.datetime
    text_sha256: str
    note: str = ""


@dataclass(frozen=True)
class Tally(Record):
    """Whole numbers: how many articles there are of each kind, and what was left out.

    `counts` has "reform", "general" and one entry for every label of the taxonomy (0 included);
    `total == counts["reform"] + counts["general"]` and `raw_total == total + duplicates`. Of the
    reviewed ones `unsure` were read and left undecided: they carry the machine's label. `reposts`
    are those of the total that name another body as their origin, `confirmed` the reform articles
    among the reviewed ones.
    """

    total: int
    counts: Mapping[str, int]
    raw_total: int
    duplicates: int
    reviewed: int
    unreviewed: int
    basis: Basis
    unsure: int = 0
    reposts: int = 0
    confirmed: int = 0


@dataclass(frozen=True)
class Estimate(Record):
    """A number that was not counted one by one: a value between two bounds, and how it was got."""

    value: float
    low: float
    high: float
    method: str

    @property
    def has_confidence(self) -> bool:
        """Whether its bounds hold with a known confidence: not where a part is by scores alone."""
        return "scores alone" not in self.method


@dataclass(frozen=True)
class Sample(Record):
    """The random reading behind an estimate: seeds, articles drawn, those read from the top.

    `redrawn` are the reasons for which the order was drawn again.
    """

    seeds: tuple[int, ...]
    drawn: int
    read: int
    redrawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quantity(Record):
    """A counted number in a report: `value` is None when it is vague or malformed."""

    value: int | Fraction | tuple[int, int] | None
    unit: str
    topic: str
    bound: Bound
    start: int
    end: int


@dataclass(frozen=True)
class Percent(Record):
    """A percentage in a report; `correct` is None when it cannot be checked."""

    value: Fraction
    start: int
    end: int
    correct: bool | None


@dataclass(frozen=True)
class Check(Record):
    """One sum, share or average of a claim that was done again: what is said, what comes out.

    `said` and `computed` are None where there is no number to compare; `slip` is the likeliest
    slip in words, "" where none is likely; `why` says both numbers in words.
    """

    kind: Literal["sum", "percent", "average", "balance", "plan", "row", "column"]
    holds: bool
    said: int | Fraction | None
    computed: int | Fraction | None
    slip: str
    why: str


@dataclass(frozen=True)
class Remark(Span):
    """Something in a report worth a second look that is no claim: its kind, and why."""

    kind: str = ""
    why: str = ""


@dataclass(frozen=True)
class Verdict(Record):
    """What the corpus says of a claim: found numbers beside the claimed one, and why."""

    status: Literal["matches", "differs", "not_enough"]
    found: Mapping[str, Any]
    why: str


@dataclass(frozen=True)
class Claim(Span):
    """A statement in a report that counts something."""

    total: Quantity | None = None
    parts: tuple[Quantity, ...] = ()
    percents: tuple[Percent, ...] = ()
    relation: Relation = "none"
    period: Period = Period(None, None)
    arithmetic: Arithmetic = "not_applicable"
    verdict: Verdict | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Citation(Span):
    """A reference to a document: `normalized` is its canonical form ("485/QĐ-UBND").

    `issuer` is as printed ("SNN"), `issuer_name` who that was on the day of the document, "" where
    the text does not tell.
    """

    kind: str = ""
    number: str = ""
    year: int | None = None
    symbol: str = ""
    issuer: str = ""
    date: dt.date | None = None
    normalized: str = ""
    issuer_name: str = ""


@dataclass(frozen=True)
class Ledger(Record):
    """What became of every address: three identities hold, or building one raises.

    discovered = fetched + not_fetched; fetched = lists + articles + rejected;
    articles = labelled + unlabelled. Values of the mappings are counted by reason; `files` are the
    articles' files that somebody asked for, by their `text_status`.
    """

    discovered: int
    fetched: int
    not_fetched: Mapping[str, int]
    lists: int
    articles: int
    rejected: Mapping[str, int]
    labelled: int
    unlabelled: int
    reviewed: int
    aliases: int = 0
    groups: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    files: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sums = {
            "discovered = fetched + not fetched": (
                self.discovered,
                self.fetched + sum(self.not_fetched.values()),
            ),
            "fetched = lists + articles + rejected": (
                self.fetched,
                self.lists + self.articles + sum(self.rejected.values()),
            ),
            "articles = labelled + unlabelled": (self.articles, self.labelled + self.unlabelled),
        }
        for name, (left, right) in sums.items():
            if left != right:
                raise CorpusError(f"the ledger does not add up: {name}: {left} is not {right}")


@dataclass(frozen=True)
class Group(Record):
    """One row of a count split by month, quarter, section, source or label."""

    key: str
    tally: Tally

    def to_dict(self) -> dict[str, Any]:
        """`{"key": ..., "total": ..., "counts": ...}`, flat as in the public JSON."""
        return {"key": self.key, **self.tally.to_dict()}


@dataclass(frozen=True)
class Count(Record):
    """A tally with everything a signer needs: period, policy, what was left out, what made it.

    `left_out` says for every article of the corpus that is not in `raw_total` why it is not, and
    holds `rejected` and `not_fetched` pages beside them: they have no article to be counted.
    `ways` is what counting without reading would give, by each way; `readers` how many of the
    articles each person decided on; `figure` the id under which the corpus knows the count, ""
    where it could not be kept.
    """

    period: Period
    policy: Policy
    tally: Tally
    estimate: Mapping[str, Estimate]
    left_out: Mapping[str, int]
    sentence: str
    sources: tuple[str, ...]
    versions: Mapping[str, str]
    corpus_sha256: str
    groups: tuple[Group, ...] | None = None
    item_types: tuple[ItemType, ...] = ("news", "feature", "notice")
    ways: Mapping[str, float] = field(default_factory=dict)
    sample: Sample | None = None
    asked_sources: tuple[str, ...] = ()
    readers: Mapping[str, int] = field(default_factory=dict)
    footnote: str = ""
    figure: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of a count; `groups` only where it was asked for."""
        plain = {
            **self.period.to_dict(),
            "policy": self.policy,
            **self.tally.to_dict(),
            "estimate": _plain(self.estimate),
            "left_out": dict(self.left_out),
            "sentence": self.sentence,
            "sources": list(self.sources),
            "versions": dict(self.versions),
            "corpus_sha256": self.corpus_sha256,
            "item_types": list(self.item_types),
            "ways": dict(self.ways),
            "sample": _plain(self.sample),
            "readers": dict(self.readers),
            "footnote": self.footnote,
            "figure": self.figure,
        }
        return plain if self.groups is None else {**plain, "groups": _plain(self.groups)}
