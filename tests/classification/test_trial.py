"""Whether own articles help is tried on articles that were not learned from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_nlp.classification.labelled import Labelled, as_labelled
from cchc_nlp.classification.trial import Trial, clustered, sign_test, try_own, with_own
from cchc_nlp.errors import InputError

WORDS = "sớm trưa chiều tối xuân hạ thu đông mưa nắng gió sương bưởi cam quýt mận đào lê ổi chuối"
# Words that no other model knows as reform: an office's own name for its one-stop shop.
OWN: list[Labelled] = [
    as_labelled(
        {
            "id": f"{kind}{number}",
            "title": f"Quầy Lúa Vàng {number}" if kind == "r" else f"Chợ Lúa Vàng {number}",
            "text": f"Quầy Lúa Vàng phiên {number} {word}. " * 15
            if kind == "r"
            else f"Chợ phiên {number} bán {word}. " * 15,
            "is_reform": kind == "r",
        }
    )
    for number, word in enumerate(WORDS.split())
    for kind in ("r", "g")
]


def test_an_office_s_own_words_are_learned() -> None:
    trial = try_own(OWN, shipped=[])
    assert (trial.articles, trial.reform) == (40, 20)
    assert trial.before < trial.after == 1.0
    assert (trial.mended, trial.spoiled) == (20, 0)
    assert trial.helped


def test_ids_need_not_be_different() -> None:
    rows = [replace(row, article=replace(row.article, id="same")) for row in OWN]
    rows = [replace(row, family=str(i)) for i, row in enumerate(rows)]
    assert try_own(rows, shipped=[]).articles == 40


def test_no_more_is_claimed_than_chance_allows() -> None:
    assert not Trial(24, 12, 0.8, 0.9, mended=3, spoiled=1, chance=sign_test(3, 1)).helped
    assert not Trial(24, 12, 0.9, 0.8, mended=0, spoiled=9, chance=sign_test(0, 9)).helped
    assert sign_test(0, 0) == 1.0


def test_a_repeated_text_stays_in_one_family() -> None:
    long = replace(OWN[0].article, text="Cán bộ một cửa nhận hồ sơ của bà con. " * 20)
    rows = [replace(OWN[0], article=long), OWN[1], replace(OWN[2], article=replace(long, id="x"))]
    one, other, again = clustered(rows)
    assert one.family == again.family != other.family


def test_a_text_in_both_counts_as_one_s_own() -> None:
    changed = replace(OWN[0], is_reform=not OWN[0].is_reform)
    assert with_own([changed], OWN[:2]) == [OWN[1], changed]


def test_too_few_articles_are_refused() -> None:
    with pytest.raises(InputError, match="10 of each kind"):
        try_own(OWN[:6], shipped=[])
    one_family = [replace(row, family="f") for row in OWN]
    with pytest.raises(InputError, match="1 clusters of articles: 5 are needed"):
        try_own(one_family, shipped=[])
