"""Every sentence a reader sees, in German and English.

The code holds English templates (`Message`, `Translator.text`, `Translator.plural`); `locale/` holds their
translations; the pages of the rules stand beside these. To take up new sentences:

    pytest tests/i18n/test_catalog.py --rewrite

then write the German into `mediabruch.po`. The build compiles it (`hatch_build.py`); a test fails as long as a
sentence has no German.
"""

from mediabruch.i18n.language import LANGUAGES, default_language
from mediabruch.i18n.translator import LOCALE, PageTerms, Translator, translator

__all__ = ["LANGUAGES", "LOCALE", "PageTerms", "Translator", "default_language", "translator"]
