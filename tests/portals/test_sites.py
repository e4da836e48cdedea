"""Sites described in TOML: read, refused with the place named, and used."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_nlp.classification.taxonomy import LABELS
from cchc_nlp.errors import InputError
from cchc_nlp.portals.sites import (
    SECTION_LABELS,
    charset_of,
    load_sites,
    rules_for,
    sections_of,
)

SITE = '[[site]]\nname = "so"\nstart = ["http://so.example/"]\n'
API = SITE + (
    '[site.api]\nlist_url = "/l/{section}"\nsections = {"Tin" = "1"}\naddress = "/t/{ID}"\n'
    'article_url = "/a/{ID}"\nfields = {title = "T", body = "B"}\n'
)


def write(folder: Path, text: str) -> Path:
    path = folder / "sites.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_rules_lie_on_top_of_the_system_s_own(tmp_path: Path) -> None:
    text = SITE + 'portal = "sharepoint"\n[site.rules]\ntitle = "h2.ten"\n'
    [site] = load_sites(write(tmp_path, text))
    rules = rules_for(site.profile, "nukeviet")
    assert (rules.name, rules.title) == ("sharepoint", ("h2.ten",))
    assert rules.body == rules_for("", "sharepoint").body


def test_a_site_that_changes_nothing_has_no_profile(tmp_path: Path) -> None:
    [site] = load_sites(write(tmp_path, SITE + "delay = 3\n"))
    assert (site.profile, site.delay) == ("", 3)


def test_an_api_has_its_rules(tmp_path: Path) -> None:
    [site] = load_sites(write(tmp_path, API))
    api = rules_for(site.profile).api
    assert api is not None
    assert api.sections == {"Tin": "1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"no \[\[site\]\]"),
        ("[[site]\n", "not TOML"),
        ('[[site]]\nname = "so"\n', "needs `name` and `start`"),
        (SITE + 'selector = "x"\n', "no key 'selector'; there are: name, start"),
        (SITE + '[site.rules]\ntitel = "h1"\n', r"\(so\): rules: no key 'titel'"),
        (SITE + '[site.rules]\ntitle = "h1["\n', "not a CSS selector"),
        (SITE + 'portal = "sharepint"\n', "no portal system 'sharepint'; there are"),
        (SITE + "tls_level = 9\n", "tls_level 9"),
        (SITE + 'ca_file = "/no/such.pem"\n', "ca_file"),
        (API.replace("article_url", "articl_url"), "no key 'articl_url'"),
        (SITE + "[site.api]\nlist_url = '/l'\n", "api: .*missing"),
        (SITE + SITE, "same name"),
        (SITE.replace('["http://so.example/"]', "5"), "start = 5: give a text or a list of texts"),
        (SITE.replace('"so"', "5"), "name = 5: give a text"),
        (SITE + 'delay = "2"\n', "delay = '2': give seconds, 0 or more"),
        (SITE + "delay = -3\n", "delay = -3"),
        (SITE + "delay = nan\n", "delay = nan"),
        (SITE + "tls_level = true\n", "tls_level = True: give a whole number"),
        (SITE + 'charset = "xyz"\n', "no such charset"),
        (SITE + 'api = ["x"]\n', "api = .*: give a table"),
        (SITE + "[site.rules]\nitem = 5\n", "rules: item = 5: give a text or a list of texts"),
        (SITE + '[site.rules]\nidentity = "("\n', "not a regular expression"),
        (SITE + '[site.rules]\nidentity = "tin"\n', r"needs a group in \( \)"),
        (SITE + '[site.rules]\nexcluded = ["("]\n', "not a regular expression"),
        (SITE + '[site.rules]\ncase_sensitive_paths = "no"\n', "give true or false"),
        (API.replace('sections = {"Tin" = "1"}', 'sections = ["a"]'), "give a table of texts"),
        (
            SITE + '[site.sections]\n"CCHC" = "reforn"\n',
            r"\(so\): sections: 'CCHC' = 'reforn': give one of reform, general, P1, .*, media",
        ),
        (SITE + '[site.sections]\n"CCHC" = ["P2", "P9"]\n', r"'CCHC' = \['P2', 'P9'\]: give one"),
        (SITE + '[site.sections]\n"CCHC" = ["notice"]\n', "a list of labels .P1 to G7"),
        (SITE + '[site.sections]\n"CCHC" = []\n', r"'CCHC' = \[\]: give one"),
        (SITE + '[site.sections]\n"CCHC" = 2\n', "'CCHC' = 2: give one"),
        (SITE + '[site.sections]\n"CCHC" = [1]\n', r"'CCHC' = \[1\]: give one"),
        (SITE + '[site.sections]\n" " = "P2"\n', "a section needs its name"),
        (SITE + 'sections = "P2"\n', "sections = 'P2': give a table"),
    ],
)
def test_a_slip_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        load_sites(write(tmp_path, text))


def test_a_charset_is_known_better_by_the_profile() -> None:
    assert charset_of('{"charset": "windows-1258"}', "text/html; charset=utf-8") == (
        "text/html; charset=windows-1258"
    )


SECTIONS = (
    '[site.sections]\n"Cải cách hành chính" = "reform"\n"Thủ tục" = ["P2", "X1"]\n'
    '"Thông báo" = "notice"\n'
)


def test_what_the_sections_hold_is_kept_in_the_profile(tmp_path: Path) -> None:
    [site] = load_sites(write(tmp_path, SITE + SECTIONS))
    expected = {
        "Cải cách hành chính": ("reform",),
        "Thủ tục": ("P2", "X1"),
        "Thông báo": ("notice",),
    }
    assert dict(site.sections) == expected == dict(sections_of(site.profile))
    assert sections_of("") == sections_of('{"portal": "sharepoint"}') == {}


@pytest.mark.parametrize("detected", ["generic", "sharepoint", "nukeviet"])
def test_sections_change_nothing_of_how_pages_are_read(tmp_path: Path, detected: str) -> None:
    [site] = load_sites(write(tmp_path, SITE + SECTIONS))
    assert rules_for(site.profile, detected) == rules_for("", detected)
    assert charset_of(site.profile, "text/html") == "text/html"


def test_a_profile_without_sections_is_what_it_was(tmp_path: Path) -> None:
    [site] = load_sites(write(tmp_path, SITE + 'portal = "sharepoint"\n'))
    assert site.profile == '{"api": {}, "portal": "sharepoint", "rules": {}}'


def test_the_labels_of_sections_are_the_taxonomy_s() -> None:
    assert SECTION_LABELS == LABELS
