"""Make what ships in src/cchc_nlp/classification/model, from corpora/labelled and ordinary news.

Run: python tools/make_model.py [--news FILE.jsonl.gz]. With --news the frequencies of n-grams are
counted anew (corpora/background/DATA_CARD.md); without it those that are there stay.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import numpy as np

from cchc_nlp.classification.labeling import as_article
from cchc_nlp.classification.labelled import read_labelled
from cchc_nlp.classification.linear import save_model
from cchc_nlp.classification.ngrams import batches, grams
from cchc_nlp.classification.shipped import model_folder
from cchc_nlp.classification.training import each_once, train_model

CORPUS = Path(__file__).parent.parent / "corpora" / "labelled"
FEWEST = 10  # texts: n-grams in fewer are left out, and tell of no single text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path)
    news = parser.parse_args().news
    if news:
        make_background(news)
    pack_articles()
    model = train_model(read_labelled(CORPUS))
    save_model(model, model_folder())
    print(f"{model.id}: {len(model.seen)} articles, {len(model.vocabulary.names)} n-grams")


def make_background(news: Path) -> None:
    """Count in how many texts each n-gram stands; only counts, of n-grams by number, are kept."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        articles = [as_article(json.loads(line)) for line in lines]
    numbers = np.concatenate([each_once(grams(batch))[0] for batch in batches(articles)])
    number, count = np.unique(numbers, return_counts=True)
    kept = count >= FEWEST
    np.savez_compressed(
        model_folder() / "background.npz",
        number=number[kept],
        texts=count[kept].astype(np.uint16),
        articles=np.int64(len(articles)),
    )
    print(f"{kept.sum()} n-grams of {len(articles)} articles")


def pack_articles() -> None:
    """The labelled articles as one file, the same bytes for the same articles."""
    lines = [
        json.dumps(_kept(json.loads(line)), ensure_ascii=False)
        for path in sorted((CORPUS / "articles").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    body = gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0)
    (model_folder() / "labelled.jsonl.gz").write_bytes(body)


def _kept(row: dict[str, object]) -> dict[str, object]:
    return {name: row[name] for name in ("id", "title", "text", "is_reform", "label", "family")}


if __name__ == "__main__":
    main()
