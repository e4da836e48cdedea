"""Which letters make a Vietnamese syllable: what tells Vietnamese from bytes read wrongly.

A syllable is an onset, a rhyme and at most one tone mark; a rhyme that ends in c, ch, p or t takes
no mark but sắc and nặng. (Đoàn Thiện Thuật, Ngữ âm tiếng Việt, 1977, gives the rhymes.)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"
_ONSET = re.compile("(ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?")
# Bare ă and â are letters, not words. "ăk" is in names of the highlands: Đắk Lắk.
_RHYMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu
    iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uên uênh uêt
    ui um un ung up uơ ut uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu""".split()
)
# What stands after "qu", where the u belongs to the onset.
_AFTER_QU = (_RHYMES - {"ô", "o", "u", "ư"}) | {"ych", "ynh", "yt"}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable, as it is spelled with its marks.

    >>> [is_syllable(word) for word in ("Nghiêng", "quốc", "GIỮ", "naïf", "hỏp", "été")]
    [True, True, True, False, False, False]
    """
    plain, tone = _without_tone(word.lower())
    onset = _ONSET.match(plain)
    start = onset[0] if onset else ""
    rhymes = [(start, plain[len(start) :])]
    if start == "gi":  # gì, gìn, giết
        rhymes.append(("g", plain[1:]))
    return any(_is_rhyme(*pair, tone) for pair in rhymes)


def _is_rhyme(onset: str, rhyme: str, tone: str) -> bool:
    if rhyme not in (_AFTER_QU if onset == "qu" else _RHYMES):
        return False
    is_stopped = rhyme.endswith(("c", "ch", "k", "p", "t"))
    return len(tone) <= 1 and not (is_stopped and tone and tone not in _STOPPED_TONES)


def _without_tone(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in decomposed if c in TONES)
    plain = "".join(c for c in decomposed if c not in TONES)
    return unicodedata.normalize("NFC", plain), tone


def share_of_syllables(text: str) -> float:
    """Of the words with a letter that English lacks, the share that are Vietnamese syllables.

    >>> share_of_syllables("Sở Nội vụ, été, Windows")
    0.75
    """
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
