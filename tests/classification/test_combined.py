"""The labeler that is used where no other is named."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.classification.combined import CombinedLabeler
from cchc_nlp.classification.evaluation import evaluate_file
from cchc_nlp.classification.labeling import LABELERS, classify, get_labeler
from cchc_nlp.classification.labelled import Labelled
from cchc_nlp.classification.linear import article_hash
from cchc_nlp.classification.shipped import background, model_folder, shipped_model
from cchc_nlp.classification.taxonomy import counts_as_reform
from cchc_nlp.classification.training import shipped_articles
from cchc_nlp.errors import InputError

ONE_STOP = {
    "title": "Xã vùng cao giải quyết hồ sơ ngay tại bản",
    "text": "Từ đầu năm, cán bộ tư pháp và địa chính của xã đem theo máy tính đến từng bản,"
    " nhận hồ sơ khai sinh, chứng thực và trả kết quả trong ngày.\nNgười dân không phải đi ba"
    " chục cây số ra Bộ phận Một cửa; tỷ lệ hồ sơ đúng hạn lên 99,2%.",
}  # fmt: skip
MATCH = {
    "title": "Đội bóng phố núi thắng trận thứ ba liên tiếp",
    "text": "Hai bàn thắng trong hiệp hai giúp đội chủ nhà vươn lên thứ tư. Huấn luyện viên nói"
    " ông hài lòng với tinh thần của các cầu thủ.",
}  # fmt: skip


@pytest.fixture(scope="module")
def shipped() -> list[Labelled]:
    return shipped_articles()


def test_it_says_what_it_saw() -> None:
    one, other = classify([ONE_STOP, MATCH])
    assert (one.is_reform, one.primary, one.confidence) == (True, "P2", "high")
    assert {"hồ sơ", "Bộ phận Một cửa"} & {span.text for span in one.evidence}
    assert all(ONE_STOP["text"][s.start : s.end] == s.text for s in one.evidence)
    assert sum(span.weight for span in one.evidence) == pytest.approx(1, abs=0.001)
    assert (other.is_reform, other.primary) == (False, "G7")


def test_spans_are_in_order_and_apart(shipped: list[Labelled]) -> None:
    articles = [row.article for row in shipped[:300]]
    for article, label in zip(articles, get_labeler().classify(articles), strict=True):
        ends = [0, *(span.end for span in label.evidence)]
        assert all(span.start >= end for span, end in zip(label.evidence, ends, strict=False))
        assert all(article.text[s.start : s.end] == s.text for s in label.evidence)


def test_a_recruitment_notice_is_reform_and_never_beyond_doubt() -> None:
    row = {"title": "Thông báo tuyển dụng viên chức năm 2023", "text": "Sở cần tuyển 12 người."}
    (label,) = classify([row])
    assert (label.is_reform, label.primary, label.confidence) == (True, "P4", "low")


def test_labels_are_the_same_one_by_one_and_together() -> None:
    rows = [ONE_STOP, MATCH] * 40
    assert list(classify(rows)) == [label for row in rows for label in classify([row])]


def test_articles_are_taken_as_they_come() -> None:
    """Not more than a batch is read ahead."""
    taken = 0

    def endless() -> Iterator[dict[str, str]]:
        nonlocal taken
        while True:
            taken += 1
            yield MATCH

    next(classify(endless()))
    assert taken <= 32


@pytest.mark.parametrize("name", LABELERS)
def test_every_labeler_labels(name: str) -> None:
    labeler = get_labeler(name)  # type: ignore[arg-type]
    labels = list(classify([ONE_STOP, MATCH], labeler=labeler))
    assert [label.is_reform for label in labels] == [name != "phrases", False]
    assert {label.labeler for label in labels} == {labeler.id}


def test_a_labeler_that_there_is_not() -> None:
    with pytest.raises(InputError, match="there are combined, linear, rules, phrases"):
        get_labeler("magic")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="uses no model"):
        get_labeler("rules", model="m")


def test_the_model_that_ships_is_that_of_the_articles_that_ship(shipped: list[Labelled]) -> None:
    assert shipped_model().seen == {article_hash(row.article) for row in shipped}
    assert isinstance(get_labeler(), CombinedLabeler)
    assert shipped_model().id in get_labeler().id


def test_what_ships_holds_numbers_and_written_articles_only() -> None:
    assert sorted(path.name for path in model_folder().iterdir()) == [
        "background.npz", "labelled.jsonl.gz", "model.json", "weights.npz",
    ]  # fmt: skip
    about = json.loads((model_folder() / "model.json").read_text("utf-8"))
    assert all(len(name.removeprefix("t:").split()) <= 2 for name in about["grams"])
    common = background()
    assert common.texts.min() >= 10
    assert (common.number[1:] > common.number[:-1]).all()


# -- how good it is: floors a little below what was measured ---------------------------------------


def test_the_department_year_is_counted_right_unread(project: Path) -> None:
    path = project / "corpora" / "so-nnptnt-2023" / "gold.jsonl"
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    labels = list(classify(line for line in lines if line["role"] == "unique"))
    assert len(labels) == 152
    counts = [sum(counts_as_reform(x, p) for x in labels) for p in ("strict_tthc", "cchc")]
    assert counts == [pytest.approx(31, abs=1), pytest.approx(50, abs=2)]


@pytest.mark.no_cover
def test_figures_on_labelled_news(shared: Path) -> None:
    found = evaluate_file(shared / "data" / "reform_dev.jsonl")
    assert found.f1 >= 0.90
    assert found.strata["confidence: high"].f1 >= 0.95
    assert found.primary_macro_f1 >= 0.68
    assert found.calibration_error <= 0.03


@pytest.mark.no_cover
def test_ordinary_news_raises_few_alarms(shared: Path) -> None:
    """Some of them are right: 5,000 ordinary articles hold a few about reform."""
    packed = (shared / "data" / "news_sample.jsonl.gz").read_bytes()
    lines = [json.loads(line) for line in gzip.decompress(packed).splitlines()]
    assert sum(label.is_reform for label in classify(lines)) <= 0.008 * len(lines)


def test_an_article_about_a_communication_campaign(shared: Path) -> None:
    text = (shared / "sources" / "bai-viet-chi-cuc-trong-trot-2024.txt").read_text("utf-8")
    (found,) = classify([{"title": text.split("\n", 1)[0], "text": text}])
    assert (found.is_reform, found.primary, found.confidence) == (True, "X2", "high")


def test_a_single_sentence_is_left_to_the_rules() -> None:
    """The model has learned from articles; one sentence is none."""
    text = "Sở niêm yết công khai thủ tục hành chính; rút ngắn thời gian giải quyết."
    (label,) = classify([{"title": "", "text": text}])
    assert (label.is_reform, label.primary) == (True, "P2")
