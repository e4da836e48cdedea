"""What a site's robots.txt allows, read by Protego (`*` and `$` as in RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protego import Protego


@dataclass(frozen=True)
class Robots:
    """The rules of one host; an empty body allows everything."""

    body: str = ""

    @cached_property
    def _rules(self) -> Protego:
        from protego import Protego

        # A page of HTML in its place gives no rules (a portal's own "not found").
        body = self.body.lstrip("\ufeff")
        return Protego.parse("" if body.lstrip().startswith("<") else body)

    def allows(self, url: str, *, agent: str) -> bool:
        r"""Whether `agent` may fetch the address.

        >>> Robots("User-agent: *\nDisallow: /_layouts/").allows(
        ...     "http://so.example/_layouts/15/x.aspx", agent="cchc_nlp")
        False
        """
        return bool(self._rules.can_fetch(url, agent))

    def delay(self, *, agent: str) -> float:
        """The seconds the site asks for between two requests; 0 where it asks for none."""
        return float(self._rules.crawl_delay(agent) or 0.0)
