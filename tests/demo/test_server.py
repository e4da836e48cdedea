"""The bundled department's sites: how they are served, and that they are what is printed."""

import http.client
import io
import json
import sys
import threading
import zipfile
from importlib.resources import files
from pathlib import Path
from runpy import run_path
from urllib.parse import urlsplit

import pytest

from cchc_nlp.demo.server import DemoSite, serve_site
from cchc_nlp.errors import InputError

CORPUS = Path(__file__).parents[2] / "corpora" / "so-nnptnt-2023"
HOST = "http://sonnptnt.vinhgiang.example"
PAST_THE_END = "http://cchc.sonnptnt.vinhgiang.example/vi/news/khuyen-nong/page-4/"


@pytest.fixture
def site():
    with serve_site() as served:
        yield served


@pytest.fixture
def connection(site: DemoSite):
    connection = http.client.HTTPConnection(urlsplit(site.proxy).netloc, timeout=10)
    yield connection
    connection.close()


def get(connection: http.client.HTTPConnection, target: str, **headers: str):
    connection.request("GET", target, headers=headers)
    response = connection.getresponse()
    return response, response.read().decode()


def test_a_page_is_served_to_who_asks_for_a_proxy(site, connection):
    response, body = get(connection, f"{HOST}/Pages/tin-hoat-dong.aspx")
    assert response.status == 200
    assert response.getheader("Content-Type") == "text/html; charset=utf-8"
    assert "Tin hoạt động" in body


def test_the_host_header_names_the_site_as_well_as_an_absolute_address(connection):
    _, absolute = get(connection, f"{HOST}/Pages/tin-hoat-dong.aspx")
    _, relative = get(connection, "/Pages/tin-hoat-dong.aspx", Host=HOST.removeprefix("http://"))
    assert relative == absolute


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{HOST}/pages/TIN-hoat-dong.aspx", 200),  # the case of letters does not matter
        (f"{HOST}/", 302),  # the start address leads to the home page
        (f"{HOST}/Pages/thong-bao.aspx?ItemID=1083", 500),  # declared so in site.toml
        (f"{HOST}/Pages/chi-dao-dieu-hanh.aspx?ItemID=1065", 404),  # declared so, with a page
        (f"{HOST}/Pages/khong-co.aspx", 404),  # not in the site at all
        ("http://so-khac.example/", 404),  # another host
    ],
)
def test_status(connection, address, status):
    response, _ = get(connection, address)
    assert response.status == status


def test_a_redirect_names_the_other_address(connection):
    response, _ = get(connection, PAST_THE_END)
    assert response.status == 302
    assert response.getheader("Location").endswith("/vi/news/khuyen-nong/")


def test_requests_are_logged_and_one_connection_is_enough(site, connection):
    asked = [f"{HOST}/robots.txt", f"{HOST}/Pages/trang-chu.aspx", f"{HOST}/Pages/khong-co.aspx"]
    sockets = set()
    for address in asked:
        get(connection, address)
        sockets.add(connection.sock.getsockname())
    assert site.requests == asked
    assert len(sockets) == 1


def test_head_has_the_headers_of_get(connection):
    connection.request("HEAD", f"{HOST}/robots.txt")
    response = connection.getresponse()
    assert response.read() == b""
    assert int(response.getheader("Content-Length")) > 0


def test_nothing_is_left_running():
    before = set(threading.enumerate())
    with serve_site() as site:
        connection = http.client.HTTPConnection(urlsplit(site.proxy).netloc, timeout=10)
        get(connection, f"{HOST}/robots.txt")  # kept open by the client
    assert set(threading.enumerate()) == before
    connection.close()
    refused = http.client.HTTPConnection(urlsplit(site.proxy).netloc, timeout=10)
    with pytest.raises(ConnectionRefusedError):
        refused.connect()


def test_both_hosts_are_start_addresses(site):
    assert site.start_urls == (f"{HOST}/", "http://cchc.sonnptnt.vinhgiang.example/")


@pytest.mark.parametrize("content", [b"", b"PK", b"not a zip file"])
def test_a_file_that_is_no_site_is_named(tmp_path, content):
    path = tmp_path / "khac.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"khac\.zip: not a site"), serve_site(path):
        pass


# -- the corpus that prints it --------------------------------------------------------------------


@pytest.fixture(scope="module")
def built():
    if not (CORPUS / "build.py").exists():
        pytest.skip("corpora/ is not here: the package alone is being tested")
    known = set(sys.modules)
    path = list(sys.path)
    try:
        yield run_path(str(CORPUS / "build.py"))["build"](CORPUS)
    finally:
        sys.path[:] = path
        for name in set(sys.modules) - known:
            if str(CORPUS) in str(getattr(sys.modules[name], "__file__", "")):
                del sys.modules[name]


def members(archive: bytes) -> dict[str, bytes]:
    """What an archive holds, inner ones opened: compressors differ, contents do not."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    inner = found.pop("pages.zip", None)
    return found | (members(inner) if inner else {})


def test_building_again_gives_the_bundled_site(built):
    bundled = (files("cchc_nlp.demo") / "site.zip").read_bytes()
    (again,) = (body for path, body in built.items() if path.name == "site.zip")
    assert members(again) == members(bundled)


@pytest.mark.parametrize("name", ["gold.jsonl", "so-bao-cao.docx"])
def test_building_again_gives_the_same_file(built, name):
    again, stored = built[CORPUS / name], (CORPUS / name).read_bytes()
    assert (again if name.endswith("l") else members(again)) == (
        stored if name.endswith("l") else members(stored)
    )


def test_the_year_bears_out_the_departments_report(built):
    lines = [json.loads(line) for line in built[CORPUS / "gold.jsonl"].splitlines()]
    unique = [line for line in lines if line["role"] == "unique"]
    assert len(unique) == 152
    assert sum("P2" in line["labels"] for line in unique) == 31


def test_every_article_is_served_under_all_its_addresses(built, connection):
    lines = [json.loads(line) for line in built[CORPUS / "gold.jsonl"].splitlines()]
    for line in lines:
        for address in (line["url"], *line["aliases"]):
            response, _ = get(connection, address)
            assert response.status == 200, address
