"""What each labeler gives, one line a corpus; how fast each is; what shows it for ten articles.

Run: CCHC_SHARED=FOLDER python -m benchmarks.eval_classification. Without CCHC_SHARED only the
project's own texts are measured. The labelled newspaper articles and the department year were read
while lexicon, rules and the shares of the combined labeler were chosen: their figures flatter. The
ordinary news has no labels: an alarm there is not always a false one.
"""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.telling import tell

from cchc_nlp.classification.combined import CombinedLabeler
from cchc_nlp.classification.evaluation import Evaluation, evaluate_articles
from cchc_nlp.classification.labeling import LABELERS, Labeler, as_article, get_labeler
from cchc_nlp.classification.labelled import Labelled, read_labelled
from cchc_nlp.classification.taxonomy import counts_as_reform
from cchc_nlp.classification.training import train_model
from cchc_nlp.records import Article, Label, Policy

CORPORA = Path(__file__).parent.parent / "corpora"
YEAR = CORPORA / "so-nnptnt-2023" / "gold.jsonl"
POLICIES: tuple[Policy, ...] = ("strict_tthc", "cchc", "broad")
CLEAR = "high"
ROUNDS = 3
LETTERS = 3000  # of the articles that speed is told for


def main() -> None:
    print_held_out(list(read_labelled(CORPORA / "labelled")))
    shipped = {name: get_labeler(name) for name in LABELERS}
    year = list(read_labelled(YEAR))
    for name, labeler in shipped.items():
        print_figures(f"department year, {name}", evaluate_articles(year, labeler=labeler))
    print_counts(YEAR)
    if not os.environ.get("CCHC_SHARED"):
        print("CCHC_SHARED is not set: news is not measured")
        return
    folder = Path(os.environ["CCHC_SHARED"]) / "data"
    print_news(shipped, list(read_labelled(folder / "reform_dev.jsonl")))
    ordinary = read_articles(folder / "news_sample.jsonl.gz")
    for name, labeler in shipped.items():
        labels = [label for label in labeler.classify(ordinary) if label.is_reform]
        sure = sum(label.confidence == "high" for label in labels)
        print(f"ordinary news, {name:<17} n {len(ordinary)}  alarms {len(labels)}, {sure} sure")
    print_speed(shipped, [a for a in ordinary if 2000 < len(a.text) < 4500][:1500])


def read_articles(path: Path) -> list[Article]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [as_article(json.loads(line)) for line in lines]


def print_held_out(rows: Sequence[Labelled]) -> None:
    """A model of `train` alone, on what was held out by subject and by time."""
    linear = train_model(row for row in rows if row.strata["split"] == "train")
    labelers = {
        "combined": CombinedLabeler(linear),
        "linear": linear,
        "rules": get_labeler("rules"),
    }
    for part in ("families", "later"):
        held_out = [row for row in rows if row.strata["split"] == part]
        for name, labeler in labelers.items():
            print_figures(f"written, {part}, {name}", evaluate_articles(held_out, labeler=labeler))


def print_news(labelers: Mapping[str, Labeler], rows: Sequence[Labelled]) -> None:
    clear = [row for row in rows if row.strata["confidence"] == CLEAR]
    for name, labeler in labelers.items():
        print_figures(f"labelled news, {name}", evaluate_articles(rows, labeler=labeler))
        print_figures(f"  the clear ones, {name}", evaluate_articles(clear, labeler=labeler))


def print_figures(name: str, found: Evaluation) -> None:
    print(
        f"{name:<32} n {found.articles:>4}  P {found.precision:.3f}  R {found.recall:.3f}"
        f"  F1 {found.f1:.3f}  primary macro-F1 {found.primary_macro_f1:.3f}"
        f"  calibration error {found.calibration_error:.3f}  count {found.count_error:+d}"
        f"  expected count {found.expected_count_error:+.1f}",
        flush=True,
    )
    told = {"precision": found.precision, "recall": found.recall, "f1": found.f1}
    told |= {"primary_macro_f1": found.primary_macro_f1}
    rounded = {what: round(share, 4) for what, share in told.items()}
    tell("labels", name.strip(), articles=found.articles, **rounded)


def print_counts(path: Path) -> None:
    """What a count of the department's year gives if no person reads anything."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines = [line for line in lines if line["role"] == "unique"]
    labels = list(get_labeler().classify(as_article(line) for line in lines))
    for policy in POLICIES:
        true = [counts_as_reform(_true_label(line), policy) for line in lines]
        said = [counts_as_reform(label, policy) for label in labels]
        wrong = sum(a and not b for a, b in zip(said, true, strict=True))
        missed = sum(b and not a for a, b in zip(said, true, strict=True))
        name = f"department year, {policy}"
        print(
            f"{name:<32} n {len(lines):>4}  true {sum(true)}  counted {sum(said)}"
            f"  wrongly {wrong}  missed {missed}"
        )


def _true_label(line: Mapping[str, Any]) -> Label:
    return Label(
        article_id="",
        url="",
        title=line["title"],
        is_reform=line["is_reform"],
        score=float(line["is_reform"]),
        primary=line["primary"],
        secondary=tuple(line["secondary"]),
        confidence=line["confidence"],
    )


def print_speed(labelers: Mapping[str, Labeler], articles: Sequence[Article]) -> None:
    """Articles of LETTERS letters a second on one core, and beside splitting the same text."""
    size = sum(len(article.text) for article in articles) / LETTERS
    rates = {}
    bare = _seconds(lambda: [article.text.lower().split() for article in articles])
    print(f"{'lower case, split at spaces':<32} {size / bare:8.0f} articles a second")
    for name, labeler in labelers.items():
        seconds = _seconds(lambda labeler=labeler: _drain(labeler.classify(articles)))
        print(f"{name:<32} {size / seconds:8.0f} articles a second, {bare / seconds:.2f} of that")
        rates[name] = round(size / seconds)
    tell("labels", f"articles of {LETTERS} letters", articles_a_second=rates)


def _seconds(work: Callable[[], object]) -> float:
    """The median of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - started)
    return sorted(rounds)[ROUNDS // 2]


def _drain(labels: Iterable[Label]) -> None:
    for _ in labels:
        pass


if __name__ == "__main__":
    main()
