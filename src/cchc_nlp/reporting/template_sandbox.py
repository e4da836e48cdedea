"""Jinja's sandbox as templates of reports need it: loaded when a template is filled, not before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cchc_nlp.errors import ReportError

# Rounds of all loops of one rendering: five for each of a million rows. Nothing but rounds takes
# some seconds, and a call the time of some rounds.
MOST_STEPS = 5_000_000
CALL = 4


class Missing(StrictUndefined):
    """A name that is not there; what belongs to a count or a phrase is listed beside it."""

    @property
    def _undefined_message(self) -> str:
        named = getattr(self._undefined_obj, "named", self._undefined_obj)
        if not isinstance(named, Mapping):
            return super()._undefined_message
        return f"{self._undefined_name!r} was not computed; beside it are {', '.join(named)}"


class Sandbox(ImmutableSandboxedEnvironment):
    """No way into Python or to files; numbers stay of a size, and loops and calls come to an end.

    Each has the steps of one rendering. What goes beyond raises ReportError.
    """

    intercepted_binops = frozenset(["*", "**", "%"])

    def __init__(self, **options: Any) -> None:
        """As Jinja's own, without its filler text."""
        super().__init__(**options)
        self._steps = 0
        self.filters["each_in_steps"] = self._each
        del self.globals["lipsum"]

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A product or remainder of whole numbers; of anything else it could be of any size."""
        if operator == "**" or not (isinstance(left, int) and isinstance(right, int)):
            raise SecurityError(f"{operator} is for whole numbers, and ** for none")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, called: Any, /, *values: Any, **named: Any) -> Any:
        """What a function or macro gives; a range costs what going through it would."""
        self._go(CALL)
        result = super().call(context, called, *values, **named)
        if isinstance(result, range):
            self._go(len(result))
        return result

    def _generate(self, source: nodes.Template, *place: Any, **options: Any) -> str:
        """As Jinja's own (its hook for such changes), with every loop counting its rounds."""
        for loop in source.find_all(nodes.For):
            if loop.recursive:
                raise TemplateSyntaxError("a loop cannot call itself", loop.lineno)
            loop.iter = nodes.Filter(loop.iter, "each_in_steps", [], [], None, None)
        return super()._generate(source, *place, **options)

    def _each(self, values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            self._go(1)
            yield value

    def _go(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise ReportError(
                f"after {MOST_STEPS} steps it is not at its end: a loop in it stands in other"
                " loops, or a macro calls itself; go through fewer rows"
            )
