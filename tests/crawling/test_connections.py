"""Where connections may go, and that TLS is always checked."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from cchc_nlp.crawling.connections import Connections, HostAccess, is_public, tls_context
from cchc_nlp.crawling.fetching import Fetcher, _session
from cchc_nlp.errors import Unreachable


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"xin")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def serve_tls(context: ssl.SSLContext) -> http.server.HTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a handshake refused
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def secure(authority: trustme.CA) -> Iterator[str]:
    """A server with a certificate of an authority that nobody knows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    server = serve_tls(context)
    yield f"https://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_an_unknown_issuer_is_refused_and_a_profile_may_add_it(
    secure: str, authority: trustme.CA, tmp_path: Path
) -> None:
    with pytest.raises(Unreachable, match="issuer is not known; a site profile") as refused:
        Fetcher(delay=0, trusted={"127.0.0.1"}).fetch(secure)
    assert refused.value.reason == "tls_error"
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    access = {"127.0.0.1": HostAccess(ca_file=file)}
    answer = Fetcher(delay=0, trusted={"127.0.0.1"}, access=access).fetch(secure)
    assert answer.body == b"xin"


def test_an_office_s_own_authority_is_taken_from_the_variable_of_requests(
    secure: str, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "so.pem"
    authority.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    assert Fetcher(delay=0, trusted={"127.0.0.1"}).fetch(secure).body == b"xin"
    behind_a_proxy = _session("http://proxy.so.example:8080", "", Connections(lambda _: True), None)
    assert behind_a_proxy.verify == str(file)


def test_a_certificate_for_another_name_is_refused(authority: trustme.CA, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("so.example").configure_cert(context)
    server = serve_tls(context)
    file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    url = f"https://127.0.0.1:{server.server_address[1]}/"
    access = {"127.0.0.1": HostAccess(ca_file=file)}
    try:
        with pytest.raises(Unreachable, match="for another name") as refused:
            Fetcher(delay=0, trusted={"127.0.0.1"}, access=access).fetch(url)
    finally:
        server.shutdown()
        server.server_close()
    assert refused.value.reason == "tls_error"


def test_a_lower_level_is_that_host_s_alone() -> None:
    assert tls_context(HostAccess()) is None
    lowered = tls_context(HostAccess(tls_level=1))
    assert lowered is not None
    assert (lowered.security_level, lowered.verify_mode) == (1, ssl.CERT_REQUIRED)
    assert str(HostAccess(tls_level=1)) == "TLS security level 1"


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::1",
     "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.7", "100.64.0.1", "224.0.0.1"],
)  # fmt: skip
def test_no_address_of_a_private_network_is_public(address: str) -> None:
    assert not is_public(address)


def test_a_name_that_resolves_into_this_machine_is_refused_unless_it_was_typed() -> None:
    with pytest.raises(Unreachable, match="not an address of the public Internet") as refused:
        Fetcher(delay=0).fetch("http://localhost:9/")
    assert refused.value.reason == "refused_address"
    with pytest.raises(Unreachable, match="refused"):
        Fetcher(delay=0, trusted={"localhost:9"}).fetch("http://localhost:9/")
