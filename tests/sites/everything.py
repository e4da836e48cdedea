"""All simulated sites."""

from __future__ import annotations

from . import (
    described,
    dotnetnuke,
    drupal,
    hanoi,
    hue,
    joomla,
    laravel,
    liferay6,
    liferay7,
    nukeviet,
    nukeviet_egov,
    sharepoint,
    sharepoint_postback,
    spa_mof,
    spa_moha,
    tandan,
    unknown,
    unknown_feed,
    unknown_sitemap,
    vccorp,
    vhv,
    webforms,
    wordpress,
)
from .serving import FakeSite

SYSTEMS = (
    nukeviet,
    nukeviet_egov,
    sharepoint,
    sharepoint_postback,
    liferay6,
    liferay7,
    vccorp,
    hanoi,
    vhv,
    tandan,
    hue,
    dotnetnuke,
    webforms,
    wordpress,
    joomla,
    drupal,
    laravel,
    spa_moha,
    spa_mof,
    unknown,
    unknown_sitemap,
    unknown_feed,
    described,
)
NAMES = tuple(system.__name__.rpartition(".")[2] for system in SYSTEMS)


def all_sites() -> tuple[FakeSite, ...]:
    """Every site, each with one address for every story that is on it."""
    sites = tuple(system.site() for system in SYSTEMS)
    for site in sites:
        assert set(site.urls) == {story.number for story in site.stories}
        assert len(set(site.urls.values())) == len(site.urls), site.name
    return sites


def site_named(name: str) -> FakeSite:
    """The site of that system."""
    return next(site for site in all_sites() if site.name == name)
