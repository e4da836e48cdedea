"""Whether an item is the office's own or a re-post, by the origin printed with it.

Papers, stations, news agencies, central portals, other departments and other sites' addresses are
somebody else, unless the item stands on their own site. The office's units, authors, and whoever
is not known here, are the office itself: a re-post is said to be one only where it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from cchc_nlp.extraction.bylines import byline_of
from cchc_nlp.records import Article
from cchc_nlp.vietnamese.folding import fold, plain_letters

LAST_LINES = 2  # of a text, among which its origin may stand
FEWEST_LETTERS = 5  # of a name that is looked for in another one

# What "báo" and "đài" are where they are no paper and no station: a report, a price, Taiwan. A
# commune's loudspeakers ("đài truyền thanh") are a unit of its own.
_NO_PAPER = "cáo|chí|giá|hiệu|động|tin(?! tức)|danh|ơn|hiếu|oán|thức|mộng"
_NO_STATION = r"loan|bắc|trung|nam|hoa|tưởng|truyền thanh|sen|các"
_BEFORE = r"(?:^|[(,;/|\-:]\s*|\b(?:theo|nguồn|trang|của|trích|từ)\s+)"
_PRESS = re.compile(
    rf"{_BEFORE}(?:báo(?!\s+(?:{_NO_PAPER})\b)\s+\w|đài(?!\s+(?:{_NO_STATION})\b)\s+\w|tạp chí\b)"
    r"|\bthông tấn xã\b|\b(?:ttxvn|ttx|vov\d?|vtv\d*|vtc|htv\d*|vgp|sggp|đcsvn|vnews)\b"
    r"|\bvietnam ?\+"
    r"|\b(?:vnexpress|vietnamplus|vietnamnet|vietnam ?net|dân ?trí|zing ?news|znews|baomoi|infonet"
    r"|cafef|cafebiz|soha|dantri|vneconomy|laodong)\b"
)
# Papers that are also everyday words: only where they are all that is said.
_PAPERS = frozenset(
    "nhân dân|lao động|thanh niên|tuổi trẻ|tuổi trẻ online|tiền phong|quân đội nhân dân|tin tức"
    "|công an nhân dân|sài gòn giải phóng|hà nội mới|hànộimới|nông nghiệp việt nam|người lao động"
    "|pháp luật việt nam|kinh tế đô thị|kinh tế và đô thị|đại đoàn kết|chính phủ|quốc hội"
    "|văn phòng chính phủ|đảng cộng sản việt nam|vietnam news|internet|mạng internet|sưu tầm"
    "|st|intenet|cổng chính phủ|ban tuyên giáo trung ương".split("|")
)
_CENTRAL = re.compile(
    r"\b(?:cổng|trang|website|web)\b.*\b(?:chính phủ|quốc hội|trung ương|đảng cộng sản|dịch vụ công"
    r" quốc gia)\b"
)
# The province's portal, on any site but the province's own.
_PROVINCE = re.compile(
    r"\bcổng\b.*\b(?:tỉnh|thành phố|ubnd tỉnh)\b(?!.*\b(?:sở|ban|chi cục|trung tâm)\b)"
)
# Ministries as their names and the labels of their hosts.
_MINISTRIES = {
    "nội vụ": "moha", "tài chính": "mof", "tư pháp": "moj", "xây dựng": "moc", "y tế": "moh",
    "công thương": "moit", "công an": "bocongan mps", "quốc phòng": "mod bqp",
    "ngoại giao": "mofa", "giáo dục": "moet", "khoa học": "most", "văn hoá": "bvhttdl",
    "nông nghiệp": "mard mae", "tài nguyên": "monre", "thông tin": "mic", "lao động": "molisa",
    "giao thông": "mt mot", "kế hoạch": "mpi", "dân tộc": "btgcp ubdt",
}  # fmt: skip
_MINISTRY = re.compile(rf"\bbộ ({'|'.join(_MINISTRIES)})\b")
_DEPARTMENT = re.compile(r"\bsở ((?:\w|[ &,.-])+)")
_DEPARTMENT_HOSTS = frozenset(
    "snn snnptnt snnmt snv stc skhdt sxd sgtvt skhcn stttt stp sct svhttdl svhtt sdl sgddt syt"
    " stnmt sldtbxh sngv".split()
)
_DOMAIN = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)?"
    r"((?:[a-z0-9-]+\.)+(?:vn|com|net|org|info|example))\b"
)
_SUFFIX = re.compile(
    r"\.(?:(?:gov|org|edu|com|net|info|name|health|ac)\.vn|vn|com|net|org|example)$"
)


def is_repost(article: Article) -> bool:
    """Whether the printed origin names somebody else's paper, station, office or site.

    Without one, a line such as "(Theo Báo Nhân Dân)" at the end of the text counts.

    >>> [is_repost(Article("1", "http://so.example/1", "Tin", "Sở họp.", origin=name))
    ...  for name in ("Báo Nhân Dân", "so.example", "Báo cáo của Sở", "Văn phòng Sở")]
    [True, False, False, False]
    """
    printed = article.origin or _last_origin(article.text)
    origin = fold(printed).strip(" .\"'()[]:-") if printed else ""
    return bool(origin) and _is_other(origin, tuple(_hosts(article)), fold(article.source))


def _last_origin(text: str) -> str:
    """The origin that a short line at the end of a text is; "" if there is none."""
    lines = [line for line in text.rsplit("\n", LAST_LINES + 1) if line.strip()][-LAST_LINES:]
    found = (byline_of(line) for line in reversed(lines))
    return next((byline.origin for byline in found if byline and byline.origin), "")


def _hosts(article: Article) -> Iterator[str]:
    """The host that the item stands on, and its site's name if it is one."""
    for place in (urlsplit(article.url).netloc, article.source):
        host = place.lower().partition(":")[0].removeprefix("www.")
        if "." in host:
            yield host


