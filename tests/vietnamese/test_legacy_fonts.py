"""Text of TCVN3 and VNI is told by its letters, and read back whole; other text is left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.vietnamese.byte_tables import TCVN
from cchc_nlp.vietnamese.legacy_fonts import (
    TCVN3,
    VNI,
    from_legacy_font,
    from_legacy_lines,
    from_tcvn3,
    from_vni,
    legacy_font_of,
    with_capitals,
)
from cchc_nlp.vietnamese.normalization import decode

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]
TO_TCVN3 = {new: old for old, new in TCVN3.items()}
TO_TCVN3 |= {s.upper(): TO_TCVN3[s] for s in SMALL if s in TO_TCVN3 and s.upper() not in TO_TCVN3}
TO_VNI = {new: old for old, new in VNI.items() if old in (old.lower(), old.upper())}
SENTENCE = "Ủy ban nhân dân tỉnh ban hành Quyết định số 485 về cải cách hành chính, ưu tiên đất đai"


def as_tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(c, c) for c in text)


def as_vni(text: str) -> str:
    return "".join(TO_VNI.get(c, c) for c in text)


# -- the tables -----------------------------------------------------------------------------------


@pytest.mark.parametrize("letter", LETTERS)
def test_vni_has_every_letter_and_gives_it_back(letter: str) -> None:
    assert from_vni(as_vni(letter)) == letter
    assert letter.isascii() or letter in "íìÍÌôÔ" or as_vni(letter) != letter


@pytest.mark.parametrize("letter", LETTERS)
def test_tcvn3_gives_every_letter_back_and_its_capital_among_capitals(letter: str) -> None:
    assert from_tcvn3(as_tcvn3(letter)).lower() == letter.lower()
    if letter in SMALL or letter in "ĂÂĐÊÔƠƯ":
        assert from_tcvn3(as_tcvn3(letter)) == letter
    else:
        assert with_capitals(f"TO{from_tcvn3(as_tcvn3(letter))}N") == f"TO{letter}N"


def test_tcvn3_is_the_standards_table_of_small_letters() -> None:
    assert all(TCVN[ord(old)] == new for old, new in TCVN3.items())
    assert len(TCVN3) == 67 + 7


SYLLABLES = st.text(st.sampled_from([*SMALL, *"bcdghklmnpqrstvx"]), min_size=1, max_size=6)
TEXTS = st.lists(SYLLABLES, max_size=8).map(" ".join)


@given(st.text(st.sampled_from([*LETTERS, *"bcdghklmnpqrstvxBCDNGH 0123,.-"]), max_size=40))
def test_any_text_in_vni_is_itself_again(text: str) -> None:
    assert from_vni(as_vni(text)) == text


@given(TEXTS)
def test_any_small_text_in_tcvn3_is_itself_again(text: str) -> None:
    assert from_tcvn3(as_tcvn3(text)) == text


# -- telling --------------------------------------------------------------------------------------

OTHERS = [
    SENTENCE,
    SENTENCE.upper(),
    unicodedata.normalize("NFD", SENTENCE),
    "Où est l'été ? Là-bas, près de la forêt, où le maïs naïf mûrit dès août; dû, crû, ça, Noël.",
    "À l'œuvre : «L'État» n'a pas reçu l'aéroport ambiguë, où Moïse goûte le maïs.",
    "El niño pequeño comió ñandú, ¿qué más? ¡Así está! España, año 2023, ñu, ñoño, sí, té, tú.",
    "A informação não é pública; as ações são difíceis. Países, saúde, baú, herói, avó, já, são.",
    "Für die Bürger: größere Häuser, Bär, Öl, Köln, Tür, hör zu, schön, Gemäß § 12 Abs. 3, dürfen.",
    "Però può già più così, città è lì, dirò ciò",
    "På søndag får vi øl, æbler og små brød; är det så här på ön? Töö pää",
    "Windows® and Office® © 2023 Microsoft™ · All rights reserved ®",
    "5 µg, 10µm ± 0,5; § 12, §§ 3-4; 3 × 4 ÷ 2 = 6; ½ + ¼ = ¾; x² + y³; 25°C; 1.245 ¥, £20, ¢5",
    "Giá: 5.000đ · 2.000 ¢ » Trang chủ » Tin tức « Trở lại ª º ¹ ¡ ¦ ¬",
    "Ê, Ô tô, Ủ ê, Ý, à, ạ, ở; Bế Mạc, té ngã, dè dặt, sè sẽ, cò, né, mì, ý tứ, vò võ",
    "a¨b c©d e®f µ¸¹ §¨ª",
    "Lắk Đắk, Krông Păk, Pleiku, Măng Đen, Ia Grai",
    "The façade's naïve coöperation: résumé, über, El Niño, Curaçao, São Paulo, Zürich, Tromsø",
]


@pytest.mark.parametrize("text", OTHERS)
def test_other_text_is_of_no_legacy_font(text: str) -> None:
    assert legacy_font_of(text) is None
    assert from_legacy_font(text) == text
    assert decode(text.encode()) == unicodedata.normalize("NFC", text)


def test_many_other_texts_together_are_of_none() -> None:
    assert legacy_font_of("\n".join(OTHERS)) is None


@pytest.mark.parametrize(
    ("written", "font", "read"),
    [
        ("Hµ néi, ngµy 22 th¸ng 11 n¨m 2002", "tcvn3", "Hà nội, ngày 22 tháng 11 năm 2002"),
        ("§¹i häc", "tcvn3", "Đại học"),
        ("Tr\u00ad\u00eang, ng\u00ad\u00eai", "tcvn3", "Trường, người"),
        ("QuyÕt ®Þnh sè 485/Q§-UBND", "tcvn3", "Quyết định số 485/QĐ-UBND"),
        ("tØnh §¨k L¨k, « t«", "tcvn3", "tỉnh Đăk Lăk, ô tô"),
        ("Haø noäi, ngaøy 22 thaùng 11", "vni", "Hà nội, ngày 22 tháng 11"),
        ("UÛY BAN NHAÂN DAÂN TÆNH", "vni", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Ñaïi hoïc Ñaêk Laék", "vni", "Đại học Đăk Lắk"),
    ],
)
def test_text_of_a_font_is_known_and_read(written: str, font: str, read: str) -> None:
    assert legacy_font_of(written) == font
    assert from_legacy_font(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("UBND TØNH Hµ NAM", "UBND TỈNH HÀ NAM"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("§éC LËP - Tù DO - H¹NH PHóC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("Së Y tÕ Hµ Néi, Së KH&§T vµ UBND tØnh", "Sở Y tế Hà Nội, Sở KH&ĐT và UBND tỉnh"),
        ("TOµN v¨n quyÕt ®Þnh", "TOÀN văn quyết định"),
    ],
)
def test_capitals_are_repaired_among_capitals(written: str, read: str) -> None:
    assert from_legacy_font(written) == read


# -- mixed ----------------------------------------------------------------------------------------


def test_each_line_is_of_its_own_font() -> None:
    lines = [SENTENCE, as_tcvn3(SENTENCE[1:]), as_vni(SENTENCE), OTHERS[3]]
    assert from_legacy_lines(lines) == [SENTENCE, SENTENCE[1:], SENTENCE, OTHERS[3]]


def test_short_lines_are_read_as_the_sure_ones_are() -> None:
    lines = ["V¨n", "(Sè 5)", as_tcvn3("của ủy ban nhân dân")]
    assert from_legacy_lines(lines) == ["Văn", "(Số 5)", "của ủy ban nhân dân"]
    assert from_legacy_lines(["V¨n"]) == ["V¨n"]


def test_a_right_line_beside_wrong_ones_keeps_its_words() -> None:
    right = "dân, té, dè, nhân"
    read = from_legacy_lines([as_tcvn3("của ủy ban nhân dân"), "Tỉnh ủy nhân dân", right])
    assert read[1:] == ["Tỉnh ủy nhân dân", right]


@pytest.mark.parametrize("encode", [as_tcvn3, as_vni])
@pytest.mark.parametrize("charset", ["utf-8", "latin-1"])
def test_text_between_the_tags_of_a_page_is_read(encode: object, charset: str) -> None:
    assert callable(encode)
    said = encode("nhân dân tỉnh ưu tiên <b>đất đai</b> cải cách")
    page = f'<a href="/a?b=µ" title="®"><p>{said}</p></a>'
    meant = "nhân dân tỉnh ưu tiên <b>đất đai</b> cải cách"
    assert decode(page.encode(charset)) == f'<a href="/a?b=µ" title="®"><p>{meant}</p></a>'


def test_letters_written_as_entities_are_read_with_the_rest() -> None:
    page = "<p>H&micro; n&eacute;i, ng&#181;y 22 th¸ng 11 n¨m tr&shy;íc &lt;b&gt;</p><p>A&amp;B</p>"
    read = "<p>Hà nội, ngày 22 tháng 11 năm trước &lt;b&gt;</p><p>A&amp;B</p>"
    assert decode(page.encode()) == read
