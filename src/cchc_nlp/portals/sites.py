"""Sites described by their users in TOML, where looking at the pages is not enough.

    [[site]]
    name = "so-noi-vu"
    start = ["https://sonoivu.example.gov.vn/tin-tuc"]
    portal = "sharepoint"            # detected where it is not given
    delay = 2                        # seconds
    tls_level = 1                    # a server with a weak key; written into the ledger

    [site.rules]                     # instead of the system's own, CSS
    item = ".ds-tin li"
    title = "h1.tieu-de"
    published = ".ngay-dang"
    body = ".noi-dung"

    [site.sections]                  # what the office's own sections hold, to count by them too
    "Cải cách hành chính" = "reform"
    "Thủ tục hành chính" = ["P2"]    # labels of the taxonomy; "general" for no reform
    "Thông báo" = "notice"           # a kind of item

A site behind a JSON interface has `[site.api]` instead of rules: see `portals.base.Api`.
"""

from __future__ import annotations

import codecs
import dataclasses
import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from cchc_nlp.errors import InputError
from cchc_nlp.portals.base import Api, Portal
from cchc_nlp.portals.detection import portal_named
from cchc_nlp.portals.json_api import PORTAL as JSON_API
from cchc_nlp.records import ItemType

# What each key takes, in the words that an error tells.
_KEYS = {
    "name": "a text",
    "start": "a text or a list of texts",
    "portal": "a text",
    "delay": "seconds, 0 or more",
    "charset": "a text",
    "ca_file": "a text",
    "tls_level": "a whole number",
    "rules": "a table",
    "api": "a table",
    "sections": "a table",
}
_RULES = {
    name: "a text or a list of texts"
    for name in (
        "menu item item_link item_date next_page list_title excluded article title published"
        " published_itemprop updated lead captions body author origin attachment drop"
    ).split()
} | {"identity": "a text", "case_sensitive_paths": "true or false"}
_API = {
    "list_url": "a text",
    "sections": "a table of texts",
    "address": "a text",
    "article_url": "a text",
    "fields": "a table of texts",
    "list_body": "a text",
    "article_body": "a text",
    "size": "a whole number",
    "first": "a whole number",
    "items": "a text",
    "article": "a text",
}

# What a section may be said to hold. The labels are the taxonomy's, which is read further on than
# a site is; a test holds the two together.
SECTION_LABELS = tuple("P1 P2 P3 P4 P5 P6 X1 X2 X3 G1 G2 G3 G4 G5 G6 G7".split())
SECTION_CLASSES = ("reform", "general", *SECTION_LABELS)
SECTION_KINDS: tuple[str, ...] = get_args(ItemType)
Sections = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Site:
    """One described site. `profile` is what reading its pages needs, as JSON."""

    name: str
    start: tuple[str, ...]
    delay: float | None = None
    charset: str = ""
    ca_file: Path | None = None
    tls_level: int | None = None
    portal: str = ""
    rules: Mapping[str, Any] = field(default_factory=dict)
    api: Mapping[str, Any] = field(default_factory=dict)
    sections: Sections = field(default_factory=dict)

    @property
    def profile(self) -> str:
        """What is kept with every page of the site; "" where nothing differs from detection."""
        told = {"portal": self.portal, "rules": dict(self.rules), "api": dict(self.api)}
        if self.charset:
            told["charset"] = self.charset
        if self.sections:
            told["sections"] = {name: list(given) for name, given in self.sections.items()}
        return json.dumps(told, ensure_ascii=False, sort_keys=True) if any(told.values()) else ""


def load_sites(path: str | Path) -> tuple[Site, ...]:
    """The sites in a TOML file. Raises InputError naming the site, the key and what is possible."""
    path = Path(path)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("site", [])
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such file; check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML ({error})") from error
    if not isinstance(tables, list) or not tables:
        raise InputError(f"{path}: no [[site]] in it; `cchc probe URL` prints one to start from")
    sites = tuple(_site(table, f"{path}: site {n}") for n, table in enumerate(tables, 1))
    if len({site.name for site in sites}) < len(sites):
        raise InputError(f"{path}: two sites have the same name; give each its own")
    return sites


def _site(table: Any, where: str) -> Site:
    if not isinstance(table, Mapping):
        raise InputError(f"{where}: not a table; write [[site]] above it")
    _check(table, _KEYS, where)
    start = table.get("start", ())
    start = (start,) if isinstance(start, str) else tuple(start)
    if not table.get("name") or not start:
        raise InputError(f"{where}: needs `name` and `start`")
    where = f"{where} ({table['name']})"
    _check(table.get("rules", {}), _RULES, f"{where}: rules")
    if table.get("api"):
        _check_api(table["api"], f"{where}: api")
    ca_file = Path(table["ca_file"]) if table.get("ca_file") else None
    _check_values(table, ca_file, where)
    sections = _sections(table.get("sections", {}), f"{where}: sections")
    site = Site(**{**table, "start": start, "ca_file": ca_file, "sections": sections})
    _check_rules(site, where)
    return site


