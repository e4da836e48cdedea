"""Terms are found whole, by the longest form, at offsets of the text as given."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_nlp.errors import InputError
from cchc_nlp.vietnamese.lexicon import find_terms, load_lexicon, read_lexicon
from cchc_nlp.vietnamese.phrase_search import PhraseTree


def found(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(m.text, m.term.labels, m.term.strength) for m in find_terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the longest form wins: not "thủ tục hành chính", not "cải cách"
        (
            "đẩy mạnh cải cách thủ tục hành chính",
            [("cải cách thủ tục hành chính", ("P2",), "strong")],
        ),
        # a form with an abbreviation is also found written out, and the other way round
        ("niêm yết thủ tục hành chính", [("niêm yết thủ tục hành chính", ("P2",), "strong")]),
        ("Niêm yết TTHC", [("Niêm yết TTHC", ("P2",), "strong")]),
        # case, tone-mark style and doubled spaces do not matter
        ("CHUẨN HOÁ, SỐ HOÁ HỒ SƠ", [("SỐ HOÁ HỒ SƠ", ("P2",), "strong")]),
        ("Bộ phận  Một cửa", [("Bộ phận  Một cửa", ("P2",), "strong")]),
        # look-alike letters: Cyrillic capitals in an abbreviation
        ("kiểm soát ТТНС", [("kiểm soát ТТНС", ("P2",), "strong")]),
        # capitals are significant: "pci" is a card slot, "PCI" an index
        ("khe cắm pci", []),
        ("xếp thứ năm PCI cả nước", [("PCI", ("X3",), "strong")]),
        # whole syllables only: "TTHCM" is not TTHC
        ("khối TTHCM", []),
        # an ambiguous abbreviation says so, and stands for all it may mean
        ("điểm DTI tăng", [("DTI", ("P6", "X3"), "ambiguous")]),
        # a term does not reach over a line break
        ("bộ phận\nmột cửa", [("một cửa", ("P2",), "weak")]),
        # what only looks like a term is none
        ("thời kỳ cải cách ruộng đất", []),
        ("chặn đầu xe công an", []),
        ("nộp hồ sơ dự thầu", []),
    ],
)
def test_terms_of_a_sentence(text: str, expected: list[tuple[str, tuple[str, ...], str]]) -> None:
    assert found(text) == expected


SYLLABLES = st.sampled_from(
    "cải cách thủ tục hành chính TTHC CCHC một cửa dịch vụ công trực tuyến lúa , . \n hoà HOÀ "
    "a\u0300 xe công an biên chế giao PCI pci số hóa ( ) 76/NQ-CP Nghị quyết".split(" ")
)


@given(st.lists(SYLLABLES, max_size=30).map(" ".join))
def test_a_mention_is_what_stands_in_the_text_and_mentions_never_overlap(raw: str) -> None:
    text = unicodedata.normalize("NFC", raw)
    end = 0
    for mention in find_terms(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert all(text[m.start : m.end] == m.text for m in find_terms(text))


def test_the_lexicon_is_well_formed() -> None:
    lexicon = load_lexicon()
    for form, term in lexicon.terms.items():
        assert unicodedata.is_normalized("NFC", form)
        assert form == " ".join(form.split())
        assert set(term.labels) <= {"P1", "P2", "P3", "P4", "P5", "P6", "X1", "X2", "X3"}
    for label in ("P1", "P2", "P3", "P4", "P5", "P6", "X1", "X2", "X3"):
        assert any(label in t.labels and t.strength == "strong" for t in lexicon.terms.values())
    assert not set(lexicon.elsewhere) & set(lexicon.terms)


def test_each_form_of_the_lexicon_is_found_as_itself() -> None:
    """A form hidden by the spelling of another would be dead data."""
    for form, term in load_lexicon().terms.items():
        (mention,) = find_terms(form)
        assert (mention.text, mention.term) == (form, term)


def test_a_tree_gives_the_value_of_the_longest_phrase_and_goes_on_behind_it() -> None:
    tree = PhraseTree([("một cửa", 1), ("một cửa liên thông", 2), ("liên thông", 3)])
    assert list(tree.find("một cửa liên thông liên thông một cửa liên")) == [
        (0, 18, 2),
        (19, 29, 3),
        (30, 37, 1),
    ]


OWN = """
[words]
whole = ["trực báo"]

[interchangeable]
QTNB = "quy trình nội bộ"

[P2]
strong = ["thẻ xếp hàng | phiếu xếp hàng"]

[elsewhere]
phrases = ["thẻ xếp hàng siêu thị"]
"""


def test_a_persons_own_lexicon_comes_on_top_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    lexicon = read_lexicon(tmp_path / "own.toml")
    text = "Lấy phiếu xếp hàng, thẻ xếp hàng siêu thị; theo TTHC"
    found = [(m.text, m.term.name, m.term.labels) for m in find_terms(text, lexicon=lexicon)]
    assert found == [
        ("phiếu xếp hàng", "thẻ xếp hàng", ("P2",)), ("TTHC", "TTHC", ("P2",)),
    ]  # fmt: skip
    assert "trực báo" in lexicon.words
    assert "trực báo" not in load_lexicon().words
    assert [m.text for m in find_terms(text)] == ["TTHC"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[P7]\nstrong = []", "no section [P7] in a lexicon; there are"),
        ("[P2]\nstark = ['a']", "[P2] stark: a list of texts was expected"),
        ("[P2]\nstrong = 'a'", "[P2] strong: a list of texts was expected"),
        ("[interchangeable]\nA = ['b']", "[interchangeable] A: a text was expected"),
        ("[P2", "not TOML"),
        ("", "the file is empty"),
    ],
)
def test_a_lexicon_that_is_none(content: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)):
        read_lexicon(tmp_path / "own.toml")
