"""All pages of all systems."""

from __future__ import annotations

import importlib
from functools import cache

from .printing import Printed

SYSTEMS = (
    "nukeviet sharepoint liferay6 liferay7 vccorp hanoi vhv tandan hue dotnetnuke webforms "
    "wordpress "
    "joomla drupal laravel unknown_a unknown_b unknown_c unknown_d unknown_e unknown_f unknown_g "
    "unknown_h unknown_i unknown_j unknown_k unknown_l"
).split()


@cache
def all_pages() -> tuple[Printed, ...]:
    """Those of the systems in their order."""
    modules = (importlib.import_module(f".{name}", __package__) for name in SYSTEMS)
    return tuple(page for module in modules for page in module.pages())
