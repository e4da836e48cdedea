"""The spaCy pipeline: found by name, saved, loaded in another process, run in two."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

from cchc_nlp import load_spacy

TEXT = (
    "Từ ngày 01/01/2023 đến ngày 25/10/2023, Sở đã đăng tải hơn 152 tin, bài về cải cách thủ tục "
    "hành chính theo Kế hoạch số 07/KH-SNN ngày 30/01/2023; đạt 99,5% kế hoạch.\n\n  Hết. "
)


@pytest.fixture(scope="module")
def doc() -> Doc:
    return load_spacy()(TEXT)


def test_what_the_parts_find(doc: Doc) -> None:
    found = {
        group: [(s.text, s.label_, s.id_) for s in doc.spans[group]]
        for group in ("terms", "citations", "quantities")
    }
    assert found == {
        "terms": [("cải cách thủ tục hành chính", "P2", "cải cách TTHC")],
        "citations": [("Kế hoạch số 07/KH-SNN ngày 30/01/2023", "Kế hoạch", "07/KH-SNN")],
        "quantities": [("152", "over", "152"), ("99,5", "percent", "99.5")],
    }


def test_the_label_and_what_shows_it() -> None:
    doc = load_spacy()("Sở niêm yết công khai thủ tục hành chính; rút ngắn thời gian giải quyết.")
    assert doc.cats["reform"] == doc.cats["P2"] > 0.5
    assert doc.cats["reform"] + doc.cats["general"] == pytest.approx(1)
    shown = {(span.text, span.label_) for span in doc.spans["reform"]}
    assert ("niêm yết công khai thủ tục hành chính", "P2") in shown


def test_a_title_counts_towards_the_label() -> None:
    nlp = load_spacy()
    doc = nlp.make_doc("Sáng nay, hội nghị đã diễn ra tại hội trường.")
    doc.user_data["title"] = "Hội nghị trực tuyến về cải cách hành chính"
    assert nlp(doc).cats["reform"] > 0.5


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=50), st.text("hoàải 1.2/NĐ-CP\n\t\u0301\u00a0 ", max_size=50)))
def test_every_character_is_kept(text: str) -> None:
    assert load_spacy()(text).text == text


def test_a_decomposed_text_keeps_its_form_and_its_finds() -> None:
    text = unicodedata.normalize("NFD", TEXT)
    doc = load_spacy()(text)
    assert doc.text == text
    assert [unicodedata.normalize("NFC", s.id_) for s in doc.spans["citations"]] == ["07/KH-SNN"]


def test_extra_words_are_kept_whole_and_kept_on_disk(tmp_path: Path) -> None:
    nlp = load_spacy(extra_words=["trực báo"])
    nlp.to_disk(tmp_path)
    for pipeline in (nlp, spacy.load(tmp_path), spacy.blank("vi", config=nlp.config)):
        assert [t.text for t in pipeline.make_doc("Hội nghị trực báo")] == ["Hội nghị", "trực báo"]
    again = load_spacy().from_bytes(nlp.to_bytes())
    assert again.tokenizer.extra_words == ["trực báo"]


def test_a_saved_pipeline_runs_in_a_process_that_imported_nothing(tmp_path: Path, doc: Doc) -> None:
    load_spacy().to_disk(tmp_path / "nlp")
    (tmp_path / "text").write_text(TEXT, encoding="utf-8")
    script = (
        "import sys, pathlib, spacy; folder = pathlib.Path(sys.argv[1]);"
        "doc = spacy.load(folder / 'nlp')((folder / 'text').read_text('utf-8'));"
        "assert 'pyvi' not in sys.modules; doc.to_disk(folder / 'doc')"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True, timeout=120)
    read = Doc(doc.vocab).from_disk(tmp_path / "doc")
    assert read.text == TEXT
    assert read.cats == doc.cats
    assert [s.text for s in read.spans["citations"]] == [s.text for s in doc.spans["citations"]]


def test_spacy_finds_the_installed_pipeline_by_name() -> None:
    nlp = spacy.load("cchc_nlp", exclude=["cchc_reform"])
    assert nlp.pipe_names == ["cchc_terms", "cchc_citations", "cchc_quantities"]
    changed = spacy.load("cchc_nlp", config={"nlp": {"tokenizer": {"extra_words": ["trực báo"]}}})
    assert "trực báo" in [t.text for t in changed.make_doc("Hội nghị trực báo")]


def test_two_processes_find_what_one_does() -> None:
    nlp, texts = load_spacy(), [TEXT, "Quyết định 12/QĐ-UBND", "", TEXT]
    one, two = (DocBin(docs=nlp.pipe(texts, n_process=n, batch_size=2)).to_bytes() for n in (1, 2))
    assert one == two
