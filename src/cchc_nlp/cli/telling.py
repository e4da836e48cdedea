"""Every failure in one line: what, where, what to do."""

from __future__ import annotations

import errno
import os
import sys

import click

from cchc_nlp.errors import CchcError

_WAYS_OUT = {
    errno.ENOSPC: "the disk is full: free some space and run this again",
    errno.EDQUOT: "your share of the disk is full: free some space and run this again",
    errno.EACCES: "you may not read or write there: check the path and its permissions",
    errno.EPERM: "you may not read or write there: check the path and its permissions",
    errno.EROFS: "nothing can be written there: choose another folder",
    errno.ENOENT: "check the path",
    errno.EISDIR: "that is a folder: name a file in it",
    errno.ENOTDIR: "a part of that path is a file: check the path",
}
_OTHERWISE = "check the path, and that nothing else has it open"
_FULL = ("database or disk is full", "disk I/O error")


def told(error: BaseException) -> str:
    """The line for an error, without the program's name.

    >>> told(OSError(errno.ENOSPC, "No space left on device"))
    'standard output: No space left on device; the disk is full: free some space and run this again'
    """
    if isinstance(error, click.ClickException):
        return _of_click(error)
    if isinstance(error, CchcError):
        return _in_a_line(str(error))
    if isinstance(error, OSError):
        way_out = _WAYS_OUT.get(error.errno or 0, _OTHERWISE)
        where = error.filename if error.filename is not None else "standard output"
        return _in_a_line(f"{where}: {error.strerror or error}; {way_out}")
    if isinstance(error, MemoryError):
        return "out of memory; close other programs, or give a shorter period or a smaller file"
    if _is_of_sqlite(error):
        return _of_sqlite(error)
    what = _in_a_line(f"{type(error).__name__}: {error}")
    return f"unexpected {what}; run with --debug and report it"


def left_early(error: OSError) -> bool:
    """Whether whoever read the output has closed it, as `head` does when it has its lines.

    >>> left_early(BrokenPipeError()), left_early(OSError(errno.ENOSPC, "full"))
    (True, False)
    """
    is_windows_way = os.name == "nt" and error.errno == errno.EINVAL and error.filename is None
    return isinstance(error, BrokenPipeError) or is_windows_way


def _in_a_line(text: str) -> str:
    return " ".join(text.split())


def _of_click(error: click.ClickException) -> str:
    """Wrong use: which verb, what, and where its help is."""
    message = _in_a_line(error.format_message())
    context = getattr(error, "ctx", None)
    if context is None:
        return message
    verb = context.command_path.removeprefix("cchc").strip()
    return f"{verb}{': ' if verb else ''}{message.rstrip('.')}; see `{context.command_path} --help`"


def _is_of_sqlite(error: BaseException) -> bool:
    sqlite3 = sys.modules.get("sqlite3")  # an error of it cannot come before it is there
    return sqlite3 is not None and isinstance(error, sqlite3.Error)


def _of_sqlite(error: BaseException) -> str:
    reason = _in_a_line(str(error))
    if reason in _FULL:
        return f"the corpus: {reason}; free some space and run this again: what was stored is kept"
    if "readonly" in reason:
        return f"the corpus: {reason}; check who may write to the file and its folder"
    if "locked" in reason or "busy" in reason:
        return f"the corpus: {reason}; wait for the other process to end and run this again"
    return f"the corpus: {reason}; it may be damaged: take a copy of it, then run with --debug"
