"""Which portal system printed a page, by signs in its source."""

from __future__ import annotations

import re
from functools import cache

from cchc_nlp.errors import InputError
from cchc_nlp.portals import (
    dotnetnuke,
    drupal,
    generic,
    hue,
    joomla,
    json_api,
    laravel,
    liferay,
    nukeviet,
    sharepoint,
    tandan,
    vccorp,
    vhv,
    webforms,
    wordpress,
)
from cchc_nlp.portals.base import Portal

# In the order of trust: the first whose signs are enough wins. Tân Dân's addresses look like
# SharePoint's, and Laravel sites may print WordPress's markup: each is asked before the other.
PORTALS: tuple[Portal, ...] = (
    nukeviet.PORTAL,
    joomla.PORTAL,
    drupal.PORTAL,
    dotnetnuke.PORTAL,
    tandan.PORTAL,
    sharepoint.PORTAL,
    liferay.PORTAL,
    vccorp.PORTAL,
    vhv.PORTAL,
    hue.PORTAL,
    laravel.PORTAL,
    wordpress.PORTAL,
    webforms.PORTAL,
)


_ESCAPED = re.compile(r"\\.")
_CLASS = re.compile(r"\[[^\]]*\]")
_IN_BRACKETS = re.compile(r"\([^()]*\)|\((?:[^()]|\([^()]*\))*\)")
_COUNTED = re.compile(r"(?s).(?:[?*]|\{[\d,]*\})")  # a letter that may be missing
_NO_LETTERS = re.compile(r"[\n.^$+]+")


def detect(html: str) -> Portal:
    """The portal system of a page; the generic one where no known system shows its signs.

    >>> detect('<meta name="generator" content="NukeViet v4.5" />').name
    'nukeviet'
    >>> detect("<p>Skip Ribbon Commands</p>").name
    'generic'
    """
    for portal in PORTALS:
        if sum(_shows(sign, html) for sign in portal.signs) >= portal.signs_needed:
            return portal
    return generic.PORTAL


def _shows(sign: str, html: str) -> bool:
    return _letters_of(sign) in html and re.search(sign, html) is not None


@cache
def _letters_of(sign: str) -> str:
    r"""The longest run of letters that stands in whatever a pattern matches: quicker to look for.

    >>> _letters_of(r"/_layouts/1[56]/"), _letters_of(r"(?s)\A(?!.*wp-json).*/[\w-]+/wp-content")
    ('/_layouts/1', '/wp-content')
    >>> _letters_of("/timelinelist/|/api/NewsZone"), _letters_of("colou?r")
    ('', 'colo')
    """
    bare = sign
    for pattern in (_ESCAPED, _CLASS, _IN_BRACKETS, _COUNTED):
        bare = pattern.sub("\n", bare)
    is_plain = not set("|()") & set(bare) and "(?i" not in sign
    return max(_NO_LETTERS.split(bare), key=len) if is_plain else ""


def portal_named(name: str) -> Portal:
    """The portal system of that name. Raises InputError, listing the names there are."""
    by_name = {portal.name: portal for portal in (*PORTALS, json_api.PORTAL, generic.PORTAL)}
    if name not in by_name:
        raise InputError(f"no portal system {name!r}; there are: {', '.join(sorted(by_name))}")
    return by_name[name]
