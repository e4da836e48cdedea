"""Entities that were escaped more than once on their way into a page."""

from __future__ import annotations

import html
import re
import unicodedata

MOST_ROUNDS = 3
# The whole chain at once: "&amp;amp;#225;" is "&" escaped twice before "#225;".
_ENTITY = re.compile(
    f"&(?:amp;){{0,{MOST_ROUNDS}}}"
    "(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
)
# What stays an entity: letters of markup, and the sign for an entity of no letter.
_KEPT = frozenset("<>&\ufffd")


def unescape_letters(text: str) -> str:
    """Text whose entities of letters, digits, signs and spaces are what they stand for.

    For text that has left its markup. `&lt;`, `&gt;` and `&amp;` stay as they are, and so does an
    entity of a control character: text that speaks about markup never becomes markup.

    >>> unescape_letters("T&amp;#225;c gi&amp;amp;atilde; &quot;X&#x2B;&quot;")
    'Tác giã "X+"'
    >>> unescape_letters("&lt;b&gt; &amp;lt; A &amp; B")
    '&lt;b&gt; &amp;lt; A &amp; B'
    """
    return _ENTITY.sub(_letter, text) if "&" in text else text


def _letter(match: re.Match[str]) -> str:
    letter = html.unescape(f"&{match[1]};")
    # A soft hyphen is a letter of text in a legacy font.
    is_seen = letter == "\u00ad" or (len(letter) == 1 and unicodedata.category(letter)[0] != "C")
    return letter if is_seen and letter not in _KEPT else match[0]


def unescape_markup(text: str) -> str:
    """Markup that was escaped on its way, once or more; text that holds markup is left alone.

    >>> unescape_markup("&amp;lt;p&amp;gt;A &amp;amp;amp; B&amp;lt;/p&amp;gt;")
    '<p>A &amp; B</p>'
    """
    for _ in range(MOST_ROUNDS):
        if "<" in text or "&" not in text:
            break
        text = html.unescape(text)
    return text
