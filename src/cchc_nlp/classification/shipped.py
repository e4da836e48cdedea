"""What ships in `model/`: the trained model, what it was trained on, and how common n-grams are.

`tools/make_model.py` makes it. The labelled articles are those of corpora/labelled; the
frequencies are of n-grams, by their numbers, in ordinary news: counts, no text.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cchc_nlp.classification.linear import LinearModel, load_model

if TYPE_CHECKING:
    import numpy as np


class Background(NamedTuple):
    """In how many of `articles` texts an n-gram stands; those in very few are left out."""

    number: np.ndarray
    texts: np.ndarray
    articles: int

    def frequency(self, numbers: np.ndarray) -> np.ndarray:
        """In how many texts each of the n-grams stands, 0 for one that is left out."""
        import numpy as np

        place = np.searchsorted(self.number, numbers).clip(max=max(0, len(self.number) - 1))
        found: np.ndarray = self.texts[place].astype(np.int64) * (self.number[place] == numbers)
        return found


@cache
def shipped_model() -> LinearModel:
    """The model that labels where no other is given."""
    return load_model(model_folder())


@cache
def background() -> Background:
    """How common n-grams are in ordinary news."""
    import numpy as np

    with np.load(model_folder() / "background.npz", allow_pickle=False) as arrays:
        return Background(arrays["number"], arrays["texts"], int(arrays["articles"]))


def model_folder() -> Path:
    """Where it is."""
    return Path(str(resources.files(__package__))) / "model"
