"""A page's bytes are read as what they are, whatever header and page say."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.byte_tables import TCVN, VISCII
from cchc_nlp.vietnamese.normalization import decode

TEXT = "Sở Nội vụ triển khai cải cách hành chính; đến nay ưu tiên giải quyết hồ sơ trực tuyến"
PAGE = f"<html><head>%s</head><body><p>{TEXT}</p></body></html>"
TONES = "\u0300\u0301\u0303\u0309\u0323"
LATIN_HEADER = "text/html; charset=ISO-8859-1"


def cp1258(text: str) -> bytes:
    """Letters with their shape, tones after them: what windows-1258 can write."""
    written = ""
    for letter in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", letter)
        shape = "".join(c for c in marks if c not in TONES)
        written += unicodedata.normalize("NFC", shape) + "".join(c for c in marks if c in TONES)
    return written.encode("cp1258")


def by_table(text: str, table: str) -> bytes:
    return bytes(table.index(c) for c in text)


def page(meta: str = "") -> str:
    return PAGE % meta


@pytest.mark.parametrize(
    "content_type",
    ["", "text/html", LATIN_HEADER, "text/html; charset=utf-8,gbk", "text/html; charset=gbk"],
)
@pytest.mark.parametrize(
    "meta", ["", '<meta charset="windows-1252">', '<meta charset="no-such-thing">']
)
def test_a_page_that_is_utf8_is_read_so(content_type: str, meta: str) -> None:
    assert decode(page(meta).encode(), content_type=content_type) == page(meta)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("content_type", ["", LATIN_HEADER, "text/html; charset=utf-8"])
def test_a_mark_at_the_start_is_believed(encoding: str, content_type: str) -> None:
    assert decode(page().encode(encoding), content_type=content_type) == page()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("content_type", ["", "text/html; charset=utf-16"])
def test_utf16_without_its_mark(encoding: str, content_type: str) -> None:
    assert decode(page().encode(encoding), content_type=content_type) == page()


def test_big_endian_with_its_mark() -> None:
    assert decode(b"\xfe\xff" + "Sở".encode("utf-16-be")) == "Sở"


@pytest.mark.parametrize(
    ("content_type", "meta"),
    [
        ("text/html; charset=windows-1258", ""),
        ("", '<meta charset="windows-1258">'),
        ("", '<META content="text/html; charset=windows-1258" http-equiv="Content-Type">'),
        (LATIN_HEADER, ""),
        ("", ""),
        ("text/html; charset=utf-8", '<meta charset="utf-8">'),
    ],
)
def test_windows_1258_is_known_by_its_label_or_its_words(content_type: str, meta: str) -> None:
    assert decode(cp1258(page(meta)), content_type=content_type) == page(meta)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gbk", "<p>越南政府行政改革</p>"),
        ("shift_jis", "<p>ベトナム政府</p>"),
        ("windows-1251", "<p>Административная реформа</p>"),
    ],
)
def test_a_foreign_page_is_read_as_it_declares(encoding: str, text: str) -> None:
    said = f"text/html; charset={encoding}"
    assert decode(text.encode(encoding), content_type=said) == text
    declared = f'<meta charset="{encoding}">{text}'
    assert decode(declared.encode(encoding)) == declared
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{text}'
    assert decode(declared.encode(encoding)) == declared


def test_of_two_charsets_in_one_header_the_first_known_is_taken() -> None:
    body = "<p>越南政府行政改革</p>".encode("gbk")
    said = "text/html; charset=x-none, gbk; version=1"
    assert decode(body, content_type=said) == "<p>越南政府行政改革</p>"


@pytest.mark.parametrize("name", ["hex", "idna", "unicode_escape", "rot13", "undefined", "utf-7"])
def test_a_codec_that_is_no_charset_is_not_used(name: str) -> None:
    body = "<p>Café à la carte, déjà vu</p>".encode("cp1252")
    assert decode(body, content_type=f"text/html; charset={name}") == body.decode("cp1252")


@pytest.mark.parametrize("name", ["TCVN", "x-viet-tcvn", "TCVN-5712", "tcvn5712-1"])
def test_tcvn_by_its_label(name: str) -> None:
    body = by_table(page(), TCVN)
    assert decode(body, content_type=f"text/html; charset={name}") == page()


@pytest.mark.parametrize("name", ["VISCII", "VISCII1.1-1", "x-viet-viscii", "csviscii"])
def test_viscii_by_its_label(name: str) -> None:
    body = by_table(page(), VISCII)
    assert decode(body, content_type=f"text/html; charset={name}") == page()


@pytest.mark.parametrize("name", ["vni", "x-viet-vni", "x-user-defined"])
def test_vni_by_its_label_or_its_letters(name: str) -> None:
    body = "<p>Sôû Noäi vuï caûi caùch haønh chính</p>".encode("cp1252")
    read = decode(body, content_type=f"text/html; charset={name}")
    assert read == "<p>Sở Nội vụ cải cách hành chính</p>"


@pytest.mark.parametrize("table", [TCVN, VISCII])
def test_a_table_has_every_letter_once(table: str) -> None:
    letters = [c for c in map(chr, range(0x80, 0x1EFA)) if "VIETNAMESE" in _kind(c)]
    assert len(table) == 256
    assert all(table.count(letter) == 1 for letter in letters)
    assert len(letters) == 134


def _kind(letter: str) -> str:
    """The 134 letters with marks, by how they decompose."""
    if letter in "đĐ":
        return "VIETNAMESE"
    base, *marks = unicodedata.normalize("NFD", letter)
    shape, tone = [m for m in marks if m in "\u0302\u0306\u031b"], [m for m in marks if m in TONES]
    shapes = {"": "aeiouy", "\u0302": "aeo", "\u0306": "a", "\u031b": "ou"}
    fits = base.lower() in shapes.get("".join(shape), "") and len(marks) == len(shape) + len(tone)
    return "VIETNAMESE" if marks and fits and len(tone) <= 1 and letter.isalpha() else ""


# -- UTF-8, but -----------------------------------------------------------------------------------


@pytest.mark.parametrize("content_type", ["", LATIN_HEADER, "text/html; charset=utf-8"])
def test_latin_labels_inside_a_page_of_utf8(content_type: str) -> None:
    body = page().encode() + b"<b>T\xe1c gi\xea:</b> <b>\xd0\xe3 xem</b>"
    read = decode(body, content_type=content_type)
    assert read.startswith(page())
    assert "<b>Tác giê:</b>" in read
    assert "\ufffd" not in read


def test_labels_of_windows_1258_inside_a_page_of_utf8() -> None:
    body = page().encode() + b"<b>" + cp1258("Người gửi, đã xem") + b"</b>"
    assert decode(body) == page() + "<b>Người gửi, đã xem</b>"


@pytest.mark.parametrize("end", ["...", "…", "</p>", '">', " ...", ""])
@pytest.mark.parametrize("kept", [1, 2])
def test_a_letter_cut_in_an_excerpt_is_dropped(end: str, kept: int) -> None:
    excerpt = TEXT.encode() + b" th" + "ủ".encode()[:kept] + end.encode()
    assert decode(excerpt) == f"{TEXT} th{end}"


def test_a_letter_cut_within_a_word_leaves_a_mark() -> None:
    assert decode(TEXT.encode() + b" th\xe1\xbb t\xe1\xbb\xa5c") == f"{TEXT} th\ufffd tục"


# -- saved wrongly --------------------------------------------------------------------------------


@pytest.mark.parametrize("rounds", [1, 2])
@pytest.mark.parametrize("once", ["cp1252", "latin-1"])
def test_utf8_read_as_western_and_saved_is_mended(once: str, rounds: int) -> None:
    text = "Ngày 5: Sở Nội vụ ưu tiên cải cách hành chính, thủ tục"
    body = text
    for _ in range(rounds):
        body = "".join(_western(byte, once) for byte in body.encode())
    assert decode(body.encode()) == text


def _western(byte: int, encoding: str) -> str:
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


def test_a_line_saved_wrongly_in_a_right_page_is_mended_alone() -> None:
    wrong = "Cải cách hành chính".encode().decode("latin-1")
    body = f"<p>XÃ\u00a0HỘI «Ã»</p>\n<p>{wrong}</p>\n"
    assert decode(body.encode()) == "<p>XÃ\u00a0HỘI «Ã»</p>\n<p>Cải cách hành chính</p>\n"


@pytest.mark.parametrize(
    "text",
    ["XÃ HỘI", "São Tomé", "«Ã»", "L’âge d’or", "ÃO", "naïve café", "50 µg ± 2°C", "KHÔNG Â»"],
)
def test_what_is_right_stays(text: str) -> None:
    assert decode(text.encode()) == text


# -- whatever comes -------------------------------------------------------------------------------


@given(st.binary(max_size=60), st.sampled_from(["", LATIN_HEADER, "charset=tcvn", "charset=hz"]))
def test_any_bytes_become_text_without_zeros(body: bytes, content_type: str) -> None:
    read = decode(body, content_type=content_type)
    assert "\0" not in read
    read.encode()  # holds no half of a pair of UTF-16
    assert unicodedata.is_normalized("NFC", read)


def test_zeros_between_letters_are_dropped() -> None:
    assert decode(b"<p>a\0b\0</p>" + b" " * 40) == "<p>ab</p>" + " " * 40


def test_bytes_that_are_no_utf8_are_not_taken_for_it_without_the_letters_between_them() -> None:
    assert decode(b"\xc3\xa9\xc3Qxq\xba\r") == "éÃQxqº\n"
    assert decode(b"I\n\xc3\xa1\xc3x\xbaa") == "I\náÃxºa"
