"""What a corpus shows for the claims of a report, in words that accuse nobody.

A portal loses pages, so a found number is a lower bound: a claim is "khớp", "chưa khớp" or "chưa đủ
căn cứ", never "sai". A part agrees if it lies between the narrowest and the widest policy
(guideline 2.3); what could still be true with what the crawl misses is not contradicted.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_nlp.auditing.claims import find_claims
from cchc_nlp.auditing.evidence import Evidence, Shown
from cchc_nlp.auditing.findings import Finding, Status, claim_findings
from cchc_nlp.auditing.scopes import Channel, is_news, is_of_reading, scope_of_total
from cchc_nlp.auditing.settings import From, Setting, reporting_period, resembles
from cchc_nlp.auditing.verdict_words import Words
from cchc_nlp.corpus.store import Corpus
from cchc_nlp.counting.sentences import Language
from cchc_nlp.extraction.documents import document_of
from cchc_nlp.records import Claim, Period, Verdict

_CHANNELS: dict[Channel, str] = {"other": "other_channel", "shared": "shared_channel"}


def audit(text: str, corpus: Corpus | None = None) -> list[Claim]:
    """The tally claims of a text; with a corpus, those about "tin, bài" with what it shows."""
    claims = find_claims(text)
    if corpus is None:
        return claims
    title = document_of(text.splitlines()).title
    return judge_claims(claims, corpus, setting=Setting(text, title))


def judge_claims(
    claims: Iterable[Claim],
    corpus: Corpus,
    *,
    setting: Setting,
    of_tables: Container[Claim] = (),
    lang: Language = "vi",
) -> list[Claim]:
    """The claims with their verdicts; each period is counted once for all of them.

    Those that are also in `of_tables` stand in the cells of a table.
    """
    evidence, words = Evidence(corpus), Words(lang)
    places = {of_table: Place(setting, of_table, words) for of_table in (True, False)}
    return [
        replace(claim, verdict=_verdict(claim, evidence, place=places[claim in of_tables]))
        for claim in claims
    ]


@dataclass(frozen=True)
class Place:
    """Where a claim stands: in which report, whether in a table of it; and the verdict's words."""

    setting: Setting
    of_table: bool
    words: Words


def _verdict(claim: Claim, evidence: Evidence, *, place: Place) -> Verdict | None:
    setting, words = place.setting, place.words
    quantities = [claim.total] if claim.total is not None else claim.parts
    if not any(q is not None and is_news(q) for q in quantities):
        return None
    channel = setting.channel_of(claim)
    if channel in _CHANNELS and not _has_shared(channel, evidence.corpus):
        parts_have_own = claim.relation == "channels"
        if not parts_have_own:
            return _not_enough({}, words, why=words.say(_CHANNELS[channel]))
    if claim.relation == "plan" and _is_forecast(claim):
        return None
    period, whose = setting.period_of(claim, of_table=place.of_table)
    if setting.day and period.start and period.start > setting.day:
        return None  # a plan for days to come
    if is_of_reading(claim) or period.start is None or period.end is None:
        why = "not_published" if is_of_reading(claim) else "no_days"
        return _not_enough({}, words, why=words.say(why))
    return _held(claim, evidence, place=place, periods=_periods(period, whose, setting))


def _has_shared(channel: Channel, corpus: Corpus) -> bool:
    """Whether a source of the corpus is the provincial portal itself: "hanam.gov.vn"."""
    hosts = (source.removeprefix("www.").split(".") for source in corpus.sources())
    return channel == "shared" and any(len(h) == 3 and h[1:] == ["gov", "vn"] for h in hosts)


def _is_forecast(claim: Claim) -> bool:
    """A plan without a result: there is nothing to be found."""
    return claim.total is None


def _periods(period: Period, whose: From, setting: Setting) -> list[tuple[Period, str]]:
    """The periods that the words may mean, the likeliest first, each with why."""
    found = [(period, "" if whose == "claim" else str(whose))]
    if cut := _cut(period, setting):
        found.append(cut)
    if reporting := reporting_period(period):
        found.append((reporting, "reporting"))
    return found


