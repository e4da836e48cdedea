"""Addresses of one article meet under one identity; those of others never do."""

from __future__ import annotations

import pytest

from cchc_nlp.portals import hue, liferay, tandan, vccorp, vhv
from cchc_nlp.portals.base import Portal, identity_of, is_excluded

HOST = "http://so.example"


@pytest.mark.parametrize(
    ("portal", "spellings"),
    [
        # shown on two pages of the site, with a damaged slug, under a language
        (
            liferay.PORTAL,
            (
                "/a/-/view_content/7-ten",
                "/b/-/view_content/7-te.586.del",
                "/a/-/view_content/7-ten/en/vi",
            ),
        ),
        # the instance of the portlet and the language say nothing of the article
        (
            liferay.PORTAL,
            (
                "/vi/x/-/asset_publisher/a1/content/ten-bai",
                "/web/guest/y/-/asset_publisher/b2/content/ten-bai?redirect=z",
            ),
        ),
        # a number without a key is the article
        (
            liferay.PORTAL,
            (
                "/xem/-/asset_publisher//Content/ten?123456",
                "/chi-tiet-tin?123456",
                "/xem/-/asset_publisher//Content/ten-moi?123456",
            ),
        ),
        (liferay.PORTAL, ("/web/guest/chi-tiet?id=28266&_c=3", "/chi-tiet?_c=2&id=28266")),
        (
            liferay.PORTAL,
            ("/tin/-/details/37632/ten-141199571", "/-/details/20182/ten-cu-141199571"),
        ),
        (
            liferay.PORTAL,
            ("/-/ten-bai", "/web/guest/-/ten-bai", "/vi/-/ten-bai?inheritRedirect=true"),
        ),
        # a slug edited after publication; a legacy short number
        (vccorp.PORTAL, ("/ten-102230804091512345.htm", "/ten-da-sua-102230804091512345.htm")),
        (vccorp.PORTAL, ("/ten-10223071.htm", "/ten-khac-10223071.htm?utm_source=zalo")),
        # the case of the path differs from link to link
        (
            tandan.PORTAL,
            (
                "/portal/Pages/2023-9-7/Ten-baiab12cd.aspx",
                "/portal/pages/2023-9-7/ten-baiab12cd.aspx?fbclid=x",
            ),
        ),
        (vhv.PORTAL, ("/tin-tuc/ten-187654.html", "/ten-moi-187654.html")),
        (
            hue.PORTAL,
            ("/?gd=1&cn=129&tc=22380", "/?gd=25&cn=589&tc=22380", "/Default.aspx?tc=22380&gd=1"),
        ),
    ],
)
def test_spellings_of_one_article_meet(portal: Portal, spellings: tuple[str, ...]) -> None:
    assert len({identity_of(HOST + path, portal) for path in spellings}) == 1


@pytest.mark.parametrize(
    ("portal", "others"),
    [
        (liferay.PORTAL, ("/tin?_101_cur=1", "/tin?_101_cur=2", "/tin", "/-/ten-1", "/-/ten-2")),
        # pages of a list, and columns without a number
        (vccorp.PORTAL, ("/kinh-te.htm", "/kinh-te/trang-2.htm", "/kinh-te/trang-3.htm")),
        # a slug may end in a year; one slug of two days is two articles
        (
            tandan.PORTAL,
            ("/portal/pages/2023-9-7/nam-2023.aspx", "/portal/pages/2023-9-8/nam-2023.aspx"),
        ),
        (vhv.PORTAL, ("/ke-hoach-nam-2023.html", "/bao-cao-nam-2023.html")),
        (vhv.PORTAL, ("/tin-c21072.html", "/tin-c21072-2.html", "/tin-21072.html")),
        (hue.PORTAL, ("/?gd=1&cn=129", "/?gd=1&cn=130", "/?gd=1&cn=129&tc=129")),
    ],
)
def test_other_pages_stay_apart(portal: Portal, others: tuple[str, ...]) -> None:
    assert len({identity_of(HOST + path, portal) for path in others}) == len(others)


@pytest.mark.parametrize(
    ("path", "excluded"),
    [
        ("/tin?p_p_id=101&p_p_lifecycle=0&_101_cur=2", False),
        ("/tin?p_p_id=101&p_p_lifecycle=1&_101_cur=2", True),
        ("/tin?p_p_id=59_INSTANCE_a&p_p_lifecycle=0", True),
        # the switch of languages hangs on any address; a site's own page stays
        ("/gioi-thieu/en", True),
        ("/gioi-thieu.html/en/vi", True),
        ("/vi", False),
        ("/vi/gioi-thieu", False),
        ("/web/vi", False),
    ],
)
def test_liferay_addresses_without_end_are_left(path: str, excluded: bool) -> None:
    assert is_excluded(HOST + path, liferay.PORTAL) is excluded
