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

A site behind a JSON interface has `[site.api]` instead of rules: see `portals.base.Api`.
"""

from __future__ import annotations

import dataclasses
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from cchc_nlp.errors import InputError
from cchc_nlp.portals.base import Api, Portal
from cchc_nlp.portals.detection import portal_named
from cchc_nlp.portals.json_api import PORTAL as JSON_API

_KEYS = ("name", "start", "portal", "delay", "charset", "ca_file", "tls_level", "rules", "api")
_RULES = (
    "menu item item_link item_date next_page list_title identity excluded article title published"
    " published_itemprop lead body author origin attachment drop case_sensitive_paths"
).split()
_API = tuple(f.name for f in dataclasses.fields(Api))


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

    @property
    def profile(self) -> str:
        """What is kept with every page of the site; "" where nothing differs from detection."""
        told = {"portal": self.portal, "rules": dict(self.rules), "api": dict(self.api)}
        if self.charset:
            told["charset"] = self.charset
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


def _site(table: Mapping[str, Any], where: str) -> Site:
    _check_keys(table, _KEYS, where)
    start = table.get("start", ())
    start = (start,) if isinstance(start, str) else tuple(start)
    if not table.get("name") or not start:
        raise InputError(f"{where}: needs `name` and `start`")
    where = f"{where} ({table['name']})"
    _check_keys(table.get("rules", {}), _RULES, f"{where}: rules")
    _check_keys(table.get("api", {}), _API, f"{where}: api")
    ca_file = Path(table["ca_file"]) if table.get("ca_file") else None
    if ca_file is not None and not ca_file.is_file():
        raise InputError(f"{where}: ca_file {ca_file}: no such file; check the path")
    if table.get("tls_level", 2) not in (0, 1, 2, 3):
        raise InputError(f"{where}: tls_level {table['tls_level']!r}: 0, 1, 2 or 3")
    site = Site(**{**table, "start": start, "ca_file": ca_file})
    try:
        rules_for(site.profile)
    except TypeError as error:
        raise InputError(f"{where}: api: {error}") from error
    _check_selectors(site, where)
    return site


def _check_keys(table: Mapping[str, Any], known: tuple[str, ...] | list[str], where: str) -> None:
    for key in table:
        if key not in known:
            raise InputError(f"{where}: no key {key!r}; there are: {', '.join(known)}")


def _check_selectors(site: Site, where: str) -> None:
    from cssselect import SelectorError

    from cchc_nlp.portals.base import check_selectors

    try:
        check_selectors(rules_for(site.profile))
    except SelectorError as error:
        raise InputError(f"{where}: rules: not a CSS selector: {error}") from error


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
