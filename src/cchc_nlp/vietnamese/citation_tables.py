"""What citations are read with: citations.toml, and the patterns built of it.

Kinds match folded text, the issuers' words and symbols plain text, where capitals still stand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from cchc_nlp.vietnamese.folding import fold

BLANKS = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s,;-]+")


class Tables(NamedTuple):
    """The data of citations.toml; each pattern says in its name what it finds."""

    codes: Mapping[str, str]
    canonical: Mapping[str, str]
    words: Mapping[str, str]
    laws: Mapping[str, str]
    short: Mapping[str, str]
    party: frozenset[str]
    issuers: tuple[str, ...]
    kind: re.Pattern[str]
    abbreviation: re.Pattern[str]
    law: re.Pattern[str]
    short_law: re.Pattern[str]
    bare: re.Pattern[str]
    issuer: re.Pattern[str]


@cache
def tables() -> Tables:
    """The tables that ship with the package.

    >>> tables().codes["QĐ"], tables().canonical["QD"], tables().laws["đất đai"]
    ('Quyết định', 'QĐ', 'Đất đai')
    """
    resource = files("cchc_nlp.vietnamese") / "citations.toml"
    data: dict[str, Any] = tomllib.loads(resource.read_text(encoding="utf-8"))
    codes = data["codes"]
    words = {fold(kind): kind for kind in codes.values()} | data["words"]["others"]
    return Tables(
        codes=codes,
        canonical={
            **{code.upper(): code for code in (*codes, *data["words"]["issuers"])},
            **data["mend"],
        },
        words=words,
        laws=_law_names(data["laws"]),
        short=data["laws"]["short"],
        party=frozenset(data["words"]["party"]),
        issuers=tuple(data["words"]["issuers"]),
        kind=re.compile(rf"(?<!\w)(?<!pháp\s)(?:{_any_of(words)})(?!\w)"),
        abbreviation=_abbreviation(data["words"]["abbreviated"]),
        law=_law(data["laws"]["names"]),
        short_law=_short_law(data["laws"]["short"]),
        bare=_bare(data["bare"]),
        issuer=_issuer(data["issuer"]),
    )


def kind_of(words: str) -> str:
    """The kind that folded words name, however they are spaced; "" where the symbol decides."""
    return tables().words[BLANKS.sub(" ", words)]


def law_key(name: str) -> str:
    """The name of a law without the signs between its words, by which `Tables.laws` finds it."""
    return _SEPARATORS.sub(" ", fold(name)).strip()


def _law_names(laws: Mapping[str, Any]) -> dict[str, str]:
    """The name that is printed, by its key: a capital at its start and in proper names."""
    proper = re.compile("|".join(re.escape(name.lower()) for name in laws["proper"]))
    written = {name.lower(): name for name in laws["proper"]}
    return {
        law_key(name): (named := proper.sub(lambda m: written[m[0]], name))[0].upper() + named[1:]
        for name in laws["names"]
    }


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern of phrases, the longest first, with the spacing that is met in print."""
    ordered = sorted(map(fold, phrases), key=len, reverse=True)
    return "|".join(
        re.escape(p)
        .replace(r"\ ", " ")
        .replace(", ", r"(?:\s?[,-]\s?|\s)")
        .replace(" ", r"\s{1,2}")
        for p in ordered
    )


def _abbreviation(codes: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(codes)})\s{{0,2}}(?:số\s{{0,2}}:?\s{{0,2}})?$")


def _law(names: list[str]) -> re.Pattern[str]:
    """Laws, codes and ordinances: by a known name, or by any name that a number or day closes."""
    law = r"(?:bộ\s{1,2}luật|luật|pháp\s{1,2}lệnh)"
    amending = rf"(?:sửa\sđổi|bổ\ssung)[^.;()]{{0,60}}?\s{law}\s{{1,2}}(?:về\s)?"
    closed = r"(?=\s?,?\s(?:số\s\d|ngày\s\d|năm\s\d{4}(?!\d)))"
    # what ends a name that is not known: another document, or the verb of the sentence
    beyond = (
        r"(?!\s(?:luật|pháp\slệnh|nghị|thông\stư|quyết\sđịnh|này|đó|trên|có|từ|được|là|đã|sẽ|tại|do|theo"
        r"|của\s(?:chính|quốc)|trong|cho|đến|vào|khi|bị|phải)(?!\w))"
    )
    return re.compile(
        r"(?<!pháp\s)(?<!khoa\s)(?<!công ty\s)(?<!văn phòng\s)(?<!ngành\s)(?<!\w)"
        rf"(?:(?P<kind>{law})\s{{1,2}}(?:về\s)?"
        rf"(?:{amending})?(?P<name>{_any_of(names)})(?!\w)(?!\s(?:sĩ|sư|phẩm|liệu)(?!\w))"
        rf"|(?P<amending>{law})\s(?:sửa\sđổi|bổ\ssung)[^.;()\d]{{0,160}}?{closed}"
        rf"|(?P<other>{law})(?!\s(?:sư|gia|học|hoá|pháp)(?!\w))(?:{beyond}[^.;()\d\n]){{0,160}}?{closed}"
        r"|(?P<charter>hiến\spháp)(?!\w))"
        rf"(?:\s(?:của\s)?nước\s(?:{_any_of(['cộng hòa xã hội chủ nghĩa', 'chxhcn'])}))?"
        r"(?:\sviệt nam)?"
    )


def _short_law(short: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(short)})(?!\w)(?!-)")


def _bare(bare: Mapping[str, list[str]]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?P<kind>{_any_of(bare['with_so'])})\s{{1,2}}số\s?:?\s?"
        rf"|(?P<short>{_any_of(bare['without_so'])})\s(?=\d\d)"
        rf"|(?P<long>{_any_of(bare['without_so_long'])})\s(?!(?:19|20)\d\d(?!\d))"
        r"(?=\d{3,4}(?:\s?[.;)]|\s(?:của|và|về|ngày)\b|$)))"
        r"(?P<number>\d{1,4}[a-z]?)(?:/(?P<year>(?:19|20)\d\d)(?![\d/-]))?"
        r"(?!\s(?:cuộc|vụ|việc|tỷ|triệu|hồ sơ|người|đồng|trường hợp|đơn vị|nội dung|điểm|nhiệm vụ"
        r"|xã|bài|tin|lớp|giải pháp|chỉ tiêu)(?!\w))"
        r"(?![^\W_]|\s?[/%_]|[.,-]\d|\s?-\s?\w|\s(?:năm(?!\s(?:19|20)\d\d)|tháng|điều)\b)"
    )


def _issuer(issuer: Mapping[str, list[str]]) -> re.Pattern[str]:
    """The words after "của"; in plain forms, not folded: a capital after "và" goes on with them."""
    first, stop = (
        "|".join(sorted(issuer[key], key=len, reverse=True)).replace(" ", r"\s")
        for key in ("first", "stop")
    )
    return re.compile(
        rf"\s{{1,2}}của\s(?P<issuer>(?i:{first})(?!\w)"
        rf"(?:\s(?:-\s)?(?!(?:{stop})(?!\w)|và\s[^A-ZĐ])(?:T[Pp]\.|[^\W\d_]+)){{0,10}})"
    )
