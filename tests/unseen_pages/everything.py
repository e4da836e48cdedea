"""All pages of all layouts."""

from __future__ import annotations

import importlib
from functools import cache

from .printing import Printed

LAYOUTS = tuple(range(1, 19))


@cache
def all_pages() -> tuple[Printed, ...]:
    """Those of the layouts in their order."""
    modules = (importlib.import_module(f".layout_{n:02d}", __package__) for n in LAYOUTS)
    return tuple(page for module in modules for page in module.pages())
