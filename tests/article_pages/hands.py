"""How different editors leave the same text behind: clean, pasted from Word, typed with breaks."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from .blocks import (
    Block,
    Embedded,
    File,
    FileLink,
    Heading,
    Items,
    Picture,
    Quote,
    Rows,
    Signed,
    Text,
    Video,
)


@dataclass(frozen=True)
class Hand:
    """Templates of blocks."""

    name: str
    p: str = "<p>{}</p>\n"
    h: str = "<h3>{}</h3>\n"
    picture: str = (
        '<figure class="image"><img src="{src}" alt="{alt}" loading="lazy">'
        "<figcaption>{caption}</figcaption></figure>\n"
    )
    table: str = '<table border="1" cellpadding="4"><tbody>{}</tbody></table>\n'
    tr: str = "<tr>{}</tr>"
    th: str = "<th>{}</th>"
    td: str = "<td>{}</td>"
    merged: str = '<tr><td colspan="{n}"><strong>{text}</strong></td></tr>'
    ul: str = "<ul>{}</ul>\n"
    ol: str = "<ol>{}</ol>\n"
    li: str = "<li>{}</li>"
    quote: str = "<blockquote>{}</blockquote>\n"
    right: str = '<p style="text-align:right">{}</p>\n'
    wrap: str = "{}"
    signed_breaks: bool = False
    embed: str = '<iframe src="{src}" width="100%" height="800" frameborder="0"></iframe>\n'
    video: str = '<video controls width="640" src="{src}" poster="/images/poster.jpg"></video>\n'
    entities: bool = False


Address = Callable[[File], str]

CLEAN = Hand("clean")

JUSTIFIED = Hand(
    "justified",
    p='<p style="text-align: justify;">&nbsp; &nbsp; {}</p>\n\n',
    h='<p style="text-align: justify;"><strong>{}</strong></p>\n',
    picture=(
        '<p style="text-align: center;"><img alt="{alt}" height="427" src="{src}" '
        'width="640" /></p>'
        '\n<p class="caption" style="text-align: center;"><em>{caption}</em></p>\n'
    ),
    table=(
        '<table align="center" border="1" cellpadding="0" cellspacing="0" style="width:100%">'
        "\n<tbody>\n{}</tbody>\n</table>\n<p>&nbsp;</p>\n"
    ),
    th='<td style="text-align:center"><strong>{}</strong></td>\n',
    td='<td style="width:120px">&nbsp;{}</td>\n',
    embed=(
        '<p style="text-align:center"><object data="{src}" type="application/pdf" width="100%" '
        'height="700"></object></p>\n'
    ),
    entities=True,
)

WORD = Hand(
    "word",
    p=(
        '<p class="MsoNormal" style="text-align:justify;text-indent:36.0pt;line-height:150%">'
        '<span style="font-size:14.0pt;line-height:150%;font-family:&quot;Times New Roman&quot;,'
        'serif"><span lang="VI">{}</span><o:p></o:p></span></p>\n'
        '<p class="MsoNormal"><o:p>&nbsp;</o:p></p>\n'
    ),
    h=(
        '<p class="MsoNormal"><b style="mso-bidi-font-weight:normal"><span '
        'style="font-size:14.0pt">'
        "{}<o:p></o:p></span></b></p>\n"
    ),
    picture=(
        '<table align="center" class="MsoNormalTable" border="0" '
        'style="width:500px"><tbody><tr><td>'
        '<p class="MsoNormal"><img src="{src}" alt="{alt}" v:shapes="_x0000_i1025"></p></td></tr>'
        '<tr><td><p class="MsoNormal" align="center"><i>{caption}<o:p></o:p></i></p></td></tr>'
        "</tbody></table>\n"
    ),
    table=(
        '<div align="center"><table class="MsoTableGrid" border="1" cellspacing="0" '
        'cellpadding="0" '
        'style="border-collapse:collapse;mso-yfti-tbllook:1184">{}</table></div>\n'
    ),
    tr='<tr style="mso-yfti-irow:0">{}</tr>\n',
    th='<td width="156" valign="top"><p class="MsoNormal"><b>{}<o:p></o:p></b></p></td>',
    td='<td width="156" valign="top"><p class="MsoNormal"><span>{}<o:p></o:p></span></p></td>',
    merged=(
        '<tr style="mso-yfti-irow:0;mso-yfti-firstrow:yes"><td colspan={n} valign=top>'
        "<p class=MsoNormal align=center><b>{text}<o:p></o:p></b></p></td></tr>\n"
    ),
    li=(
        '<li class="MsoNormal" style="mso-list:l0 level1 lfo1"><span '
        'lang="VI">{}</span><o:p></o:p></li>'
    ),
    right='<p class="MsoNormal" align="right" style="text-align:right"><b>{}<o:p></o:p></b></p>\n',
    wrap=(
        "<div><div><div><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View>"
        '</w:WordDocument></xml><![endif]--><div style="margin:0"><span '
        'style="color:#333">{}</span>'
        "</div></div></div></div>"
    ),
)

BREAKS = Hand(
    "breaks",
    p="{}<br />\n<br />\n",
    h="<b>{}</b><br />\n<br />\n",
    picture='<center><img src="{src}" border="0"><br /><em>{caption}</em></center><br />\n',
    right='<div align="right"><b>{}</b></div>\n',
    embed='<embed src="{src}" type="application/pdf" width="100%" height="600">\n',
    signed_breaks=True,
)

DIVS = Hand(
    "divs",
    p=(
        '<div style="text-align:justify"><span '
        'style="font-size:12pt">{}</span></div>\n<div><br></div>\n'
    ),
    h='<div><span style="font-size:12pt"><b>{}</b></span></div>\n',
    picture=(
        '<div style="text-align:center"><img src="{src}" alt="{alt}"></div>'
        '<div style="text-align:center"><i>{caption}</i></div>\n'
    ),
    right='<div style="text-align:right">{}</div>\n',
    quote="<div><blockquote><div>{}</div></blockquote></div>\n",
    embed=(
        '<div><iframe src="https://docs.google.com/viewer?url={encoded}&amp;embedded=true" '
        'style="width:100%;height:700px"></iframe></div>\n'
    ),
)

LAYOUT = Hand(
    "layout",
    p='<p align="justify">{}</p>\n',
    h='<p align="justify"><b><i>{}</i></b></p>\n',
    picture=(
        '<table width="1" border="0" cellspacing="0" cellpadding="3" align="center"><tbody><tr><td>'
        '<img src="{src}" width="480"></td></tr><tr><td class="Image">{caption}</td></tr></tbody>'
        "</table>\n"
    ),
    wrap=(
        '<table border="0" cellpadding="0" cellspacing="0" width="100%"><tbody><tr>'
        '<td valign="top" style="padding:6px">{}</td></tr></tbody></table>'
    ),
    embed=(
        '<iframe src="https://view.officeapps.live.com/op/embed.aspx?src={encoded}" width="100%" '
        'height="600"></iframe>\n'
    ),
)

OLD = Hand(
    "old",
    p="<P align=justify><FONT face=Arial size=2>{}</FONT>\n",
    h="<P><B><FONT face=Arial color=#000080 size=2>{}</FONT></B></P>\n",
    picture=(
        "<TABLE cellSpacing=0 cellPadding=3 width=1 align=center border=0><TBODY><TR><TD>"
        '<IMG src="{src}" border=0></TD></TR><TR><TD class=Image><FONT face=Arial size=1><I>'
        "{caption}</I></FONT></TD></TR></TBODY></TABLE>\n"
    ),
    table='<TABLE cellSpacing=0 cellPadding=2 width="98%" border=1><TBODY>{}</TBODY></TABLE>\n',
    tr="<TR>{}\n",
    th="<TD align=middle><STRONG>{}</STRONG></TD>",
    td="<TD><FONT face=Arial size=2>{}</FONT></TD>",
    merged="<TR><TD align=middle colSpan={n}><STRONG>{text}</STRONG></TD></TR>",
    ul="<UL>{}</UL>\n",
    ol="<OL>{}</OL>\n",
    li="<LI><FONT face=Arial size=2>{}</FONT>\n",
    quote="<BLOCKQUOTE dir=ltr>{}</BLOCKQUOTE>\n",
    right="<P align=right><STRONG><FONT face=Arial size=2>{}</FONT></STRONG></P>\n",
    embed='<OBJECT data="{src}" type=application/pdf width="100%" height=500></OBJECT>\n',
)

VCCORP = Hand(
    "vc",
    p="<p>{}</p>\n",
    h="<h3>{}</h3>",
    picture=(
        '<figure class="VCSortableInPreviewMode" type="Photo" style=""><div><img src="{src}" '
        'id="img_7031" w="800" h="533" alt="{alt}" title="{alt}" rel="lightbox" photoid="7031" '
        'type="photo" data-original="{src}" width="" height=""></div>'
        '<figcaption class="PhotoCMS_Caption"><p data-placeholder="Nhập chú thích ảnh" '
        'class="">{caption}</p></figcaption></figure>\n'
    ),
    table=(
        '<div class="VCSortableInPreviewMode alignCenter" type="BoxTable"><table><tbody>{}</tbody>'
        "</table></div>\n"
    ),
    td='<td style="width: 25%;" data-width="25%"><p>{}</p></td>',
    th='<td style="width: 25%;" data-width="25%"><p><b>{}</b></p></td>',
    quote=(
        '<div class="VCSortableInPreviewMode" type="blockquote"><div class="quote-box">{}</div>'
        "</div>\n"
    ),
    right='<p style="text-align: right;">{}</p>',
    embed=(
        '<div class="VCSortableInPreviewMode" type="embed"><iframe src="{src}" width="100%" '
        'height="900px"></iframe></div>\n'
    ),
    video=(
        '<div class="VCSortableInPreviewMode" type="VideoStream" data-vid="{src}" '
        'embed-type="4"><div id="videoid_31" videoid="31"><p><img src="/poster.jpg" '
        'alt=""></p></div>'
        "</div>\n"
    ),
)

GUTENBERG = Hand(
    "blocks",
    p="<!-- wp:paragraph -->\n<p>{}</p>\n<!-- /wp:paragraph -->\n\n",
    h='<!-- wp:heading -->\n<h2 class="wp-block-heading">{}</h2>\n<!-- /wp:heading -->\n\n',
    picture=(
        '<figure class="wp-block-image size-large"><img decoding="async" width="1024" height="683" '
        'src="{src}" alt="{alt}" class="wp-image-512"/><figcaption class="wp-element-caption">'
        "{caption}</figcaption></figure>\n\n"
    ),
    table=(
        '<figure class="wp-block-table is-style-stripes"><table class="has-fixed-layout"><tbody>{}'
        "</tbody></table></figure>\n\n"
    ),
    ul='<ul class="wp-block-list">{}</ul>\n',
    ol='<ol class="wp-block-list">{}</ol>\n',
    quote='<blockquote class="wp-block-quote">{}</blockquote>\n\n',
    right='<p class="has-text-align-right">{}</p>\n',
    embed=(
        '<div class="wp-block-file"><object class="wp-block-file__embed" data="{src}" '
        'type="application/pdf" style="width:100%;height:600px" '
        'aria-label="Nhúng"></object></div>\n'
    ),
    video='<figure class="wp-block-video"><video controls src="{src}"></video></figure>\n',
)

SHAREPOINT = Hand(
    "rte",
    p=(
        '<p class="ms-rteElement-P" style="text-align:justify;">\u200b{}<br></p>\n'
        '<p class="ms-rteElement-P">\u200b</p>\n'
    ),
    h='<div><strong class="ms-rteFontSize-2">{}</strong></div>\n',
    picture=(
        '<p style="text-align:center;"><img class="ms-rteImage-2 ms-rtePosition-4" '
        'src="{src}" alt="{alt}" unselectable="on" style="margin:5px;"></p>'
        '<p style="text-align:center;"><em class="ms-rteThemeForeColor-2-0">{caption}</em></p>\n'
    ),
    table=(
        '<table class="ms-rteTable-default" cellspacing="0" '
        'style="width:100%;"><tbody>{}</tbody></table>\n'
    ),
    tr='<tr class="ms-rteTableEvenRow-default">{}</tr>\n',
    td='<td class="ms-rteTableEvenCol-default" rowspan="1" colspan="1">\u200b{}</td>',
    wrap='<div class="ExternalClass5E0B1C7A94F24D0F8B3A6C1D2E9F7051">{}</div>',
)


def written(blocks: tuple[Block, ...], hand: Hand, address: Address) -> str:
    """The blocks as HTML."""
    parts = [_block(block, hand, address) for block in blocks]
    text = hand.wrap.format("".join(parts)) if parts else ""
    return latin_entities(text) if hand.entities else text


def latin_entities(text: str) -> str:
    """Letters that Latin-1 has as named entities, as older editors save them; the rest as it is."""
    names = html.entities.codepoint2name
    return re.sub(
        r"[\xa1-\xff]", lambda m: f"&{names[ord(m[0])]};" if ord(m[0]) in names else m[0], text
    )


def _block(block: Block, hand: Hand, address: Address) -> str:
    match block:
        case Rows():
            shown = _rows(block, hand)
        case Items():
            shown = _items(block, hand)
        case Signed():
            shown = _signed(block, hand)
        case FileLink(before, file):
            link = f'<a href="{html.escape(address(file))}">{file.name}</a>'
            shown = hand.p.format(before + link)
        case Embedded(file):
            src = address(file)
            shown = hand.embed.format(src=html.escape(src), encoded=quote(src, safe=""))
        case _:
            shown = _simple(block, hand)
    return shown


def _simple(block: Block, hand: Hand) -> str:
    match block:
        case Text(said):
            shown = hand.p.format(said)
        case Heading(said):
            shown = hand.h.format(said)
        case Picture(path, caption):
            src = f"/images/{path}"
            shown = hand.picture.format(src=src, alt="Ảnh minh họa", caption=html.escape(caption))
        case Quote(said):
            shown = hand.quote.format("".join(f"<p>{text}</p>" for text in said))
        case Video(path):
            shown = hand.video.format(src=f"/media/{path}")
        case _:
            shown = ""
    return shown


def _rows(block: Rows, hand: Hand) -> str:
    head, *rest = block.rows
    shown = hand.merged.format(n=len(head), text=block.merged) if block.merged else ""
    shown += hand.tr.format("".join(map(hand.th.format, head)))
    for row in rest:
        shown += hand.tr.format("".join(map(hand.td.format, row)))
    return hand.table.format(shown)


def _items(block: Items, hand: Hand) -> str:
    shown = ""
    for item in block.items:
        said, inner = (item, None) if isinstance(item, str) else item
        shown += hand.li.format(said + (_items(inner, hand) if inner else ""))
    return (hand.ol if block.ordered else hand.ul).format(shown)


def _signed(block: Signed, hand: Hand) -> str:
    if hand.signed_breaks:
        right = hand.right.format("<br>\n".join(block.lines))
    else:
        right = "".join(map(hand.right.format, block.lines))
    if not block.left:
        return right
    left = "".join(f"<p><i>{line}</i></p>" for line in block.left)
    return (
        '<table border="0" cellspacing="0" cellpadding="0" width="100%"><tbody><tr>'
        f'<td width="50%" valign="top">{left}</td><td width="50%" valign="top">{right}</td></tr>'
        "</tbody></table>\n"
    )
