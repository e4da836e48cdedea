"""What the network's errors mean: the Outcome's word, and what a person is told."""

from __future__ import annotations

import re

from cchc_nlp.records import Reason


def cause_of(error: BaseException | None, kind: type[BaseException]) -> BaseException | None:
    """The error of that kind that another one was raised for, however it is wrapped."""
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        current = waiting.pop()
        if isinstance(current, kind):
            return current
        if current is None or id(current) in seen:
            continue
        seen.add(id(current))
        held = (current.__cause__, current.__context__, getattr(current, "reason", None))
        waiting += [e for e in (*held, *current.args) if isinstance(e, BaseException)]
    return None


# What the network's errors say of themselves, the Outcome's word, and what a person is told.
_ERRORS: tuple[tuple[str, Reason, str], ...] = (
    (r"NameResolutionError|Failed to resolve|gaierror", "dead_host", "no such host"),
    (r"certificate has expired", "tls_error", "the TLS certificate has expired"),
    (
        r"unable to get local issuer",
        "tls_error",
        "the TLS certificate's issuer is not known; a site profile may name a `ca_file`",
    ),
    (r"self.signed", "tls_error", "the TLS certificate is signed by the site itself"),
    (
        r"Hostname mismatch|IP address mismatch|doesn't match",
        "tls_error",
        "the TLS certificate is for another name",
    ),
    (
        r"DH_KEY_TOO_SMALL|dh key too small|EE_KEY_TOO_SMALL|LEGACY",
        "tls_error",
        "the server's TLS is too weak; a site profile may set `tls_level = 1`",
    ),
    (r"SSL|certificate", "tls_error", "no secure connection (TLS)"),
    (r"refused", "unreachable", "the connection was refused; check the address and try again"),
    (r"timed out|Timeout", "timeout", "no answer in time; try again later"),
    (
        r"RemoteDisconnected|ConnectionReset|Connection aborted|BadStatusLine|IncompleteRead"
        r"|ProtocolError|InvalidChunkLength",
        "server_error",
        "the server hung up before its answer was whole",
    ),
    (r"content encoding|zlib|decompress", "bad_content", "the body cannot be decompressed"),
    (r"Invalid|LocationParseError", "bad_content", "not a usable address"),
)


def worded(error: Exception) -> tuple[Reason, str]:
    """The Outcome's word for an error of the network, and what a person is told."""
    text = f"{type(error).__name__}: {error}"
    for sign, reason, said in _ERRORS:
        if re.search(sign, text, re.IGNORECASE):
            return reason, said
    return "unreachable", f"{type(error).__name__}; check the address and try again"
