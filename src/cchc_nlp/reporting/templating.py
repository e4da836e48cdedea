"""Templates, where a name that nobody computed is an error that lists the names there are.

Estimates reach a template as words only ("khoảng … (từ … đến …)"), so that no template can print
one as a count; a fraction that a template computes itself is refused for the same reason.
"""

from __future__ import annotations

import reprlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cchc_nlp.errors import ReportError
from cchc_nlp.reporting.languages import VI, Language
from cchc_nlp.reporting.names import Counted, Estimated
from cchc_nlp.reporting.wording import printable, visible, web_address

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# Names that templates had before they were Vietnamese.
OLD_NAMES: Mapping[str, str] = {"annual": "nam", "paragraph": "tom-tat"}


def filters(lang: Language = VI) -> Mapping[str, Callable[..., str]]:
    """What a template may put behind a name with "|"."""
    return {
        "number": lang.number,
        "day": lang.day,
        "month": lang.month,
        "quarter": lang.quarter,
        "share": lang.share,
        "printable": printable,
        "visible": visible,
        "web_address": web_address,
    }


def template_source(template: str | Path | None, *, default: str, suffix: str) -> tuple[str, str]:
    """A template's name and text: one that comes with the package by name, or a file.

    Raises ReportError for a name that is neither, listing those that come with the package.
    """
    name = str(template or default)
    name = OLD_NAMES.get(name, name)
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


def render(
    source: str,
    names: Mapping[str, Any],
    *,
    where: str,
    lang: Language = VI,
    autoescape: bool = False,
    escape: Callable[[str], str] = str,
) -> str:
    """The template filled in; `escape` is done to every piece of text that a name gives.

    Raises ReportError, naming the template, for a name, field or filter that does not exist, for a
    template that cannot be read, and for a number with a fraction.
    """
    environment = new_environment(lang, escape=escape, autoescape=autoescape)
    with refusing(where, names):
        refuse_unknown(source, names, environment)
        return environment.from_string(source).render(names)


def new_environment(
    lang: Language, *, escape: Callable[[str], str] = str, autoescape: bool = False, **options: bool
) -> ImmutableSandboxedEnvironment:
    """Where one template is filled: without a way into Python or to files, in bounded steps."""
    from cchc_nlp.reporting.template_sandbox import Missing, Sandbox

    blocks = {"trim_blocks": True, "lstrip_blocks": True, **options}
    environment = Sandbox(
        undefined=Missing,
        autoescape=autoescape,
        finalize=lambda value: _printed(value, lang, escape),
        **blocks,
    )
    environment.filters.update(filters(lang), int=_whole)
    return environment


@contextmanager
def refusing(where: str, names: Mapping[str, Any]) -> Iterator[None]:
    """What goes wrong in a template, as a ReportError that names it and the names there are."""
    from jinja2 import TemplateError, UndefinedError

    try:
        yield
    except UndefinedError as error:
        raise ReportError(f"template {where}: {error.message}; {_there_are(names)}") from error
    except ReportError as error:
        raise ReportError(f"template {where}: {error}") from error
    except (TemplateError, *_MISUSES) as error:
        told = getattr(error, "message", None) or str(error)
        raise ReportError(f"template {where}: {told}; mend the template") from error


# What filters and methods raise when they are given what they are not for, or far too much.
_MISUSES = (
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    MemoryError,
)


def refuse_unknown(
    source: str, names: Mapping[str, Any], environment: ImmutableSandboxedEnvironment
) -> set[str]:
    """The names a template uses. Raises ReportError for unknown ones, also if none is printed."""
    from jinja2 import meta

    used = meta.find_undeclared_variables(environment.parse(source)) - environment.globals.keys()
    if missing := sorted(used - names.keys()):
        raise ReportError(f"nobody computed {', '.join(missing)}; {_there_are(names)}")
    return used


def _there_are(names: Mapping[str, Any]) -> str:
    return f"there are {', '.join(sorted(names))}"


def _printed(value: object, lang: Language, escape: Callable[[str], str]) -> object:
    """What a template prints: no estimate, fraction or true/false reaches a report."""
    from jinja2 import Undefined

    if isinstance(value, Undefined):
        return value
    if isinstance(value, Counted):
        return escape(value["count"])
    if isinstance(value, Estimated):
        return escape(value._words)
    if isinstance(value, str):
        return value if escape is str else escape(str(value))
    return lang.number(value) if isinstance(value, int) else _refused(value)


def _whole(value: object) -> int:
    """The number itself: what is none, such as an estimate, would be 0 for Jinja's own filter."""
    if not isinstance(value, int):
        raise ReportError(f"{reprlib.repr(value)} is not a count; print it without `int`")
    return value


def _refused(value: object) -> str:
    told = reprlib.repr(value)
    raise ReportError(f"a template cannot print {told}; use a filter: {', '.join(filters())}")
