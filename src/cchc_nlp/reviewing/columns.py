"""The columns of a review sheet, and what people write in them, in whatever spelling.

Headings, decisions and names of labels are compared without case, tone marks and final dots.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cchc_nlp.classification.taxonomy import LABELS, label_names
from cchc_nlp.vietnamese.folding import plain_letters
from cchc_nlp.vietnamese.normalization import normalize

ID, PART, TITLE, DAY, LINK = "Mã", "Phần đọc", "Tiêu đề", "Ngày đăng", "Đường dẫn"
EXCERPT, EVIDENCE, MACHINE, SCORE = "Đoạn đầu", "Căn cứ của máy", "Máy gán", "Xác suất CCHC"
DECISION, PRIMARY, SECONDARY, NOTE = "Kết luận", "Nhãn đúng", "Nhãn phụ", "Ghi chú"
READER, TEXT = "Người rà soát", "Mã văn bản"
WIDTHS: Mapping[str, int] = {
    ID: 18,
    PART: 17,
    TITLE: 44,
    DAY: 12,
    LINK: 30,
    EXCERPT: 60,
    EVIDENCE: 36,
    MACHINE: 14,
    SCORE: 9,
    DECISION: 12,
    PRIMARY: 12,
    SECONDARY: 14,
    NOTE: 30,
    READER: 16,
    TEXT: 15,
}
HEADINGS = tuple(WIDTHS)
FILLED_IN = (DECISION, PRIMARY, SECONDARY, NOTE)  # by people
NEEDED = (ID, MACHINE, DECISION, PRIMARY, SECONDARY, TEXT)  # for decisions to come back

RIGHT, WRONG, UNCLEAR = "Đúng", "Sửa", "Chưa rõ"
_SAID: Mapping[str, str] = {
    **dict.fromkeys("đúng đ có x ok okay yes y v 1 true ✓ ✔ √ chính_xác đồng_ý".split(), RIGHT),
    **dict.fromkeys("sửa s sai không k ko no n 0 false không_đúng".split(), WRONG),
    **dict.fromkeys("chưa_rõ ? ?? không_rõ ko_rõ phân_vân chưa_chắc unsure".split(), UNCLEAR),
}

PARTS: Mapping[int, str] = {
    1: "1. Máy chưa chắc",
    2: "2. Mẫu kiểm tra ngẫu nhiên",
    3: "3. Máy cho là CCHC",
    4: "4. Phần còn lại",
    5: "5. Đã rà soát",
    6: "Không tính",
}
READ, NOT_COUNTED = 5, 6

_CODE = re.compile(r"([a-z]) ?(\d)(?:\s*[-:.,)(]+\s*|\s+|$)(.*)", re.DOTALL)


def cell_text(value: object) -> str:
    r"""What a cell says, as one line: "" for an empty one; a number as it was typed.

    >>> cell_text(" Đúng\n"), cell_text(1.0), cell_text(None), cell_text(True)
    ('Đúng', '1', '', 'true')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(normalize(str(value)).split())


def comparable(text: str) -> str:
    """A heading, decision or name without case, tone marks and dots at its end.

    >>> comparable(" Chưa  rõ. "), comparable("MÃ VĂN BẢN:")
    ('chua ro', 'ma van ban')
    """
    return " ".join(plain_letters(normalize(text)).split()).rstrip(" .,;:!")


def decision_in(text: str) -> str:
    """RIGHT, WRONG or UNCLEAR; "" where the text is none of these.

    >>> [decision_in(text) for text in ("dung", "SAI.", "đ", "chua ro", "có lẽ")]
    ['Đúng', 'Sửa', 'Đúng', 'Chưa rõ', '']
    """
    return _decisions().get(comparable(text), "")


def label_in(text: str) -> str:
    """The label that a text names by its code, its name, or both; "" if it names none.

    >>> label_in("p2"), label_in("P2 - Cải cách thủ tục hành chính")
    ('P2', 'P2')
    >>> label_in("cai cach tai chinh cong")
    'P5'
    >>> label_in("P9"), label_in("P2 - Cải cách thể chế")
    ('', '')
    """
    said = comparable(text)
    if said in _names():
        return _names()[said]
    if not (match := _CODE.fullmatch(said)):
        return ""
    code = f"{match[1]}{match[2]}".upper()
    name = match[3].rstrip(" )")
    return code if code in LABELS and (not name or _names().get(name) == code) else ""


def labels_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels that a cell names, each once, and what of it is no label.

    Names may themselves hold commas.

    >>> labels_in("P2; x1, p2"), labels_in("Đảng, đoàn thể, thi đua, nhân sự, P6")
    ((('P2', 'X1'), ()), (('G3', 'P6'), ()))
    >>> labels_in("P2, TTHC")
    (('P2',), ('TTHC',))
    """
    found: list[str] = []
    strange: list[str] = []
    for stretch in re.split(r"[;\n/+|]", text):
        pieces = [piece for piece in stretch.split(",") if piece.strip()]
        while pieces:
            size, label = _longest_label(pieces)
            (found if label else strange).append(label or pieces[0].strip())
            del pieces[:size]
    return tuple(dict.fromkeys(found)), tuple(strange)


def _longest_label(pieces: list[str]) -> tuple[int, str]:
    for size in range(len(pieces), 0, -1):
        if label := label_in(",".join(pieces[:size])):
            return size, label
    return 1, ""


@cache
def _decisions() -> Mapping[str, str]:
    return {comparable(said.replace("_", " ")): word for said, word in _SAID.items()}


@cache
def _names() -> Mapping[str, str]:
    return {comparable(name): code for code, name in label_names().items()}
