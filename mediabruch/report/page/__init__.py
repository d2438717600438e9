"""The report page: one HTML file that needs nothing else, neither network nor server.

`view` gathers what the page shows, `page.html.jinja` lays it out with autoescaping, `page.css` and `page.js` stand in
it. A content security policy with the hashes of just these forbids everything else.
"""

from mediabruch.report.page.write import to_html, to_summary

__all__ = ["to_html", "to_summary"]
