"""`python -m mediabruch` is the command `mediabruch`."""

from mediabruch.cli import main

if __name__ == "__main__":
    main()
