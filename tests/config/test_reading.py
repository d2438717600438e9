"""What a configuration may say, and what is said about mistakes in it."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediabruch.config.config import Config
from mediabruch.config.reading import config_of
from mediabruch.config.vocabulary import ConfigSection
from mediabruch.errors import ConfigError
from mediabruch.media import BreakDefinition, Medium, Side
from mediabruch.options import CustomTerm, Vocabulary

DATA, DOCUMENT, PAPER = frozenset({Medium.DATA}), frozenset({Medium.DOCUMENT}), frozenset({Medium.PAPER})
HOUSE = """\
lang = "de"
definition = "extended"
inference = false

[systems]
Hades = "data"                  # our specialist system
d3 = "document"
"Das Portal" = {}

[terms]
Laufzettel = "paper"
"Umlauf im DMS" = { receives = "document", produces = ["document", "data"] }
Besuch = "physical"

[lanes]
Poststelle = { medium = "paper", party = "authority" }
[pools]
"Bürgerin" = { party = "citizen" }
[colors]
"#FC0" = "paper"
[prefixes]
"[P] " = "paper"
[defaults]
userTask = "digital"
"*" = []
"""


def word(section: str, name: str, receives: Side = None, produces: Side = None, party: str | None = None) -> CustomTerm:
    return CustomTerm(name=name, receives=receives, produces=produces, party=party, entry=f"mediabruch.toml: {section}")


def test_everything_that_can_be_said() -> None:
    config = config_of(HOUSE, "some/mediabruch.toml")
    assert (config.path, config.lang) == ("some/mediabruch.toml", "de")
    assert (config.options.definition, config.options.inference) == (BreakDefinition.EXTENDED, False)
    assert config.options.vocabulary == Vocabulary(
        systems=(
            word("systems.Hades", "Hades", DATA, DATA),
            word("systems.d3", "d3", DOCUMENT, DOCUMENT),
            word('systems."Das Portal"', "Das Portal"),
        ),
        terms=(
            word("terms.Laufzettel", "Laufzettel", PAPER, PAPER),
            word('terms."Umlauf im DMS"', "Umlauf im DMS", DOCUMENT, DOCUMENT | DATA),
            word("terms.Besuch", "Besuch", frozenset(), frozenset()),
        ),
        lanes=(word("lanes.Poststelle", "Poststelle", PAPER, PAPER, "authority"),),
        pools=(word('pools."Bürgerin"', "Bürgerin", party="citizen"),),
        colors=(word('colors."#FC0"', "#ffcc00", PAPER, PAPER),),
        prefixes=(word('prefixes."[P] "', "[P]", PAPER, PAPER),),
        defaults=(
            word("defaults.userTask", "userTask", frozenset({Medium.DIGITAL}), frozenset({Medium.DIGITAL})),
            word('defaults."*"', "*", frozenset(), frozenset()),
        ),
    )


def test_the_examples_of_the_docs() -> None:
    docs = Path(__file__).parents[2] / "docs"
    pages = [(docs / name).read_text(encoding="utf-8") for name in ("configure.md", "ci.md")]
    words, check = re.findall(r"^```toml\n(.*?)^```$", "\n".join(pages), re.DOTALL | re.MULTILINE)
    house = config_of(words, "mediabruch.toml").options.vocabulary
    assert house is not None
    assert all(getattr(house, section) for section in ConfigSection)
    assert config_of(check, "mediabruch.toml").check.policy_for("old/a.bpmn").min_score == 0


@pytest.mark.parametrize("text", ["", "# nothing\n", "[systems]\n", "[terms]\n[colors]\n", "systems = []"])
def test_what_says_nothing(text: str) -> None:
    assert config_of(text, "a.toml") == Config(path="a.toml")


def test_systems_may_be_a_list_of_names() -> None:
    house = config_of('systems = ["Hades", "ProSoz 14+"]', "a.toml").options.vocabulary
    assert house is not None
    assert [(word.name, word.entry) for word in house.systems] == [
        ("Hades", "a.toml: systems.Hades"),
        ("ProSoz 14+", 'a.toml: systems."ProSoz 14+"'),
    ]


def test_in_the_file_that_many_tools_share() -> None:
    text = '[tool.other]\nlang = 5\n[tool.mediabruch]\nlang = "en"\n[tool.mediabruch.terms]\nZettel = "paper"\n'
    config = config_of(text, "pyproject.toml")
    assert config.lang == "en"
    assert config.options.vocabulary.terms[0].entry == "pyproject.toml: tool.mediabruch.terms.Zettel"
    with pytest.raises(ConfigError, match=r"pyproject.toml:4:1: Unknown key “lnag”\. Did you mean lang\?"):
        config_of(text.replace('lang = "en"', 'lnag = "en"'), "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject.toml: This file has no table \[tool.mediabruch\]\."):
        config_of("[tool.other]", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject.toml:2:7: This file has no .*, but \[tool.mediabrch\]\."):
        config_of("[tool.other]\n[tool.mediabrch]\nlang = 'de'", "pyproject.toml")
    with pytest.raises(ConfigError, match=r"pyproject.toml:2:14: Options stand here in a table, not de\."):
        config_of("[tool]\nmediabruch = 'de'", "pyproject.toml")


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        # keys
        ('sprache = "de"', "1:1: Unknown key “sprache”. Did you mean lang? Known here: lang, "),
        ("\n[system]\nHades = 'data'", "2:2: Unknown key “system”. Did you mean systems?"),
        ("[check]\npatterns = ['x']", "2:1: Own rules stand at the top of the file: rules = "),
        ("[colours]", "1:2: Unknown key “colours”. Did you mean colors?"),
        ("[lanes]\nPost = {partei = 'x'}", "2:9: Unknown key “partei” under lanes. Did you mean party?"),
        ("[terms]\nX = {party = 'x'}", "2:6: Unknown key “party” under terms. Known here: medium, receives, produces."),
        ("[terms]\nX.recieves = 'paper'", "2:3: Unknown key “recieves” under terms. Did you mean receives?"),
        # options
        ("lang = 'fr'", "1:8: lang: unknown value “fr”. Known here: de, en."),
        ("lang = 'Deutsch'", "1:8: lang: unknown value “Deutsch”. Did you mean de?"),
        ("definition = 'standart'", "1:14: definition: unknown value “standart”. Did you mean standard?"),
        ("definition = 3", "1:14: definition: unknown value “3”."),
        ("inference = 'jaja'", "1:13: inference wants true or false, not “jaja”."),
        ("inference = 1", "1:13: inference wants true or false, not “1”. Did you mean true?"),
        # media
        ("[terms]\nX = 'papr'", "2:5: X: unknown medium “papr”. Did you mean paper?"),
        ("[terms]\nX = 'Telefonn'", "2:5: X: unknown medium “Telefonn”. Did you mean oral?"),
        ("[terms]\nX = ['data',\n  'papir']", "3:3: X: unknown medium “papir”. Did you mean paper?"),
        ("[terms]\nX = {receives = 'dta'}", "2:17: receives: unknown medium “dta”. Did you mean data?"),
        ("[terms]\nX = ['physical', 'data']", "2:5: X: physical means no medium at all, so it stands alone."),
        ("[terms]\nX = 'unbekannt'", "2:5: X: what is not known is left out, not called unbekannt."),
        ("[terms]\nX = ''", "2:5: X: unknown medium “”."),
        ("[terms]\nX = 5", "2:5: X: unknown medium “5”."),
        ("[terms]\nX = true", "2:5: X: unknown medium “true”."),
        ("[terms]\nX = {}", '2:5: X wants facts such as Laufzettel = "paper".'),
        ("[lanes]\nX = {party = true}", "2:14: party wants a text, not true."),
        ("[terms]\nX = {medium = 'paper', receives = 'data'}", "2:24: X states medium, which is short for both sides"),
        # names
        ("[terms]\n'--' = 'paper'", "2:1: “--” has no word in it by which it could be found."),
        ("[lanes]\n'' = 'paper'", "2:1: “” has no word in it"),
        (
            "[prefixes]\n' ' = 'paper'",
            "2:1: An empty beginning would mark every step; defaults are the place for that.",
        ),
        ("[colors]\nreddish = 'paper'", '2:1: A color is written like "#ffcc00" or "yellow", not like “reddish”.'),
        ("[colors]\n'#ffcc0' = 'paper'", '2:1: A color is written like "#ffcc00" or "yellow", not like “#ffcc0”.'),
        ("[defaults]\nusertask = 'paper'", "2:1: There is no type of step “usertask”. Did you mean userTask?"),
        ("[defaults]\nalle = 'paper'", "2:1: There is no type of step “alle”. Did you mean *?"),
        ("[defaults]\nexclusiveGateway = 'paper'", "2:1: There is no type of step “exclusiveGateway”."),
        ("[colors]\n'#FC0' = 'paper'\n'#ffcc00' = 'data'", "3:1: “#ffcc00” stands here again, in other letters."),
        ('[systems]\nHades = "data"\nHADES = "paper"', "3:1: “HADES” stands here again, in other letters."),
        ("[lanes]\n'Post  stelle' = 'paper'\n'post stelle' = 'data'", "3:1: “post stelle” stands here again"),
        ('[terms]\n"a\\u0007b" = "paper"', "2:1: a\ufffdb holds a character that no text file should hold."),
        # forms
        ("terms = 'paper'", '1:9: Under terms stand entries such as Laufzettel = "paper", not paper.'),
        ("terms = ['Laufzettel']", "1:9: Under terms stand entries such as"),
        ("[[terms]]\nX = 'paper'", "1:3: Under terms stand entries such as"),
        ("systems = ['Hades', 3]", "1:21: A list of systems holds names in quotes, not 3."),
        ("[colors]\n#ffcc00 = 'paper'", '2:1: A comment begins here; as a name, a color stands in quotes: "#ffcc00".'),
        # TOML
        ('[pools]\nBürgerin = {party = "x"}', '2:1: Names with umlauts, spaces or signs stand in quotes: "Bürgerin".'),
        ('Umlauf im DMS = "paper"', 'stand in quotes: "Umlauf im DMS".'),
        ('[prefixes]\n  [P] = "paper"', '2:3: Names with umlauts, spaces or signs stand in quotes: "[P]".'),
        ("lang: de", '1:5: An equals sign is missing here, as in Hades = "data".'),
        ("[lanes.Bürgerbüro]", '1:8: Names with umlauts, spaces or signs stand in quotes: "Bürgerbüro".'),
        ("x = { Bürger = 'paper' }", '1:7: Names with umlauts, spaces or signs stand in quotes: "Bürger".'),
        ("[terms]\nX = paper # yes", '2:5: TOML does not know the value paper. Did you mean "paper"?'),
        ("[terms]\nX = [paper, data]", '2:6: TOML does not know the value paper. Did you mean "paper"?'),
        ("inference = False", "1:13: TOML does not know the value False. Did you mean false?"),
        ("[terms]\nX = +", "2:5: A value is missing here"),
        ("[terms]\nX = 1979-02-30", "2:5: There is no such date or time."),
        ("rules =", "1:8: A value is missing here; texts stand in quotes"),
        ("rules", "1:6: An equals sign is missing here"),
        ('= "data"', "1:1: A key is missing here"),
        ('lang = "de" rules = "standard"', "1:13: The value before this place is complete"),
        ('[terms]\nX = "paper"\n\nX = "data"\n\n', "4:1: This stands a second time"),
        ("[terms]\n[terms]\n", "2:1: This stands a second time"),
        ('lang = "de', "1:11: A quotation mark is not closed."),
        ('lang = "de\nrules = "standard"', "1:11: A quotation mark is not closed."),
        ('[terms]\nX = ["paper" "data"]', "2:14: A comma or a closing bracket is missing before this place."),
        ('[terms]\nX = {receives = "paper"\n}', "A comma or a closing brace is missing before this place"),
        ("[terms\nX = 1", "1:7: A closing bracket is missing before this place."),
        ("lang = 'de\n", "2:1: A quotation mark is not closed."),
        ("lang = 'de", "1:11: A quotation mark is not closed."),
        ('lang = """de', "1:13: A quotation mark is not closed."),
        ('lang = "d\x07e"', "1:10: A character stands here that no text file should hold."),
        ("lang = 'd\x07e'", "1:10: A character stands here that no text file should hold."),
        ('[terms]\nX = "C:\\quer"', "2:10: In double quotes a backslash is written twice"),
        ("x = " + "9" * 5000, "This number is too long."),
    ],
)
def test_a_mistake_is_told_with_its_place_and_the_right_word(text: str, mistake: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config_of(text, "m.toml")
    assert mistake in str(caught.value)
    assert str(caught.value).startswith("m.toml")
    assert "\n" not in str(caught.value)


def test_all_mistakes_of_a_file() -> None:
    with pytest.raises(ConfigError, match=r"\(Further mistakes: 2\.\)$") as caught:
        config_of("[terms]\nX = 'papr'\nY = 'dta'\n[colors]\nreddish = 'paper'\n", "m.toml")
    assert [one.place for one in caught.value.each] == ["m.toml:2:5", "m.toml:3:5", "m.toml:5:1"]


def refusal(text: str) -> str | None:
    """Why a configuration is refused; `None` if it is not."""
    try:
        config_of(text, "m.toml")
    except ConfigError as error:
        return str(error)
    return None


SIGNS = st.sampled_from([*"ab.=[]{},\"'\\#\n ü1", "paper", "[terms]", "lang", '"data"', "#ffcc00 =", "\0", "\ud800"])


@given(st.lists(SIGNS, max_size=20).map("".join), st.integers(0, len(HOUSE)), st.integers(0, 6))
def test_any_text_is_a_configuration_or_one_sentence(sign: str, at: int, width: int) -> None:
    for text in (sign, HOUSE[:at] + sign + HOUSE[at + width :]):
        mistake = refusal(text)
        assert mistake is None or (mistake.startswith("m.toml:") and "\n" not in mistake)
