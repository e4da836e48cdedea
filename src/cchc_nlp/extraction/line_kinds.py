"""What a line of a page is: text, a stamp, a tool, a link."""

from __future__ import annotations

import re

from cchc_nlp.extraction.blocks import Block
from cchc_nlp.extraction.boilerplate import has_counter, is_chrome, is_label
from cchc_nlp.extraction.boxes import is_clock
from cchc_nlp.extraction.bylines import byline_of
from cchc_nlp.extraction.stamps import is_stamp_like

A_STAMP = 12  # words of a line of stamps, labels and names
A_SENTENCE = 8  # words of a line that says something


def is_text(block: Block) -> bool:
    """Whether a line says something at length, and is no line of stamps."""
    return says(block) and words_in(block) >= A_SENTENCE and not is_stamp_like(block.text)


def says(block: Block) -> bool:
    """Whether a line may be the article's: not in a box left, nor a portal's own, nor a link."""
    return not (block.left or is_linked(block) or is_chrome(block.text) or is_label(block.text))


def is_linked(block: Block) -> bool:
    """Whether more than half of a line's characters are links."""
    return block.linked > 0.5 * len(block.text)


def is_paragraph(block: Block) -> bool:
    """Whether a line stands in no heading."""
    above = block.place.getparent()
    tags = (block.place.tag, None if above is None else above.tag)
    return not any(isinstance(tag, str) and re.fullmatch("h[1-6]", tag) for tag in tags)


def words_in(block: Block) -> int:
    """The words of a line, as blanks part them: lines have single ones."""
    return block.text.count(" ") + 1


def is_stamp(block: Block) -> bool:
    """Whether a line may hold the article's date: no clock, not another article's."""
    return block.left != "others" and is_stamp_like(block.text) and not is_clock(block.place)


def is_aside_of_text(block: Block) -> bool:
    """Whether a line before the first paragraph is none of the article's."""
    return is_around_text(block) or is_linked(block) or byline_of(block.text) is not None


def is_around_text(block: Block) -> bool:
    """Whether a line is the portal's: left out, chrome, a label, a stamp, a counter."""
    text = block.text
    if block.left or is_chrome(text) or is_label(text) or is_stamp_like(text):
        return True
    return words_in(block) <= A_STAMP and has_counter(text)
