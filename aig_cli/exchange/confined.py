"""Reading what a stranger made in a process of its own, which may take little memory and time.

A reader in another language than Python can end the whole program, and a small file can ask for all memory there is.
Here only the process ends that read it.
"""

import os
import resource
import signal
from collections.abc import Iterator
from typing import Any, Final, NoReturn

import msgspec

from aig_cli import errors
from aig_cli.errors import AigError, OverLimitsError
from aig_cli.language import Phrase

MEMORY: Final = 768
"""MiB of addresses that reading may take beside those of the program."""
SECONDS: Final = 60
"""Seconds of processor time that reading may take."""
_STATISTICS: Final = "/proc/self/statm"
_LINE, _ERROR = b"=", b"!"


def confined(lines: Iterator[bytes], place: str, seconds: int | None = None) -> Iterator[bytes]:
    """Return lines (without a line end in them) that another process makes, which begins at once.

    It may take so many seconds of processor time; 60 where nothing is said.

    What was yielded counts only when the end is reached.

    Raises:
        AigError: while they are yielded: what the other process raised.
        OverLimitsError: the process ended otherwise: more memory than 768 MiB, more time, or a crash.
    """
    received = _received(lines, place, seconds or SECONDS)
    next(received)
    return received


def _received(lines: Iterator[bytes], place: str, seconds: int) -> Iterator[bytes]:
    """Yield an empty line when the other process has begun, and then those that it makes."""
    receiver, sender = os.pipe()
    process = os.fork() or _answer(lines, sender, seconds)
    os.close(sender)
    error = None
    try:
        with open(receiver, "rb") as pipe:
            yield b""
            for message in pipe:
                if message.startswith(_ERROR):
                    error = decoded_error(message[1:])  # the last message: the process ends by itself
                elif message.endswith(b"\n"):  # else it was cut short in the midst of a line
                    yield message[1:-1]
    except BaseException:
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        _, status = os.waitpid(process, 0)
    if error:
        raise error
    if status:
        raise OverLimitsError(place=place, memory=MEMORY, seconds=seconds)


def decoded_error(message: bytes) -> AigError:
    """Return the error that was raised in the other process."""
    kind, facts = msgspec.json.decode(message)
    error: AigError = getattr(errors, kind)(**{name: _as_it_was(fact) for name, fact in facts.items()})
    return error


def _as_it_was(fact: Any) -> Any:
    return Phrase(fact["words"], **fact["facts"]) if isinstance(fact, dict) else fact


def _answer(lines: Iterator[bytes], sender: int, seconds: int) -> NoReturn:
    """Send lines, and end this process: with 0 when they were all sent, or an error in their place."""
    code = 1
    try:
        _shut_off(sender)
        _limit(seconds)
        with open(sender, "wb", closefd=False) as pipe:
            pipe.writelines(_messages(lines))
        code = 0
    finally:
        os._exit(code)


def _messages(lines: Iterator[bytes]) -> Iterator[bytes]:
    try:
        for line in lines:
            yield _LINE + line + b"\n"
    except AigError as error:
        yield _ERROR + encoded_error(error) + b"\n"


def encoded_error(error: AigError) -> bytes:
    """Return an error as another process can send it."""
    return msgspec.json.encode([type(error).__name__, error.facts], enc_hook=vars)


def _shut_off(sender: int) -> None:
    """Leave this process one open file, so that it holds no lock and shows nothing, and let signals end it."""
    for ending in (signal.SIGINT, signal.SIGPIPE):
        signal.signal(ending, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nowhere, number)
    os.closerange(3, sender)
    os.closerange(sender + 1, os.sysconf("SC_OPEN_MAX"))


def _limit(seconds: int) -> None:
    """Limit memory, where what is taken already can be measured, and time; leave no core behind."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, seconds)
    if os.path.exists(_STATISTICS):
        with open(_STATISTICS, "rb") as file:
            taken = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _lower(resource.RLIMIT_AS, taken + MEMORY * 2**20)


def _lower(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
