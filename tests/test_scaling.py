"""A pool gives what one process gives, in the same order."""

from __future__ import annotations

import pytest

from cchc_nlp.classification.labeling import classify
from cchc_nlp.scaling import in_parallel

from .factories import article


@pytest.mark.parametrize("workers", [1, 2])
def test_order_and_content_are_kept(workers: int) -> None:
    articles = [article(str(n), title=f"Cắt giảm {n} thủ tục hành chính") for n in range(20)]
    labels = list(in_parallel(classify, articles, workers=workers, batch=3))
    assert labels == list(classify(articles))