def _check(table: Mapping[str, Any], known: Mapping[str, str], where: str) -> None:
    """Raises InputError for a key there is not, or a value of another kind than it takes."""
    for key, value in table.items():
        if key not in known:
            raise InputError(f"{where}: no key {key!r}; there are: {', '.join(known)}")
        if not _KINDS[known[key]](value):
            raise InputError(f"{where}: {key} = {value!r}: give {known[key]}")


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return _is_text(value) or (isinstance(value, list) and all(map(_is_text, value)))


def _is_table_of_text(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


_KINDS: dict[str, Callable[[Any], bool]] = {
    "a text": _is_text,
    "a text or a list of texts": _is_texts,
    "a table of texts": _is_table_of_text,
    "a table": lambda value: isinstance(value, dict),
    "a whole number": _is_whole,
    "true or false": lambda value: isinstance(value, bool),
    "seconds, 0 or more": lambda value: (
        isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 86400
    ),
}


def _check_api(table: Mapping[str, Any], where: str) -> None:
    _check(table, _API, where)
    needed = [f.name for f in dataclasses.fields(Api) if f.default is dataclasses.MISSING]
    if missing := [name for name in needed if name not in table]:
        raise InputError(f"{where}: missing {', '.join(missing)}")


def _sections(table: Mapping[str, Any], where: str) -> Sections:
    """What each section holds, as a tuple. Raises InputError for what no section can hold."""
    read: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        given = (value,) if isinstance(value, str) else value
        known = (*SECTION_CLASSES, *SECTION_KINDS) if isinstance(value, str) else SECTION_LABELS
        is_list = isinstance(given, list | tuple) and len(given) > 0
        if not is_list or any(not isinstance(one, str) or one not in known for one in given):
            raise InputError(
                f"{where}: {name!r} = {value!r}: give one of"
                f" {', '.join((*SECTION_CLASSES, *SECTION_KINDS))}, or a list of labels"
                f" ({SECTION_LABELS[0]} to {SECTION_LABELS[-1]})"
            )
        if not name.strip():
            raise InputError(f"{where}: {name!r}: a section needs its name, as the site prints it")
        read[name] = tuple(given)
    return read


def _check_values(table: Mapping[str, Any], ca_file: Path | None, where: str) -> None:
    """Raises InputError for a value of the right kind that cannot be used."""
    import ssl

    if table.get("tls_level", 2) not in (0, 1, 2, 3):
        raise InputError(f"{where}: tls_level {table['tls_level']!r}: give 0, 1, 2 or 3")
    if table.get("portal"):
        try:
            portal_named(table["portal"])
        except InputError as error:
            raise InputError(f"{where}: {error}") from error
    try:
        codecs.lookup(table.get("charset") or "utf-8")
    except LookupError as error:
        raise InputError(f"{where}: charset {table['charset']!r}: no such charset") from error
    if ca_file is not None:
        try:
            ssl.create_default_context().load_verify_locations(cafile=str(ca_file))
        except OSError as error:
            said = "holds no certificate (PEM)" if ca_file.is_file() else "no such file"
            raise InputError(f"{where}: ca_file {ca_file}: {said}; check the path") from error


def _check_rules(site: Site, where: str) -> None:
    """Raises InputError for a selector or an expression that cannot be read."""
    from cssselect import SelectorError

    from cchc_nlp.portals.base import check_selectors

    rules = rules_for(site.profile)
    try:
        check_selectors(rules)
    except SelectorError as error:
        raise InputError(f"{where}: rules: not a CSS selector: {error}") from error
    try:
        patterns = [re.compile(pattern) for pattern in (rules.identity, *rules.excluded)]
    except re.error as error:
        raise InputError(f"{where}: rules: not a regular expression: {error}") from error
    if rules.identity and not patterns[0].groups:
        raise InputError(f"{where}: rules: identity {rules.identity!r}: needs a group in ( )")


@lru_cache(maxsize=256)
def rules_for(profile: str, detected: str = "generic") -> Portal:
    """The portal by whose rules a page is read: the detected one, with a profile's own on top.

    >>> rules_for('{"rules": {"title": "h1.tieu-de"}}', "sharepoint").title
    ('h1.tieu-de',)
    """
    told: dict[str, Any] = json.loads(profile) if profile else {}
    if told.get("api"):
        return replace(JSON_API, api=Api(**told["api"]))
    portal = portal_named(told.get("portal") or detected)
    return replace(portal, **{k: _as_rule(v, k) for k, v in told.get("rules", {}).items()})


def _as_rule(value: Any, key: str) -> Any:
    """A single selector may be given as one."""
    if key in ("identity", "case_sensitive_paths"):
        return value
    return (value,) if isinstance(value, str) else tuple(value)


def charset_of(profile: str, content_type: str) -> str:
    """The content type with the charset that a profile knows better than the server."""
    charset = json.loads(profile).get("charset") if profile else None
    return f"{content_type.partition(';')[0]}; charset={charset}" if charset else content_type


def sections_of(profile: str) -> Sections:
    """What a profile says of the office's own sections; empty where it says nothing.

    >>> sections_of('{"sections": {"Thủ tục hành chính": ["P2"]}}')
    {'Thủ tục hành chính': ('P2',)}
    """
    told = json.loads(profile).get("sections", {}) if profile else {}
    return {name: tuple(given) for name, given in told.items()}
