"""One HTML file that stands by itself: no network, its own style and script and no others."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from cchc_nlp.reporting.charts import month_chart
from cchc_nlp.reporting.facts import ReportFacts
from cchc_nlp.reporting.names import context
from cchc_nlp.reporting.tables import TABLES, shown
from cchc_nlp.reporting.templating import render, template_source


def write_web(
    facts: ReportFacts, output: Path, *, template: str | Path | None = None, agency: str = ""
) -> None:
    """Write the page. Raises ReportError for a template that asks for what nobody computed."""
    name, source = template_source(template, default="page", suffix=".html")
    names = {**context(facts, agency=agency), **_page_parts(facts)}
    page = render(source, names, where=name, autoescape=True)
    output.write_text(page, encoding="utf-8", newline="\n")


def _page_parts(facts: ReportFacts) -> Mapping[str, Any]:
    """What a page has beyond the words: tables, the chart, style, script and their policy."""
    from markupsafe import Markup

    style, script = _part("page.css"), _part("page.js")
    topic = context(facts)["topic"]
    # All three are the package's own text; the chart is serialized by lxml.
    return {
        "tables": {name: make(facts) for name, make in TABLES.items()},
        "shown": shown,
        "chart": Markup(month_chart(facts.by_month, topic=topic)),  # noqa: S704
        "style": Markup(style),  # noqa: S704
        "script": Markup(script),  # noqa: S704
        "security_policy": (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}';"
            " base-uri 'none'; form-action 'none'"
        ),
    }


def _part(name: str) -> str:
    folder = resources.files("cchc_nlp.reporting") / "templates"
    return (folder / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """How a content security policy names one style or script."""
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    return f"sha256-{digest}"
