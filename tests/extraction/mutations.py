"""Ways to break a page: what a server cuts, doubles, mixes up or encodes wrongly."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]


def _place(body: bytes, rng: random.Random) -> int:
    return rng.randrange(len(body) + 1)


def _stretch(body: bytes, rng: random.Random, longest: int = 4000) -> tuple[int, int]:
    start = _place(body, rng)
    return start, min(len(body), start + rng.randrange(1, longest))


def cut_off(body: bytes, rng: random.Random) -> bytes:
    return body[: _place(body, rng)]


def beginning_lost(body: bytes, rng: random.Random) -> bytes:
    return body[_place(body, rng) :]


def cut_in_a_tag(body: bytes, rng: random.Random) -> bytes:
    places = [place for place, byte in enumerate(body) if byte == ord("<")]
    return body[: rng.choice(places) + rng.randrange(1, 12)] if places else body


def cut_in_a_letter(body: bytes, rng: random.Random) -> bytes:
    places = [place for place, byte in enumerate(body) if byte >= 0xE1]
    return body[: rng.choice(places) + rng.randrange(1, 3)] if places else body


def stretch_lost(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng)
    return body[:start] + body[end:]


def stretch_doubled(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng)
    return body[:end] + body[start:end] * rng.choice((1, 1, 1, 20)) + body[end:]


def stretch_moved(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng)
    rest = body[:start] + body[end:]
    place = _place(rest, rng)
    return rest[:place] + body[start:end] + rest[place:]


def stretch_reversed(body: bytes, rng: random.Random) -> bytes:
    start, end = _stretch(body, rng, 200)
    return body[:start] + body[start:end][::-1] + body[end:]


def page_doubled(body: bytes, rng: random.Random) -> bytes:
    return body * rng.choice((2, 3))


def _tags(body: bytes) -> list[tuple[int, int]]:
    found, start = [], body.find(b"<")
    while start >= 0:
        end = body.find(b">", start)
        if end < 0:
            break
        found.append((start, end + 1))
        start = body.find(b"<", end)
    return found


def _with_tags(body: bytes, change: Callable[[list[bytes]], None]) -> bytes:
    """The page with its tags changed, the text between them as it was."""
    tags = _tags(body)
    ends = [0, *(end for _, end in tags)]
    texts = [body[end:start] for end, (start, _) in zip(ends, tags, strict=False)]
    pieces = [body[start:end] for start, end in tags]
    change(pieces)
    between = b"".join(text + tag for text, tag in zip(texts, pieces, strict=True))
    return between + body[ends[-1] :]


def tags_dropped(body: bytes, rng: random.Random) -> bytes:
    share = rng.choice((0.02, 0.2, 0.7))

    def drop(tags: list[bytes]) -> None:
        tags[:] = [b"" if rng.random() < share else tag for tag in tags]

    return _with_tags(body, drop)


def tags_swapped(body: bytes, rng: random.Random) -> bytes:
    def swap(tags: list[bytes]) -> None:
        for _ in range(min(len(tags), rng.choice((2, 20, 200)))):
            one, other = rng.randrange(len(tags)), rng.randrange(len(tags))
            tags[one], tags[other] = tags[other], tags[one]

    return _with_tags(body, swap)


def tags_never_closed(body: bytes, rng: random.Random) -> bytes:
    def reopen(tags: list[bytes]) -> None:
        tags[:] = [b"" if tag.startswith(b"</") and rng.random() < 0.8 else tag for tag in tags]

    return _with_tags(body, reopen)


def attributes_cut(body: bytes, rng: random.Random) -> bytes:
    def cut(tags: list[bytes]) -> None:
        for place, tag in enumerate(tags):
            if b'"' in tag and rng.random() < 0.2:
                start = rng.randrange(tag.find(b'"'), len(tag))
                tags[place] = tag[:start] + rng.choice((b">", b"", b'">', b"'>"))

    return _with_tags(body, cut)


def classes_mixed(body: bytes, rng: random.Random) -> bytes:
    """Values of attributes on other elements: selectors find what they never meant."""
    values = [piece for piece in body.split(b'"')[1::2] if len(piece) < 60]
    pieces = body.split(b'"')
    for place in range(1, len(pieces), 2):
        if values and rng.random() < 0.3:
            pieces[place] = rng.choice(values)
    return b'"'.join(pieces)


def bytes_flipped(body: bytes, rng: random.Random) -> bytes:
    flipped = bytearray(body)
    for _ in range(min(len(flipped), rng.choice((1, 10, 100, 1000)))):
        flipped[rng.randrange(len(flipped))] = rng.randrange(256)
    return bytes(flipped)


def null_bytes(body: bytes, rng: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(rng.choice((1, 30, 300))):
        changed.insert(rng.randrange(len(changed) + 1), 0)
    return bytes(changed)


def nested(body: bytes, rng: random.Random) -> bytes:
    tag = rng.choice((b"div", b"span", b"font", b"table><tr><td", b"ul><li", b"b", b"a", b"form"))
    depth = rng.choice((30, 300, 300, 10_000))
    place = rng.choice((0, body.find(b"<body"), body.find(b"<h1"), _place(body, rng)))
    place = max(0, place)
    return body[:place] + b"<" + (tag + b"><") * depth + b"p>" + body[place:]


def unclosed(body: bytes, rng: random.Random) -> bytes:
    tag = rng.choice((b"<div class='tin-khac'>", b"<p>", b"<td>", b"<h1>", b"<!--", b"<script>"))
    place = _place(body, rng)
    return body[:place] + tag * 1000 + body[place:]


HOSTILE = (
    "a a " * 30,
    "chia sẻ " * 15,
    "In bài viết | Gửi mail | " * 5,
    "25/10/2023 " * 14,
    "ngày đăng ngày đăng " * 8,
    "1" * 119,
    "1.1.1." * 20,
    "." * 119,
    "(" * 119,
    "#a #b " * 19,
    "Tác giả: " * 14,
    "Nguồn: ( Theo " * 8,
    "- " * 59,
    "Thứ hai thứ ba " * 8,
    "Cập nhật lúc " * 9,
    "A A A. " * 3,
)


def hostile_lines(body: bytes, rng: random.Random) -> bytes:
    """Lines that patterns could go round and round in, among the page's own."""
    tags = [end for _, end in _tags(body)] or [0]
    for _ in range(rng.randrange(1, 20)):
        place = rng.choice(tags)
        line = rng.choice(HOSTILE)[: rng.randrange(20, 160)] + rng.choice(("", "!", " é", " 1"))
        body = body[:place] + f"<p>{line}</p>".encode() + body[place:]
        tags = [end if end <= place else end + len(line.encode()) + 7 for end in tags]
    return body


