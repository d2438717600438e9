"""A plan before its readers: in words, as the published document, as a page, as a table to fill in."""
