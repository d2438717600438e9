"""The words that select rules: codes, their beginnings, severities, `all` and `none`, held against the rules."""

from collections.abc import Collection

from mediabruch.checks.policy import ALL, NEVER, Policy
from mediabruch.errors import Message
from mediabruch.notation.nearest import nearest
from mediabruch.rules import Severity

SEVERITIES = tuple(str(severity) for severity in Severity)
SELECTING = (ALL,)
"""What `select` and `ignore` take beside codes."""
FAILING = (ALL, NEVER, *SEVERITIES)
"""What `fail_on` takes beside codes."""


def read_code(word: str, also: Collection[str], codes: Collection[str]) -> str | Message:
    """A word as the stages know it, or what is wrong with it. Upper and lower case are one.

    >>> read_code("mb1", SELECTING, ["MB101"]), read_code("Major", FAILING, ["MB101"])
    ('MB1', 'major')
    >>> str(read_code("XX1", SELECTING, ["MB101"]))
    'There is no rule “XX1”. The command “mediabruch rules” lists all rules.'
    """
    if word.lower() in also:
        return word.lower()
    if word and any(code.startswith(word.upper()) for code in codes):
        return word.upper()
    if word.lower() in FAILING:
        return Message("“{word}” is no code; what fails a check is said by fail_on.", word=word)
    return _unknown_word(word, also, codes)


def _unknown_word(word: str, also: Collection[str], codes: Collection[str]) -> Message:
    """That a word selects nothing: as a rule, or as a severity where it is most like one."""
    near = nearest(word, (*also, *codes), 0.75)
    if near in SEVERITIES:
        return Message("There is no severity “{word}”. Did you mean {nearest}?", word=word, nearest=near)
    if near:
        return Message("There is no rule “{word}”. Did you mean {nearest}?", word=word, nearest=near)
    if NEVER in also:
        severities = ", ".join(SEVERITIES)
        return Message(
            "There is no rule and no severity “{word}”; severities are {known}.", word=word, known=severities
        )
    return no_rule(word)


def no_rule(word: str) -> Message:
    """That no rule is called like this, nor any nearly so."""
    return Message(
        "There is no rule “{word}”. The command “mediabruch rules” lists all rules.",
        Message("There is no rule “{word}”."),
        word=word,
    )


def empty(option: str, words: Collection[str]) -> Message | None:
    """What is wrong with a list of words as a whole: one that is empty would switch the check off."""
    if not words and option == "select":
        return Message("select names nothing; leave it out, or say all.")
    if not words and option == "fail_on":
        return Message("fail_on names nothing; say none where no finding shall fail.")
    if NEVER in words and len(words) > 1:
        return Message("fail_on says none, and something else besides.")
    return None


def unmet(policy: Policy, codes: Collection[str]) -> Message | None:
    """What a policy says in vain; `None` where all of it can have an effect."""
    looked_at = [code for code in codes if policy.selects(code)]
    if not looked_at:
        return Message("Nothing is looked at: all that is selected is ignored, too.")
    for word in policy.fail_on or ():
        if word not in FAILING and not any(code.startswith(word) for code in looked_at):
            return Message("{word} fails nothing, since it is not looked at.", word=word)
    return None
