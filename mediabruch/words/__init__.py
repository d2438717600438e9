r"""Every sentence a reader sees, in German and English.

The code holds English templates (`Message`, `Translator.text`, `Translator.plural`); `locale/` holds their
translations, `pages/` the pages of the kinds. To take up new sentences:

    pybabel extract -k Message:1 -k text:1 -k plural:1,2 --no-location --sort-output -o messages.pot mediabruch
    pybabel update -D mediabruch -d mediabruch/words/locale -i messages.pot --no-fuzzy-matching --no-wrap \
        --ignore-obsolete --ignore-pot-creation-date

then write the German into `mediabruch.po`. The build compiles it (`hatch_build.py`); a test fails as long as a
sentence has no German.
"""

from mediabruch.words.language import LANGUAGES, default_language
from mediabruch.words.page import read_page
from mediabruch.words.translator import LOCALE, Translator, translator

__all__ = ["LANGUAGES", "LOCALE", "Translator", "default_language", "read_page", "translator"]
