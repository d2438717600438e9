"""The workbench behind a server on this machine: the same page, speaking HTTP with the installed engine."""
