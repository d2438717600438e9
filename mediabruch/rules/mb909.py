"""MB909, defect in the file that was read around."""

from mediabruch.errors import Message
from mediabruch.rules.rule import Rule

RULE = Rule(
    code="MB909",
    name="file-defect",
    title=Message("defect in the file"),
    helps=Message("Correct the named place, or open the model in the modeling tool and save it anew."),
)