def _cut(period: Period, setting: Setting) -> tuple[Period, str] | None:
    """The days of a month, quarter or year that are among those of the report's numbers."""
    start, end, last = period.start, period.end, setting.last_day
    first = setting.stated.start
    if start is None or end is None:
        return None
    ends_within = last is not None and start < last < end
    kept = last if last is not None and ends_within else end
    if first is not None and start < first <= kept:
        return Period(first, kept), "of_figures"
    how = "to_report" if last == setting.day else "to_figures"
    return (Period(start, kept), how) if ends_within else None


def _held(
    claim: Claim, evidence: Evidence, *, place: Place, periods: Sequence[tuple[Period, str]]
) -> Verdict:
    """The verdict on the first period; on another one if that alone agrees."""
    verdicts = []
    for period, how in periods:
        verdict = _of_period(claim, evidence.of(period), place=place, how=how)
        if verdict.status == "matches":
            return verdict
        verdicts.append(verdict)
    return verdicts[0]


def _of_period(claim: Claim, shown: Shown, *, place: Place, how: str) -> Verdict:
    setting, words = place.setting, place.words
    within = words.period(shown.counted.period, how)
    numbers = shown.to_dict()
    if not shown.total:
        return _not_enough(numbers, words, why=words.say("no_articles", within=within))
    channel = setting.channel_of(claim)
    findings = claim_findings(claim, shown, channel=channel, of_table=place.of_table)
    if not findings:
        return _not_enough(numbers, words, why=words.say("not_apart"))
    numbers |= {"parts": [f.to_dict() for f in findings], "articles": _articles(findings, shown)}
    status = _worst(findings)
    if status == "differs" and _is_of_another(shown, setting):
        status, findings = "not_enough", [_undecided(finding) for finding in findings]
        numbers |= {"parts": [f.to_dict() for f in findings]}
    told = "; ".join(words.finding(f) for f in findings if status in ("matches", f.status))
    notes = _notes(claim, shown, place=place, status=status)
    return Verdict(status, numbers, words.say(status, told=told, within=within, notes=notes))


def _worst(findings: Sequence[Finding]) -> Status:
    statuses = {finding.status for finding in findings}
    ordered: tuple[Status, ...] = ("differs", "not_enough", "matches")
    return next(status for status in ordered if status in statuses)


def _is_of_another(shown: Shown, setting: Setting) -> bool:
    """Whether nothing shows that the sources are those of the office whose report it is."""
    actor = setting.actor
    return actor is not None and not any(resembles(actor, s) for s in shown.counted.sources)


def _undecided(finding: Finding) -> Finding:
    """Another office's articles contradict nothing."""
    return replace(finding, status="not_enough") if finding.status == "differs" else finding


def _articles(findings: Sequence[Finding], shown: Shown) -> list[dict[str, object]]:
    """The articles behind each part; those of the total only where it is all there is."""
    parts = [f for f in findings if f.part is not None and f.scope.kind in ("reform", "label")]
    told = parts or [f for f in findings if f.part is None]
    return [{"part": f.part, **row} for f in told for row in shown.articles(f.scope)]


def _notes(claim: Claim, shown: Shown, *, place: Place, status: str) -> str:
    words = place.words
    notes = [words.found(shown)] if scope_of_total(claim).kind == "all" else []
    if status != "matches":
        notes.append(words.missing(shown.missing))
    sources, actor = shown.counted.sources, place.setting.actor
    is_strange = _is_of_another(shown, place.setting)
    if len(sources) > 1 or is_strange:
        notes.append(words.say("sources", sources=", ".join(sources)))
    if is_strange and actor is not None:
        notes.append(words.say("whose", actor=actor.name))
    return "".join(f" {note}." for note in notes if note)


def _not_enough(found: dict[str, object], words: Words, *, why: str) -> Verdict:
    return Verdict("not_enough", found, words.say("not_enough_alone", why=why))
