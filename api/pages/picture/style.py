"""The styles of a picture that is a file of its own.

Colours are written out and set on classes alone, since programs that show or convert an SVG often know no custom properties.
The page's own styles are in `api/static/src/_picture.scss`; a test holds the classes of both together.
"""

INK, QUIET, LINE = "#16252b", "#4b5b62", "#6d8187"
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "Liberation Sans", Arial, sans-serif'

STYLE = f"""<style>
.d-pic {{ background: #ffffff; }}
text {{ font-family: {FONT}; font-size: 15px; fill: {INK}; }}
.nm {{ font-weight: 700; }}
.role, .col {{ font-size: 13px; fill: {QUIET}; }}
.lab {{ font-size: 13px; font-weight: 700; }}
.box {{ fill: #ffffff; stroke: {LINE}; stroke-width: 1.25; }}
.us {{ fill: #e3f0f0; stroke: #00525a; stroke-width: 1.75; }}
.them {{ fill: #f8eaf1; stroke: #7c2a50; stroke-width: 1.75; }}
.ground {{ fill: #f3f7f7; stroke: {LINE}; stroke-width: 1.25; }}
.hidden {{ stroke-dasharray: 5 4; }}
.rail {{ fill: none; stroke: {LINE}; stroke-width: 1.5; }}
.e {{ fill: none; stroke: {INK}; }}
.strong {{ stroke-width: 6.5; }}
.medium {{ stroke-width: 4; }}
.weak {{ stroke-width: 2.5; stroke-dasharray: 9 4; }}
.faint {{ stroke-width: 1.75; stroke-dasharray: 2 4; }}
.on {{ fill: {INK}; stroke: {INK}; }}
.hol {{ fill: none; stroke: {INK}; stroke-width: 1.2; }}
.half {{ fill: {INK}; }}
.base {{ stroke: {INK}; opacity: 0.55; }}
.no {{ fill: {INK}; }}
.not {{ fill: #ffffff; font-size: 12.5px; font-weight: 700; text-anchor: middle; }}
</style>"""
