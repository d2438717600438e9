"""An analysis into the questions that are worth asking: which steps are open, and how far knowing them moves the score.

It stands above the analysis because it plays what-if with its play-out, and below everything that shows or asks.
"""

from mediabruch.interview.gaps import Band, Gap
from mediabruch.interview.guessed import is_guessed
from mediabruch.interview.questions import DOUBTFUL, Question, QuestionKind, idle_questions, is_doubtful, questions

__all__ = [
    "DOUBTFUL",
    "Band",
    "Gap",
    "Question",
    "QuestionKind",
    "idle_questions",
    "is_doubtful",
    "is_guessed",
    "questions",
]
