"""A site drawn by a script: its articles come as JSON, which a site profile explains.

The extractor lays the fields out as this page before it reads them like any other, so that dates,
leads and tables are read by the same rules; the stored bytes are the JSON as it came.
"""

from cchc_nlp.portals.base import Portal

PORTAL = Portal(
    name="json_api",
    signs=(),
    article=("article",),
    title=("h1",),
    published=(".published",),
    lead=(".lead",),
    body=(".body",),
    author=(".author",),
    origin=(".origin",),
)
