"""Whether own articles help is tried on articles that were not learned from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cchc_nlp.classification.labelled import Labelled, as_labelled
from cchc_nlp.classification.training import shipped_articles
from cchc_nlp.classification.trial import Trial, families_of, sign_test, try_own, with_own
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


@pytest.mark.no_cover
def test_an_office_s_own_words_are_learned() -> None:
    trial = try_own(OWN, shipped=[])
    assert (trial.articles, trial.reform) == (40, 20)
    assert trial.before < trial.after == 1.0
    assert (trial.mended, trial.spoiled) == (20, 0)
    assert trial.helped


@pytest.fixture
def _few_ship(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a hundred articles shipped: looking for re-posts of all of them takes seconds."""
    few = shipped_articles()[:100]
    monkeypatch.setattr("cchc_nlp.classification.trial.shipped_articles", lambda: few)


@pytest.mark.usefixtures("_few_ship")
def test_ids_need_not_be_different() -> None:
    rows = [replace(row, article=replace(row.article, id="same")) for row in OWN]
    rows = [replace(row, family=str(i)) for i, row in enumerate(rows)]
    assert try_own(rows, shipped=[]).articles == 40


def test_no_more_is_claimed_than_chance_allows() -> None:
    assert not Trial(24, 12, 0.8, 0.9, mended=3, spoiled=1, chance=sign_test(3, 1)).helped
    assert not Trial(24, 12, 0.9, 0.8, mended=0, spoiled=9, chance=sign_test(0, 9)).helped
    assert sign_test(0, 0) == 1.0


BODY = "Cán bộ một cửa nhận hồ sơ của bà con trong xã vào sáng thứ hai hằng tuần. " * 10


def test_families_and_repeated_texts_are_joined() -> None:
    """A repeats B, B is of one family with C: the three are never divided."""
    one, two, three, other = (
        replace(row, family=family, article=replace(row.article, text=text))
        for row, family, text in zip(
            OWN, ("f1", "f2", "f2", "f3"), (BODY, BODY, "Khác.", "Nữa."), strict=False
        )
    )
    joined = families_of([one, two, three, other])
    assert joined[0] == joined[1] == joined[2] != joined[3]


@pytest.mark.no_cover
def test_what_the_shipped_model_has_seen_is_not_measured_on() -> None:
    """Nor what only repeats it under another title."""
    shipped = shipped_articles()[:30]
    again = [
        replace(row, article=replace(row.article, title=f"{row.article.title} (tin lại)"))
        for row in shipped[15:]
    ]
    trial = try_own([*shipped[:15], *again, *OWN], shipped=[])
    assert (trial.articles, trial.seen) == (40, 30)


@pytest.mark.usefixtures("_few_ship")
def test_of_articles_that_ship_nothing_can_be_tried() -> None:
    shipped = shipped_articles()[:40]
    with pytest.raises(InputError, match="40 of 40 are, or repeat, articles that ship"):
        try_own(shipped, shipped)


def test_worse_is_said_where_it_is() -> None:
    worse = Trial(40, 20, 0.9, 0.5, mended=0, spoiled=9, chance=sign_test(0, 9))
    assert (worse.helped, worse.harmed) == (False, True)


def test_a_text_in_both_counts_as_one_s_own() -> None:
    changed = replace(OWN[0], is_reform=not OWN[0].is_reform)
    assert with_own([changed], OWN[:2]) == [OWN[1], changed]


@pytest.mark.usefixtures("_few_ship")
def test_too_few_articles_are_refused() -> None:
    with pytest.raises(InputError, match="10 of each kind"):
        try_own(OWN[:6], shipped=[])
    one_family = [replace(row, family=row.article.id[0]) for row in OWN]
    with pytest.raises(InputError, match="1 subjects of reform articles, 1 of general ones: 5 of"):
        try_own(one_family, shipped=[])