def _is_other(origin: str, hosts: tuple[str, ...], source: str) -> bool:
    domains = _DOMAIN.findall(origin)
    if any(_is_same_site(domain, host) for domain in domains for host in hosts):
        return False
    if domains:
        return True
    if len(source) >= FEWEST_LETTERS and "." not in source and _names(origin, source):
        return False
    name = re.sub(r"^(?:theo|nguồn(?: tin)?|source|trích)\s*:?\s*", "", origin).strip(" \"'(")
    if any(_squeezed(name) in host.replace("-", "") for host in hosts):
        return False  # "Báo Vĩnh Giang" on baovinhgiang.vn
    if name in _PAPERS or _PRESS.search(origin) or _CENTRAL.search(origin):
        return True
    return (
        _is_other_ministry(origin, hosts)
        or (_PROVINCE.search(origin) is not None and any(map(_depth, hosts)))
        or _is_other_department(origin, hosts)
    )


def _names(origin: str, source: str) -> bool:
    """Whether the site's name is in the origin, or the reverse, as whole words."""
    pairs = ((origin, source), (source, origin))
    return any(f" {inner} " in f" {outer} " and len(inner) > 4 for outer, inner in pairs)


def _depth(host: str) -> int:
    """How far a host is below a body's main one: 0 for a province's portal, 1 for a department's.

    >>> _depth("vinhgiang.gov.vn"), _depth("cchc.sonnptnt.vinhgiang.gov.vn")
    (0, 2)
    """
    return _SUFFIX.sub("", host).count(".")


def _is_same_site(domain: str, host: str) -> bool:
    """Whether two hosts are one office's: the province's portal is not its department's.

    >>> _is_same_site("sonv.vinhgiang.gov.vn", "cchc.sonv.vinhgiang.gov.vn")
    True
    >>> _is_same_site("vinhgiang.gov.vn", "sonv.vinhgiang.gov.vn")
    False
    """
    shorter, longer = sorted((domain, host), key=len)
    return domain == host or (longer.endswith(f".{shorter}") and _depth(shorter) > 0)


def _is_other_ministry(origin: str, hosts: tuple[str, ...]) -> bool:
    found = _MINISTRY.search(origin)
    if found is None:
        return False
    labels = _MINISTRIES[found[1]].split()
    return not any(label in host.split(".") for host in hosts for label in labels)


def _is_other_department(origin: str, hosts: tuple[str, ...]) -> bool:
    """Whether "Sở ..." is another department than the one whose host it stands on."""
    found = _DEPARTMENT.search(origin)
    own = [label for host in hosts for label in host.split(".") if _is_department(label)]
    if found is None or not own:
        return False
    forms = _short_forms(found[1])
    return not any(
        label.startswith(prefix) and _agree(label.removeprefix(prefix), form)
        for label in own
        for prefix in ("so", "s")
        for form in forms
    )


def _is_department(label: str) -> bool:
    return label in _DEPARTMENT_HOSTS or (label.startswith("so") and len(label) > 3)


def _short_forms(name: str) -> tuple[str, str]:
    """A department's name without spaces, and its first letters, as hosts have them.

    >>> _short_forms("nông nghiệp và ptnt")
    ('nongnghiepvaptnt', 'nnptnt')
    """
    words = re.findall(r"[a-z]+", plain_letters(name))
    named = [word for word in words if word not in ("va", "tinh")]
    letters = (word[0] if re.search(r"[aeiouy]", word) else word for word in named)
    return "".join(words), "".join(letters)


def _agree(host: str, name: str) -> bool:
    return bool(host) and (host.startswith(name) or name.startswith(host))


def _squeezed(name: str) -> str:
    """A name as hosts write it; one too short to tell anything is nowhere.

    >>> _squeezed("báo vĩnh giang")
    'baovinhgiang'
    """
    letters = re.sub(r"[^a-z0-9]", "", plain_letters(name))
    return letters if len(letters) >= FEWEST_LETTERS else " "
