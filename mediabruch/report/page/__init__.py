"""The report page: one HTML file that needs nothing else, neither network nor server.

`view` gathers what the page shows of a model, `model.html.jinja` lays it out with autoescaping, `page.html.jinja` puts
all models into one page; `page.css` and `page.js` stand in it. A content security policy with the hashes of just these
forbids everything else.
"""
