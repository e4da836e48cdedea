"""The number and symbol of a document: "485/BC-SNN", "61/2018/NĐ-CP", "36-HD/VPTW".

State documents are numbered NUMBER/TYPE-ISSUER, with the year after the number in legal norms; an
official letter has no type, NUMBER/ISSUER-UNIT (Nghị định 30/2020/NĐ-CP, Phụ lục I and III).
Party documents are NUMBER-TYPE/ISSUER (Hướng dẫn 36-HD/VPTW). "68-NQ/TW" and "68/NQ-CP" are two
documents: separators are mended where one is missing, and exchanged only where the issuer leaves no
doubt whose form was meant ("18/NQ-TW" is of the Party).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cchc_nlp.vietnamese.citation_tables import tables

_GROUP = r"(?:(?:UBTV)?QH\s\d{1,2}|[A-ZĐƯ][A-Za-zĐđƯư&]{0,14}\d{0,2})(?![^\W_]|[._][A-ZĐ]{2})"
_SYMBOL = (
    rf"(?P<symbol>(?P<joint>\s?[/_-]\s?|\s){_GROUP}"
    rf"(?:\s?[/@-]\s?{_GROUP}(?:(?:\s?[/@-]|[/@-]\s){_GROUP}){{0,6}}"
    r"|\s(?:UBND|HĐND|CP|TTg|TU|TW)(?!\w))?)"
)
# To be searched in plain forms of a text (`plain_forms`): dashes are hyphens there.
SYMBOL = re.compile(
    r"(?<![\d/])(?<!\d[.,_-])(?:(?<=[Ss]ố)|(?<=SỐ)|(?<!\w))"
    r"(?P<number>\d{1,5}(?:[\s.]?[A-Za-z](?=\s?[/-]))?)"
    rf"(?:\s?/\s?(?P<year>\d{{3,4}}(?=\s?[/-])|\d\d(?=/QH)))?{_SYMBOL}"
)
# A draft's number is not there yet: "Thông tư số .../2016/TT-BCT".
BLANK = re.compile(
    r"(?<=số)\s?:?\s?(?:[.…_]{1,12}\s?)?(?P<number>)/\s?(?P<year>(?:19|20)\d\d)(?=\s?/)" + _SYMBOL
)
_JOINT_KINDS = ("Thông tư liên tịch", "Thông tư liên bộ", "Nghị quyết liên tịch")


@dataclass(frozen=True)
class Symbol:
    """A number and symbol as one citation needs them; `kind` is None without a type code."""

    number: str = ""
    year: int | None = None
    symbol: str = ""
    issuer: str = ""
    kind: str | None = None
    normalized: str = ""


def read_symbol(match: re.Match[str]) -> Symbol:
    """The parts of a printed number and symbol, and their canonical form.

    >>> symbol = read_symbol(SYMBOL.search("Số: 7 /2021/TT- BNV"))
    >>> symbol.normalized, symbol.number, symbol.year, symbol.issuer, symbol.kind
    ('07/2021/TT-BNV', '7', 2021, 'BNV', 'Thông tư')
    """
    printed = re.sub(r"\s?([/_@-])\s?", r"\1", match["symbol"]).strip("/_- ")
    closed = _opened(_closed_up(printed))
    groups = [canonical_code(group) for group in re.split(r"[/@ -]", closed)]
    separators = re.findall(r"[/@ -]", closed)
    kind = tables().codes.get(groups[0])
    issuers = groups[1:] if kind else groups
    if kind not in _JOINT_KINDS:
        issuers = issuers[:1]
    return Symbol(
        number=match["number"],
        year=_year(match["year"]),
        symbol=printed,
        issuer="-".join(issuers),
        kind=kind,
        normalized=_normalized(match, groups, separators) if match["number"] else "",
    )


def canonical_code(code: str) -> str:
    """A group of a symbol as it should be written: QD is QĐ, TTG is TTg.

    >>> [canonical_code(code) for code in ("QD", "TTG", "CTR", "SNN", "TƯ")]
    ['QĐ', 'TTg', 'CTr', 'SNN', 'TW']
    """
    known = tables().canonical
    return known.get(code) or known.get(code.upper()) or code


def padded(number: str) -> str:
    """A number as Nghị định 30/2020/NĐ-CP asks: below ten with one zero before it.

    >>> [padded(number) for number in ("7", "07", "007", "485", "30C")]
    ['07', '07', '07', '485', '30c']
    """
    digits = number[: len(number) - len(number.lstrip("0123456789"))]
    suffix = number[len(digits) :].strip(" .").lower()
    return f"{int(digits):02d}{suffix}" if digits else ""


def _closed_up(printed: str) -> str:
    """A symbol with its National Assembly in one word: "NQ-QH 12" is NQ-QH12."""
    return re.sub(r"QH\s(?=\d)", "QH", printed)


def _opened(printed: str) -> str:
    """A symbol in one word with its hyphen: "QĐUBND" is QĐ-UBND, for issuers that are known."""
    for issuer in tables().issuers:
        code = printed.removesuffix(issuer)
        if code != printed and code in tables().codes:
            return f"{code}-{issuer}"
    return printed


def _year(printed: str | None) -> int | None:
    return int(printed) if printed and re.fullmatch(r"(?:19|20)\d\d", printed) else None


def _normalized(match: re.Match[str], groups: list[str], separators: list[str]) -> str:
    typed = groups[0] in tables().codes
    if typed and not match["year"] and len(groups) == 2 and _is_slipped(match, groups, separators):
        # "35/NQ/CP" is of the state, "18/NQ-TW" of the Party, whatever signs were typed
        first, second = "-/" if _is_party(groups[1]) else "/-"
        return f"{padded(match['number'])}{first}{groups[0]}{second}{groups[1]}"
    inner = "".join(
        ("-" if separator in "@ -" else "/") + group
        for separator, group in zip(separators, groups[1:], strict=True)
    )
    year = f"/{match['year']}" if match["year"] else ""
    joint = _joint(match, party="/" in inner, typed=bool(typed and inner))
    return f"{padded(match['number'])}{year}{joint}{groups[0]}{inner}"


def _is_slipped(match: re.Match[str], groups: list[str], separators: list[str]) -> bool:
    """Whether the signs between number, type and issuer are not those of who issued it."""
    joint = match["joint"].strip()
    if _is_party(groups[1]):
        return joint != "-" or separators != ["/"]
    return joint in ("/", "") and separators == ["/"]


def _is_party(code: str) -> bool:
    return code in tables().party or code.startswith("TW")


def _joint(match: re.Match[str], *, party: bool, typed: bool) -> str:
    """The sign between number and symbol: as printed, or as the rest of the symbol asks for.

    "84 QĐ/TWĐTN" lacks the hyphen of party documents, "17 QĐ-UBND" and the file name
    "47_KH-UBND" the slash of state documents; the old "18-HĐBT" is as it should be.
    """
    printed = match["joint"].strip()
    if match["year"] or printed in ("/", "_"):
        return "/"
    return "-" if party or not typed else "/"
