"""Templates, where a name that nobody computed is an error that lists the names there are.

Estimates reach a template as words only ("khoảng … (từ … đến …)"), so that no template can print
one as a count; a fraction that a template computes itself is refused for the same reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.wording import (
    POLICIES,
    TOPICS,
    about,
    day,
    method,
    month,
    number,
    period,
    printable,
    review,
    share,
    visible,
    web_address,
)

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS: Mapping[str, Callable[..., str]] = {
    "number": number,
    "day": day,
    "month": month,
    "share": share,
    "printable": printable,
    "visible": visible,
    "web_address": web_address,
}


def context(facts: ReportFacts, *, agency: str = "") -> dict[str, Any]:
    """Every name a template may use; `agency` is "…" until somebody gives it."""
    count, tally = facts.count, facts.count.tally
    estimate = count.estimate.get("reform") if tally.unreviewed else None
    most = max((group.tally.counts["reform"] for group in facts.by_month), default=0)
    return {
        "agency": agency or "…",
        "year": f"{count.period.end.year}" if count.period.end else "…",
        "next_year": f"{count.period.end.year + 1}" if count.period.end else "…",
        "period": period(count.period),
        "period_from": count.period.start,
        "period_to": count.period.end,
        "policy": POLICIES[count.policy],
        "topic": TOPICS[count.policy],
        "sentence": printable(count.sentence),
        "total": tally.total,
        "reform": tally.counts["reform"],
        "general": tally.counts["general"],
        "share": share(tally.counts["reform"], tally.total),
        "raw_total": tally.raw_total,
        "duplicates": tally.duplicates,
        "reviewed": tally.reviewed,
        "unreviewed": tally.unreviewed,
        "review": review(tally),
        "estimate": about(estimate) if estimate else "",
        "estimate_method": method(estimate) if estimate else "",
        "busiest_reform": most,
        "busiest_months": ", ".join(
            month(group.key).lower()
            for group in facts.by_month
            if group.tally.counts["reform"] == most
        ),
        "left_out": count.left_out,
        "undated": count.left_out.get("undated", 0),
        "not_fetched": count.left_out.get("not_fetched", 0),
        "ledger": facts.ledger,
        "by_month": facts.by_month,
        "by_section": facts.by_section,
        "by_label": facts.by_label,
        "names": facts.names,
        "rows": facts.rows,
        "sources": count.sources,
        "versions": count.versions,
        "corpus_sha256": count.corpus_sha256,
    }


def template_source(template: str | Path | None, *, default: str, suffix: str) -> tuple[str, str]:
    """A template's name and text: one that comes with the package by name, or a file.

    Raises ReportError for a name that is neither, listing those that come with the package.
    """
    name = str(template or default)
    folder = resources.files("cchc_nlp.reporting") / "templates"
    known = sorted(
        entry.name.removesuffix(suffix) for entry in folder.iterdir() if entry.name.endswith(suffix)
    )
    if name in known:
        return name, (folder / f"{name}{suffix}").read_text(encoding="utf-8")
    try:
        return name, Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(
            f"{name}: no template and no UTF-8 file of that name; there are {', '.join(known)}"
        ) from error


def render(source: str, names: Mapping[str, Any], *, where: str, autoescape: bool = False) -> str:
    """The template filled in.

    Raises ReportError, naming the template, for a name, field or filter that does not exist, for a
    template that cannot be read, and for a number with a fraction.
    """
    from jinja2 import StrictUndefined, TemplateError, UndefinedError, meta
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=autoescape,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(FILTERS)
    there_are = f"there are {', '.join(sorted(names))}"
    try:
        unknown = meta.find_undeclared_variables(environment.parse(source)) - names.keys()
        _refuse(unknown, environment, where=where, there_are=there_are)
        return environment.from_string(source).render(names)
    except UndefinedError as error:
        raise ReportError(f"template {where}: {error.message}; {there_are}") from error
    except (TemplateError, TypeError, ArithmeticError) as error:
        raise ReportError(f"template {where}: {error}; mend the template") from error


def _refuse(
    unknown: set[str], environment: ImmutableSandboxedEnvironment, *, where: str, there_are: str
) -> None:
    if missing := sorted(unknown - environment.globals.keys()):
        raise ReportError(f"template {where}: nobody computed {', '.join(missing)}; {there_are}")


def _printed(value: object) -> object:
    """What a template prints: no estimate, fraction or true/false reaches a report."""
    from jinja2 import Undefined

    if isinstance(value, str | Undefined):
        return value
    return number(value) if isinstance(value, int) else _refused(value)


def _refused(value: object) -> str:
    raise ReportError(f"a template cannot print {value!r}; use a filter: {', '.join(FILTERS)}")
