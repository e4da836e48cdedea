"""Which portal system printed a page, by signs in its source."""

from __future__ import annotations

import re

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


def detect(html: str) -> Portal:
    """The portal system of a page; the generic one where no known system shows its signs.

    >>> detect('<meta name="generator" content="NukeViet v4.5" />').name
    'nukeviet'
    >>> detect("<p>Skip Ribbon Commands</p>").name
    'generic'
    """
    for portal in PORTALS:
        if sum(bool(re.search(sign, html)) for sign in portal.signs) >= portal.signs_needed:
            return portal
    return generic.PORTAL


def portal_named(name: str) -> Portal:
    """The portal system of that name. Raises InputError, listing the names there are."""
    by_name = {portal.name: portal for portal in (*PORTALS, json_api.PORTAL, generic.PORTAL)}
    if name not in by_name:
        raise InputError(f"no portal system {name!r}; there are: {', '.join(sorted(by_name))}")
    return by_name[name]
