"""Plain ASP.NET WebForms: a department's own pages, with nothing but the framework in common.

Lists go on by a postback (`__doPostBack` of a GridView's `Page$2`, of a LinkButton, of a pager
control): `crawling.paging` sends the form back as the page held it. Markup is that of an unknown
system. Pages without a form show no sign of it, so an address is known here as it is there.
"""

from dataclasses import replace

from cchc_nlp.portals import generic

PORTAL = replace(
    generic.PORTAL,
    name="webforms",
    signs=(r"""name=["']__VIEWSTATE["']""",),
)
