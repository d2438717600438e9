"""What `mediabruch annotate` can do, one module a mode; `mediabruch.cli.annotate` holds the table of them."""
