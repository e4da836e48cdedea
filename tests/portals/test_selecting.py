"""What a selector finds on a page whose names are known is what it finds on any."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_nlp.portals.base import Portal, parse_page
from cchc_nlp.portals.detection import PORTALS
from cchc_nlp.portals.selecting import Names, select
from cchc_nlp.vietnamese.normalization import decode

SAVED = sorted(Path(__file__).parent.glob("*/*.html"))
SELECTORS = sorted(
    {
        selector
        for portal in PORTALS
        for field in fields(Portal)
        if field.type == "Selectors"
        for selector in getattr(portal, field.name)
    }
)
_WORDS = st.sampled_from(["a", "b", "a b", "b\na", "x_a", "a_x", ""])
_ATTRIBUTES = st.dictionaries(st.sampled_from(["class", "id", "itemprop"]), _WORDS)


def _element(tag: str, attributes: dict[str, str], inside: list[str]) -> str:
    said = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<{tag}{said}>{''.join(inside)}</{tag}>"


_TAGS = st.sampled_from(["div", "section", "span"])
_HTML = st.recursive(
    st.just("chữ"),
    lambda inner: st.builds(_element, _TAGS, _ATTRIBUTES, st.lists(inner, max_size=4)),
)
MADE = (
    ".a", "div.a", ".a.b", "#a", "div#a.b", ".a .b", ".a > #b", "#a span", "[itemprop=a]",
    "div[itemprop=b]", "[itemprop=a] .b", "[id$=_a]", "[id^=a]", "[id*=x]", "[id$=_a] span",
    ".a, .b", ".a:not(.b)", ".a:has(> .b)", ".a + .b", "div", "[class*=a]",
)  # fmt: skip


@pytest.mark.parametrize("path", SAVED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_saved_page_gives_the_same_elements(path: Path) -> None:
    tree = parse_page(decode(path.read_bytes()))
    names = Names(tree)
    for selector in SELECTORS:
        assert select(tree, (selector,), names=names) == select(tree, (selector,)), selector


@settings(deadline=None)  # the first one compiles all selectors
@given(_HTML, st.integers(min_value=0))
def test_any_page_gives_the_same_elements_in_their_order(html: str, number: int) -> None:
    tree = parse_page(f"<body>{html}</body>")
    names, elements = Names(tree), list(tree.iter())
    within = elements[number % len(elements)]
    for selector in MADE:
        assert select(within, (selector,), names=names) == select(within, (selector,)), selector
