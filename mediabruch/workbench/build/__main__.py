"""`python -m mediabruch.workbench.build [FOLDER]`: build the wheel of the engine into a folder, `dist` by default."""

import os
import sys
from pathlib import Path

from mediabruch.errors import MediabruchError
from mediabruch.i18n import default_language, translator
from mediabruch.workbench.build.engine_wheel import engine_files, write_wheel
from mediabruch.workbench.build.pins import read_pins


def main(arguments: list[str]) -> int:
    """Build, and say how to install what was built; 2 where that failed."""
    words = translator(default_language(os.environ))
    folder = Path(*arguments[:1] or ["dist"])
    try:
        wheel = write_wheel(engine_files(read_pins()), folder)
    except MediabruchError as error:
        sys.stderr.write(f"{words.message(error.message)}\n")
        return 2
    sys.stdout.write(words.text("Built. Install it with: {command}", command=f"pip install {wheel}") + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
