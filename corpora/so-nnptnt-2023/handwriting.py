"""How portals and their editors write: stamps, entities, and what is left in a typed text."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markupsafe import Markup

_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_UNITS = re.compile(r"(\d) (?=(?:ha|tấn|tạ|kg|tỷ|triệu|đồng|con|hộ|xã|lồng|km|m3)\b)")


def typed(text: str, habits: frozenset[str], *, indent: bool = False) -> Markup:
    """The text as its editor's habits leave it in the page; a reader sees no difference."""
    from markupsafe import Markup, escape

    if "no_break" in habits:
        text = ("\u00a0\u00a0" if indent else "") + _UNITS.sub("\\1\u00a0", text)
    if "zero_width" in habits:
        text = text.replace(", ", ",\u200b ", 1)
    if "decomposed" in habits:
        text = unicodedata.normalize("NFD", text)
    return Markup("&#8203;" if "zero_width" in habits else "") + escape(text)


def as_entities(html: str) -> str:
    """Letters of Latin-1 as .NET's HtmlEncode writes them: "Thông báo" is "Th&#244;ng b&#225;o"."""
    return re.sub("[\u00a0-\u00ff]", lambda letter: f"&#{ord(letter[0])};", html)


def _weekday(moment: dt.datetime) -> str:
    return "Chủ nhật" if moment.weekday() == 6 else f"Thứ {_WEEKDAYS[moment.weekday()]}"


STAMPS: dict[str, Callable[[dt.datetime], str]] = {
    "day": lambda moment: f"{moment:%d/%m/%Y}",
    "iso": lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}+07:00",
    # the 24-hour clock with a half of the day behind it
    "sharepoint_stamp": lambda moment: f"{moment:%d/%m/%Y %H:%M %p}",
    "nukeviet_stamp": lambda moment: f"{_weekday(moment)} - {moment:%d/%m/%Y %H:%M}",
    "nukeviet_list_stamp": lambda moment: f"{moment:%d/%m/%Y %I:%M:%S %p}",
    # NukeViet 4.3-4.5 print the time zone where the letter T belongs
    "nukeviet_meta_stamp": lambda moment: f"{moment:%Y-%m-%d}+07{moment:%H:%M:%S}",
}
