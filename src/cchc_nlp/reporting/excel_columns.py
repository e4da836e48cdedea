"""The columns of the evidence sheet: what stands where, for those who write it and its formulas."""

from __future__ import annotations

from collections.abc import Iterator

EVIDENCE = "Minh chứng"  # the sheet's name

# Heading and width in characters.
COLUMNS = (
    ("STT", 7),
    ("Tên tin, bài", 38),
    ("Ngày đăng", 12),
    ("Chuyên mục", 15),
    ("Nội dung chính", 20),
    ("Thuộc diện đếm", 10),
    ("Tính là {topic}", 10),
    ("Tác giả", 16),
    ("Kênh", 15),
    ("Đường dẫn", 24),
    ("Loại tin, bài", 11),
    ("Rà soát", 12),
    ("Người rà soát", 14),
    ("Trích dẫn căn cứ", 48),
    ("Ghi chú", 20),
)

# How formulas call the cells below a heading: =COUNTIFS(Thuoc_dien_dem,"Có",Tinh_la_CCHC,"Có").
DATE, SECTION, LABEL = "Ngay_dang", "Chuyen_muc", "Linh_vuc"
COUNTED, REFORM = "Thuoc_dien_dem", "Tinh_la_CCHC"
CHANNEL, KIND = "Kenh", "Loai_tin"
_NAMES = {
    "Ngày đăng": DATE,
    "Chuyên mục": SECTION,
    "Nội dung chính": LABEL,
    "Thuộc diện đếm": COUNTED,
    "Tính là {topic}": REFORM,
    "Kênh": CHANNEL,
    "Loại tin, bài": KIND,
}


def letter_of(heading: str) -> str:
    """The letter of the column with that heading.

    >>> letter_of("Ngày đăng")
    'C'
    """
    return column_letter([name for name, _ in COLUMNS].index(heading) + 1)


def column_letter(place: int) -> str:
    """The letter of a column, the first being 1.

    >>> column_letter(2), column_letter(27)
    ('B', 'AA')
    """
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def named_cells(last: int) -> Iterator[tuple[str, str]]:
    """The names that formulas use, each with its cells; `last` is the sheet's last row.

    >>> next(named_cells(153))
    ('Ngay_dang', "'Minh chứng'!$C$2:$C$153")
    """
    for heading, name in _NAMES.items():
        letter = letter_of(heading)
        yield name, f"'{EVIDENCE}'!${letter}$2:${letter}${max(last, 2)}"
