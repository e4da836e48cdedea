"""What a number of a report counts, as a corpus may count it: which articles, on which channel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from cchc_nlp.auditing.cues import cue
from cchc_nlp.classification.taxonomy import counts_as_reform, label_names
from cchc_nlp.records import Claim, Label, Policy, Quantity
from cchc_nlp.vietnamese.folding import fold

Kind = Literal["all", "reform", "label", "rest", "section", "none"]
Channel = Literal["own", "shared", "other", "mixed", "unsaid"]

_PROCEDURES = cue(r"thủ tục hành chính|\btthc\b")
_REFORM = cue(r"cải cách|\bcchc\b")
_REFORM_AS_SUCH = cue(r"cải cách (?:nền )?hành chính|\bcchc\b")
_LABELS = (
    ("P1", cue(r"thể chế|văn bản quy phạm|vbqppl")),
    ("P2", cue(r"một cửa|kiểm soát (?:thủ tục|tthc)")),
    ("P3", cue(r"tổ chức bộ máy|tinh gọn bộ máy")),
    ("P4", cue(r"chế độ công vụ|kỷ luật,? kỷ cương|công vụ,? công chức")),
    ("P5", cue(r"tài chính công")),
    ("P6", cue(
        r"chuyển đổi số|chính phủ (?:điện tử|số)|chính quyền (?:điện tử|số)|dịch vụ công trực tuyến"
        r"|\bdvctt\b|đề án 06"
    )),
    ("X1", cue(r"chỉ đạo,? điều hành (?:về |công tác )*(?:cchc|cải cách)")),
    ("X3", cue(r"chỉ số (?:cchc|cải cách)|par[ -]?index|\bsipas\b|\bpapi\b")),
)  # fmt: skip
_THE_REST = cue(r"(?:nội dung|lĩnh vực|vấn đề|hoạt động|công tác|tin,? bài) khác|^khác$|^còn lại")
_ABOUT = cue(r"\b(?:về|liên quan|phản ánh|nội dung)\b")
_NEWS = cue(r"^(?:lượt )?(?:tin|bài|tin,? ?bài|tin/bài|tin - bài|bài viết|tin tức|tin,? bài viết)$")
_PORTAL = cue(
    r"(?:cổng|trang) (?:thông tin|tin|ttđt|tt điện tử)|trang web|website|portal|trang của sở"
)
_SHARED = cue(
    r"cổng (?:thông tin điện tử|tin điện tử|ttđt|tt điện tử|giao tiếp điện tử) (?:của )?(?:ubnd )?"
    r"(?:tỉnh|thành phố|chính phủ)\b|cổng dịch vụ công"
)
_OTHER = cue(
    r"truyền thanh|phát thanh|truyền hình|\bloa\b|trên báo|\bbáo (?:tỉnh|địa phương)|tạp chí"
    r"|bản tin|\bđài\b|zalo|facebook|fanpage|fan page|mạng xã hội|youtube|tiktok"
)
# What a report says of its own numbers: how many were read ("đã rà soát 30/70"), or are guessed.
_READ = cue(r"\brà soát (?:được |xong )?(?:[\d.]+/)?$")
_UNREAD = cue(r"\b(?:rà soát|(?:người|ai) đọc)\b")
_ESTIMATED = cue(r"\bước (?:tính )?(?:khoảng )?$")


@dataclass(frozen=True)
class Scope:
    """Which articles a number counts: all, reform ones, some labels', a section's, or the rest.

    `first` is the policy that the words themselves mean; "none" is what no corpus tells apart.
    """

    kind: Kind
    first: Policy = "cchc"
    labels: tuple[str, ...] = ()
    section: str = ""

    def counts(self, label: Label, policy: Policy) -> bool:
        """Whether an article with this label is counted under a policy.

        For labels "strict_tthc" is the narrow reading (the article's subject), else the wide one.
        """
        if self.kind == "reform":
            return counts_as_reform(label, policy)
        if self.kind == "rest":
            return not counts_as_reform(label, policy)
        if self.kind == "label":
            wide = policy == "broad" and any(name in self.labels for name in label.secondary)
            return label.primary in self.labels or wide
        return self.kind == "all"


SECTION = "chuyên mục"  # before the name of a portal's section
ALL = Scope("all")
REST = Scope("rest")
NONE = Scope("none")


def scope_of_topic(topic: str) -> Scope:
    """The scope that a topic's own words mean.

    >>> scope_of_topic("Cải cách thủ tục hành chính").first, scope_of_topic("CCHC").first
    ('strict_tthc', 'cchc')
    >>> scope_of_topic("chuyển đổi số").labels, scope_of_topic("chỉ đạo điều hành").kind
    (('P6',), 'none')
    """
    said = fold(topic)
    labels = tuple(name for name, pattern in _LABELS if pattern.search(said))
    if labels in (("X1",), ("X3",)):
        return Scope("label", "cchc", labels)
    if _REFORM_AS_SUCH.search(said):
        return Scope("reform", "cchc")
    if _PROCEDURES.search(said):
        also = tuple(dict.fromkeys(("P2", *labels)))
        return Scope("reform", "strict_tthc") if also == ("P2",) else Scope("label", "cchc", also)
    if labels:
        return Scope("label", "cchc", labels)
    if _REFORM.search(said):
        return Scope("reform", "cchc")
    return REST if _THE_REST.search(said) else NONE


def scope_of_label(topic: str) -> Scope | None:
    """The scope of a label that a topic names in full; None where it names none.

    >>> scope_of_label("Tuyên truyền cải cách hành chính").labels, scope_of_label("CCHC")
    (('X2',), None)
    """
    label = _labels_by_name().get(fold(topic))
    return None if label is None else Scope("label", "cchc", (label,))


@cache
def _labels_by_name() -> Mapping[str, str]:
    return {fold(name): label for label, name in label_names().items()}


def scope_of_cell(topic: str) -> Scope:
    """The scope of a number in a table, whose topic is all that its row and column say.

    >>> scope_of_cell("").kind, scope_of_cell("Khuyến nông").kind
    ('all', 'none')
    """
    if not topic:
        return ALL
    is_crossed = " – " in topic  # what is in both a row's topic and a column's is not counted
    return NONE if is_crossed else scope_of_topic(topic)


def scope_of_total(claim: Claim) -> Scope:
    """What the total counts: everything, unless it says what it is about."""
    total = claim.total
    if total is None:
        return NONE
    scope = scope_of_topic(total.topic)
    if scope.kind not in ("none", "rest"):
        return scope
    after = fold(claim.text[total.end - claim.start :])
    after = after[after.find(fold(total.unit)) + len(total.unit) :][:30]
    is_about = total.topic and _ABOUT.search(re.split(r"[,;.(]", after)[0])
    return NONE if is_about and not channel_in(total.topic) else ALL


def is_of_reading(claim: Claim) -> bool:
    """Whether the total says how many were read or are estimated, not how many were published."""
    total = claim.total
    if total is None:
        return False
    before = fold(claim.text[: total.start - claim.start])
    is_told = _READ.search(before) or _ESTIMATED.search(before)
    return bool(is_told or _UNREAD.search(fold(total.topic)))


def is_news(quantity: Quantity) -> bool:
    """Whether it counts what portals publish, and is one whole number."""
    return isinstance(quantity.value, int) and _NEWS.match(fold(quantity.unit)) is not None


def channel_in(text: str) -> Channel | None:
    """The channel that a text names; None if it names none.

    >>> channel_in("trên Trang thông tin điện tử của Sở"), channel_in("trên fanpage")
    ('own', 'other')
    >>> channel_in("Cổng thông tin điện tử tỉnh Hà Nam"), channel_in("đã đăng 5 tin")
    ('shared', None)
    """
    said = fold(text)
    shared = _SHARED.search(said) is not None
    own = _PORTAL.search(_SHARED.sub(" ", said)) is not None
    other = _OTHER.search(said) is not None
    if own:
        return "mixed" if other or shared else "own"
    if shared:
        return "mixed" if other else "shared"
    return "other" if other else None
