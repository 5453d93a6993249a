"""Makes wrong files out of right ones. The same `Random` makes the same file."""

import io
import re
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

LONGEST: Final = 50_000
"""Bytes of a file that is made."""
_INSIDE: Final = 0.8
"""The part of the changes to zip files that is made to what they hold."""
_UNPACKED: Final = 20 * LONGEST
_DAMAGED: Final = (
    BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
    struct.error,
    zlib.error,
)
_WORD: Final = re.compile(rb"[A-Za-z0-9_.-]+")
TOKENS: Final = (
    *(bytes([code]) for code in b"\x00\x07\t\n\r\x1b\x7f\x80\xc3\xed\xff\"'\\{}[]:,#&*!|>%@`$-?="),
    b"\xef\xbb\xbf",  # byte-order marks
    b"\xff\xfe",
    b"\xed\xa0\x80",  # half of a pair, and a zero in two bytes
    b"\xc0\x80",
    b"\xf4\x90\x80\x80",
    b"\x1b[2J\x1b]0;x\x07",
    *(character.encode() for character in "\x85\x9b\u200b\u2028\u202e\u2066\ufeff\uffff\U0010ffff"),
    "\u0301".encode() * 300,
    b"\r\n",
    b"\\ud800",
    b"\\udc00\\ud800",
    b"\\u0000",
    b"\\u001b[2J",
    b"\\u009b",
    b"\\u202e",
    b"null",
    b"true",
    b"NaN",
    b"-Infinity",
    b"0",
    b"-1",
    b"1e400",
    b"1e-400",
    b"18446744073709551616",
    b"9223372036854775808",
    b"9" * 400,
    b"9" * 5_000,
    b"0." + b"3" * 5_000,
    b"[" * 3_000,
    b'{"a":' * 3_000,
    b"{}",
    b"[]",
    b'""',
    b"x" * 20_000,
    b"- " * 200,
    b"&a ",
    b"*a",
    b"&a [*a, *a]",
    b"<<: *a\n",
    b"!!binary ",
    b"!!python/object/apply:os.system ",
    b"\n---\n",
    b"\n...\n",
    b"%YAML 9.9\n---\n",
    b"? ",
    b": ",
    b"- ",
    b" |\n",
    b" >2-\n",
    b"P0001",
    b"P0001.1",
    b"P0009.99999999999999999999",
    b"O0002",
    b"N01",
    b"$last",
    b"$p.1",
    b"p: ",
    b"--help",
    b"--json",
    b"--from -",
    b"--",
    b"-q",
    b"0000-00-00",
    b"9999-12-31",
    b"31-02-2020",
)
"""What readers stumble over."""


def mutated(seeds: Sequence[bytes], random: Random) -> bytes:
    """Return one of the files with a few changes; of a zip file mostly in what it holds, else it only is damaged."""
    content = random.choice(seeds)
    parts = _parts(content) if random.random() < _INSIDE else {}
    if not parts:
        return _changed(content, seeds, random)
    changed = random.choice(sorted(parts))
    return _zipped({**parts, changed: _changed(parts[changed], list(parts.values()), random)})


def _parts(content: bytes) -> Mapping[str, bytes]:
    """Return what a zip file holds; nothing for another file, and one that is damaged or large already."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _UNPACKED:
                return {}
            return {name: archive.read(name) for name in archive.namelist()}
    except _DAMAGED:
        return {}


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(ZipInfo(name), part)
    return content.getvalue()


def _changed(content: bytes, seeds: Sequence[bytes], random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        content = random.choice(_CHANGES)(content, random.choice(seeds), random)[:LONGEST]
    return content


def _place(content: bytes, random: Random) -> int:
    return random.randint(0, len(content))


def _piece(content: bytes, random: Random) -> tuple[int, int]:
    """Return where a piece starts and ends, rather a short one."""
    start = _place(content, random)
    return start, min(len(content), start + random.choice((1, 2, 8, 40, 200, 2_000)))


def _flip(content: bytes, _other: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    if changed:
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _other: bytes, random: Random) -> bytes:
    return content[: _place(content, random)]


def _drop(content: bytes, _other: bytes, random: Random) -> bytes:
    start, end = _piece(content, random)
    return content[:start] + content[end:]


def _repeat(content: bytes, _other: bytes, random: Random) -> bytes:
    start, end = _piece(content, random)
    return content[:end] + content[start:end] * random.choice((1, 2, 30, 1_000)) + content[end:]


def _splice(content: bytes, other: bytes, random: Random) -> bytes:
    return content[: _place(content, random)] + other[_place(other, random) :]


def _insert(content: bytes, _other: bytes, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.choice(TOKENS) + content[place:]


def _replace_word(content: bytes, other: bytes, random: Random) -> bytes:
    """Put a token, or a word of another file, in the place of a word, number, name or id."""
    words = list(_WORD.finditer(content))
    if not words:
        return content
    word = random.choice(words)
    others = _WORD.findall(other)
    new = random.choice(others) if others and random.random() < 0.5 else random.choice(TOKENS)
    return content[: word.start()] + new + content[word.end() :]


def _move_line(content: bytes, other: bytes, random: Random) -> bytes:
    """Put a line of this file or another somewhere else, or twice."""
    lines, others = content.split(b"\n"), other.split(b"\n")
    line = random.choice(others) if random.random() < 0.5 else lines[random.randrange(len(lines))]
    if random.random() < 0.5:
        del lines[random.randrange(len(lines))]
    lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


_CHANGES: Final[Sequence[Callable[[bytes, bytes, Random], bytes]]] = (
    _flip,
    _cut,
    _drop,
    _repeat,
    _splice,
    _insert,
    _insert,
    _replace_word,
    _replace_word,
    _move_line,
)
