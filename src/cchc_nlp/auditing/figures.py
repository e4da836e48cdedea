"""A figure of a text: a number, the unit it counts, and the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cchc_nlp.auditing.cues import cue
from cchc_nlp.auditing.passages import Passage
from cchc_nlp.records import Bound

PERCENT = "percent"
ELIDED = ""  # a number whose unit is understood from the figure it is part of


@dataclass(frozen=True)
class Figure:
    """A number with its unit; `stop` is where the unit ends, `over` the second of "45/67".

    Of "45 trên tổng số 67 thôn" the first is not `named`: its unit is that of the second; a
    fraction with a stroke `is_stroke`.
    `before` and `after` are the words around it in folded letters, up to the figures beside it
    or the ends of its sentence. `rounding` is half of the last printed digit of "78,76 ngàn".
    """

    start: int
    end: int
    stop: int
    value: int | Fraction | tuple[int, int] | None
    bound: Bound
    kind: str
    weak: bool
    unit: str
    sentence: int
    before: str = ""
    after: str = ""
    rounding: Fraction = Fraction(0)
    over: Figure | None = None
    named: bool = True
    is_stroke: bool = False

    def __hash__(self) -> int:
        """By its place: a text has one figure there, and hashing all of it takes long."""
        return hash((self.start, self.end))

    @property
    def number(self) -> int | Fraction | None:
        """The value if it is one number."""
        return None if isinstance(self.value, tuple) else self.value


# What may follow a number whose unit is understood: "trực tiếp 24, trực tuyến 315", "165 ở huyện".
_ELIDED_BEFORE = cue(
    r"\s*(?:[,;.)…|]|$|\n|và\b|là\b|ở\b|tại\b|trực tiếp\b|trực tuyến\b|qua\b|trước hạn\b|đúng hạn\b"
    r"|quá hạn\b|trễ hạn\b|còn lại\b|đã\b|chưa\b|đang\b|của\b|thuộc\b|trên\b|cấp\b|được\b|về\b"
    r"|\(|đạt\b|bị\b|lên\b|xuống\b|nữ\b|nam\b)"
)
_PLACE = cue(r"\s*(?:ở|tại|cấp|thuộc|của|trên)\b")
# Money, measures, clock and ages are not what an office counts.
_MEASURED = cue(
    r"\s*(?:/|%|(?:đồng|đ|vnđ|vnd|usd|tỷ|ha|tạ|độ|cm|mm|kv|mb|gb|điểm|tuổi|năm|tháng|ngày|tuần"
    r"|quý|chữ(?! ký)|từ)\b|(?:triệu|nghìn|ngàn) đồng|km|m2|m3|m²|m³|kg|tấn|mét vuông|mét khối"
    r"|lần so)"
)


def is_measured(figure: Figure, passage: Passage) -> bool:
    """Whether a number is followed by money, a measure or a length of time."""
    return _MEASURED.match(passage.folded, figure.stop) is not None


def is_elided(figure: Figure, passage: Passage, *, bare: bool = False) -> bool:
    """Whether a number without a unit may take that of the figure it is part of.

    What follows must be an end, a joint or a word of place or state: "10 xe" has a unit of its
    own, if not one that is known here. Outside of a list (`bare`) only a word of place will do.
    """
    if is_measured(figure, passage):
        return False
    follows = _PLACE if bare else _ELIDED_BEFORE
    return follows.match(passage.folded, figure.stop) is not None