def words_to_numbers(body: bytes, rng: random.Random) -> bytes:
    """Dates and numbers that are none: 99/99/9999, years of nine digits."""
    changed = bytearray(body)
    for place, byte in enumerate(changed):
        if 0x30 <= byte <= 0x39 and rng.random() < 0.3:
            changed[place] = rng.choice(b"0123456789999")
    return bytes(changed)


def wrong_charset(body: bytes, rng: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    charset = rng.choice(("utf-16", "utf-16-le", "cp1258", "latin-1", "utf-7", "utf-32", "gb18030"))
    return text.encode(charset, "replace")


def saved_twice(body: bytes, rng: random.Random) -> bytes:
    """UTF-8 that was read as windows-1252, once or twice."""
    for _ in range(rng.choice((1, 2, 3))):
        body = body.decode("cp1252", "replace").encode()
    return body


def escaped(body: bytes, rng: random.Random) -> bytes:
    amp = b"&amp;" * rng.choice((1, 2, 4))
    return body.replace(b"<", amp + b"lt;") if rng.random() < 0.5 else body.replace(b"&", amp)


MUTATIONS: tuple[Mutation, ...] = (
    cut_off,
    beginning_lost,
    cut_in_a_tag,
    cut_in_a_letter,
    stretch_lost,
    stretch_doubled,
    stretch_moved,
    stretch_reversed,
    page_doubled,
    tags_dropped,
    tags_swapped,
    tags_never_closed,
    attributes_cut,
    classes_mixed,
    bytes_flipped,
    null_bytes,
    nested,
    unclosed,
    hostile_lines,
    words_to_numbers,
    wrong_charset,
    saved_twice,
    escaped,
)


def mutated(body: bytes, seed: str) -> tuple[str, bytes]:
    """A page with one to three things broken, and which; the same for the same seed."""
    rng = random.Random(seed)
    chosen = [rng.choice(MUTATIONS) for _ in range(rng.choice((1, 1, 2, 3)))]
    for mutation in chosen:
        body = mutation(body, rng)
        if len(body) > 3_000_000:  # a doubling of a doubling
            break
    return "+".join(mutation.__name__ for mutation in chosen), body
