"""The public verb takes records and mappings, keeps their order and names what it cannot take."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from cchc_nlp.classification.labeling import classify, get_labeler
from cchc_nlp.errors import InputError
from cchc_nlp.records import Article, Label

TEXT = "Sở niêm yết 12 TTHC tại Bộ phận Một cửa."


def test_a_record_and_a_mapping_of_the_same_text_get_the_same_label() -> None:
    record = Article(id="a1", url="http://so.example/1", title="Niêm yết TTHC", text=TEXT)
    mapping = {"id": "a1", "url": "http://so.example/1", "title": "Niêm yết TTHC", "text": TEXT}
    first, second = classify([record, mapping])
    assert first == second
    assert (first.article_id, first.url) == ("a1", "http://so.example/1")


def test_without_an_id_the_label_is_known_by_its_text() -> None:
    one, same, other = classify({"title": "Tin", "text": text} for text in ("Một.", "Một.", "Hai."))
    assert one.article_id == same.article_id != other.article_id


def test_the_json_of_a_label_is_the_published_one() -> None:
    (label,) = classify([{"title": "Niêm yết TTHC", "text": TEXT}])
    plain = label.to_dict()
    assert list(plain) == [
        "article_id", "url", "title", "is_reform", "score", "primary", "secondary", "confidence",
        "evidence", "labeler", "reviewed",
    ]  # fmt: skip
    assert set(plain["evidence"][0]) == {"start", "end", "text", "weight"}
    assert plain["labeler"] == get_labeler().id


def test_text_is_normalized_before_it_is_read() -> None:
    """Decomposed letters: the spans point into the composed text."""
    row = {"title": "", "text": "Nie\u0302m ye\u0302\u0301t TTHC"}
    (label,) = classify([row], labeler=get_labeler("rules"))
    assert [(e.start, e.end, e.text) for e in label.evidence] == [(0, 13, "Niêm yết TTHC")]


@dataclass(frozen=True)
class Everything:
    """A labeler that finds reform everywhere."""

    id: str = "everything"

    def classify(self, articles: Iterable[Article]) -> Iterator[Label]:
        for item in articles:
            yield Label(item.id, item.url, item.title, True, 1.0, "X1", labeler=self.id)


def test_another_labeler_can_take_the_place_of_the_rules() -> None:
    (label,) = classify([{"title": "Giá lúa", "text": ""}], labeler=Everything())
    assert (label.labeler, label.primary) == ("everything", "X1")


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"title": "Tin"}, "needs 'text' as text; the fields given are: title"),
        ({"text": "Tin"}, "needs 'title' as text"),
        ({"title": "Tin", "text": None}, "needs 'text'"),
        ({}, "none"),
    ],
)
def test_what_is_no_article_is_refused_by_name(item: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(classify([item]))


def test_records_are_composed_too_and_lone_surrogates_do_no_harm() -> None:
    text = "Sở niêm yết công khai thủ tục hành chính tại Bộ phận Một cửa."
    apart = Article("1", "", "Niêm yết TTHC", unicodedata.normalize("NFD", text))
    whole = Article("1", "", "Niêm yết TTHC", text)
    assert list(classify([apart])) == list(classify([whole]))
    (label,) = classify([{"title": "Niêm yết TTHC \ud800", "text": f"{text} \udfff"}])
    assert label.title == "Niêm yết TTHC \ufffd"
    assert label.is_reform
