"""`cchc probe`, `cchc crawl` and `cchc ledger --by source`, as an analyst types them."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_nlp.cli import main
from cchc_nlp.demo.server import serve_site as demo_site

from ..sites.everything import site_named
from ..sites.serving import Served, serve


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[Served]:
    assert project.is_dir()
    with serve([site_named(name) for name in ("described", "hue", "unknown", "spa_moha")]) as sites:
        yield sites


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    return int(end.value.code or 0), said.out, said.err


def test_a_site_is_described_and_crawled(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites, corpus = tmp_path / "sites.toml", tmp_path / "so.db"
    sites.write_text(site_named("described").profile, encoding="utf-8")
    options = ("--sites", sites, "-c", corpus, "--delay", 0, "--proxy", served.proxy)
    status, out, _ = run(
        capsys, "crawl", *options, "--warc", tmp_path / "so.warc.gz", "--lang", "en"
    )
    assert status == 0
    assert ["articles", "36"] in [line.split() for line in out.splitlines()]
    assert (tmp_path / "so.warc.gz").stat().st_size > 10_000
    status, out, _ = run(capsys, "export", "-c", corpus, "-o", tmp_path / "so.jsonl")
    assert len((tmp_path / "so.jsonl").read_text(encoding="utf-8").splitlines()) == 36


def test_a_site_that_is_not_in_the_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites = tmp_path / "sites.toml"
    sites.write_text(site_named("described").profile, encoding="utf-8")
    status, _, err = run(capsys, "crawl", "--sites", sites, "--site", "so", "-c", tmp_path / "c.db")
    assert status == 2
    assert "no site 'so'; there are: described" in err
    assert not (tmp_path / "c.db").exists()


def test_nothing_to_crawl_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "crawl", "-c", tmp_path / "c.db")
    assert (status, err.count("\n")) == (2, 1)


@pytest.mark.parametrize(
    ("name", "portal", "paging", "source"),
    [("hue", "hue", "postback", "label"), ("unknown", "generic", "link", "label")],
)
def test_probe_sees_system_paging_and_where_dates_stand(
    served: Served,
    capsys: pytest.CaptureFixture[str],
    *,
    name: str,
    portal: str,
    paging: str,
    source: str,
) -> None:
    start = site_named(name).start_url
    status, out, _ = run(capsys, "probe", start, "--proxy", served.proxy, "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert (found["portal"], found["paging"]) == (portal, paging)
    assert found["date_source"] in (source, "selector")
    assert len(found["lists"]) >= 3
    assert not set(found["feeds"]) & set(found["articles"])
    assert found["dated"] == len(found["articles"]) >= 5
    assert "Disallow" in found["robots"]
    assert tomllib.loads(found["profile"])["site"][0]["start"] == [start]


def test_probe_ends_with_a_profile_to_start_from(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    start = site_named("unknown").start_url
    _, out, _ = run(capsys, "probe", start, "--proxy", served.proxy)
    profile = out[out.index("[[site]]") :]
    assert tomllib.loads(profile)["site"][0]["name"] == "unknown.example"


def test_probe_says_that_a_site_is_drawn_by_a_script(
    served: Served, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "probe", site_named("spa_moha").start_url, "--proxy", served.proxy)
    assert status == 2
    assert "needs_js: an empty page that a script fills; a site profile may name its API" in err


def test_a_ledger_by_source_says_what_looks_broken(
    served: Served, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "c.db"
    options = ("-c", corpus, "--delay", 0, "--proxy", served.proxy)
    run(capsys, "crawl", site_named("spa_moha").start_url, *options)
    status, out, _ = run(capsys, "ledger", "-c", corpus, "--by", "source")
    assert status == 1
    assert "không có tin, bài nào" in out
    assert ".example: chưa tải được: 1\n" in out
    status, out, _ = run(capsys, "ledger", "-c", corpus, "--by", "source", "--lang", "en")
    assert "no article was found" in out
    status, out, _ = run(capsys, "ledger", "-c", corpus, "--by", "source", "--format", "json")
    assert status == 1
    assert json.loads(out)["health"][0]["problems"] == [{"kind": "none", "part": 0, "whole": 0}]


@pytest.mark.no_cover
def test_files_are_read_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "so.db"
    with demo_site() as site:
        start = ("crawl", *site.start_urls, "-c", corpus, "--delay", 0, "--proxy", site.proxy)
        start = (*start, "--lang", "en")
        status, out, _ = run(capsys, *start)
        assert status == 0
        assert not any(line.startswith("files") for line in out.splitlines())
        status, out, _ = run(capsys, *start, "--files", "needed")
    assert ["files", "6", "empty:", "3;", "not_found:", "3"] in [
        x.split() for x in out.splitlines()
    ]
    _, out, _ = run(capsys, "ledger", "-c", corpus)
    assert "không có chữ: 3; tệp không còn (mã 404): 3" in out
    _, out, _ = run(capsys, "ledger", "-c", corpus, "--format", "json")
    assert json.loads(out)["files"] == {"empty": 3, "not_found": 3}
