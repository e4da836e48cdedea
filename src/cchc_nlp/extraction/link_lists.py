"""Lists of links to other articles and to files among the lines of a text."""

from __future__ import annotations

import re
from itertools import groupby

from cchc_nlp.extraction.attachments import file_in
from cchc_nlp.extraction.blocks import Block
from cchc_nlp.extraction.boilerplate import is_label, labels_files
from cchc_nlp.extraction.boxes import named
from cchc_nlp.extraction.line_kinds import A_SENTENCE, is_paragraph, words_in

_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|rar|7z)$")
_SIZE = re.compile(r"(?i)[\d.,]+ ?[km]b\b|\btải (?:về|xuống)\b|\bdownload\b")
_ELSEWHERE = re.compile(
    r"(?i)(?:>+|»|xem thêm|đọc thêm|xem tiếp|(?:bài|tin)(?: viết)? (?:trước|sau|tiếp theo"
    r"|kế tiếp))\W"
)
_FILE_BOX = re.compile(r"(?i)\b(?:[\w-]*file|attach\w*|download|dinh-?kem|tep)\b")


def without_link_lists(blocks: list[Block]) -> list[Block]:
    """The lines without lists of links to other articles, and the short headings over them."""
    kept: list[Block] = []
    before: Block | None = None  # the line before a run of links
    for are_links, run in groupby(blocks, key=_is_link):
        lines = list(run)
        is_announced = before is not None and is_label(before.text)
        if not are_links or not (is_announced or _is_list(lines)):
            kept += [line for line in lines if not _leads_elsewhere(line)]
        elif not is_announced and any(map(_is_in_text, lines)):
            kept += [line for line in lines if _is_in_text(line)]
        elif kept and len(lines) > 1 and _is_heading(kept[-1]):
            kept.pop()
        before = lines[-1]
    return kept


def _leads_elsewhere(block: Block) -> bool:
    """Whether a line is there for its links: to the files, or to another article."""
    if is_label(block.text):
        return True
    if block.linked < 0.3 * len(block.text):
        return False
    text = block.text
    return bool(_ELSEWHERE.match(text) or labels_files(text) or _SIZE.search(text))


def _is_link(block: Block) -> bool:
    """Whether a line is a link and no more, but for a file's size."""
    share = block.linked / len(block.text)
    return share > 0.8 or (share > 0.3 and bool(_SIZE.search(block.text)))


def _is_in_text(block: Block) -> bool:
    """Whether a link to a file stands in a paragraph, as its author put it there."""
    link = next((e for e in (block.place, *block.place.iter("a")) if e.tag == "a"), None)
    above = None if link is None else link.getparent()
    return link is not None and above is not None and above.tag == "p" and bool(file_in(link))


def _is_list(lines: list[Block]) -> bool:
    """Whether links are a list: more than one, an item, or a file's name in a box."""
    place = lines[0].place
    above = place.getparent() if place.tag == "a" else place
    tag = None if above is None else above.tag
    return (
        len(lines) > 1
        or tag in ("li", "ul", "h3", "h4", "h5")
        or any(_is_file_name(line.text) for line in lines)
        or bool(_FILE_BOX.search(named(place, above=2)))
    )


def _is_file_name(text: str) -> bool:
    return bool(_FILE.search(re.sub(r"\s*\([^()]*\)$", "", text))) or is_label(text)


def _is_heading(block: Block) -> bool:
    return words_in(block) <= A_SENTENCE and (block.text.endswith(":") or not is_paragraph(block))
