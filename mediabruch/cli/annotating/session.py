"""The interview in the terminal: which keys answer, and what is kept of them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mediabruch.cli.annotating.interview_screen import InterviewScreen
from mediabruch.cli.annotating.keys import END, Keys
from mediabruch.cli.progress import progress
from mediabruch.errors import MediabruchError, Message
from mediabruch.i18n import Translator
from mediabruch.media import PHYSICAL, Medium, Side

if TYPE_CHECKING:
    from mediabruch.interview.dialog import AnswerScope, Interview, Topic

MEDIA: Mapping[str, Side] = {
    "p": frozenset({Medium.PAPER}),
    "d": frozenset({Medium.DATA}),
    "f": frozenset({Medium.DOCUMENT}),
    "e": frozenset({Medium.DIGITAL}),
    "o": frozenset({Medium.ORAL}),
    "x": PHYSICAL,
}
"""The keys for media, in both languages: paper, data, file, electronic, oral, and a thing."""
GUESS, SKIP, BACK, UNDO, QUIT, HELP = "\r", "s", "b", "u", "q", "?"
HUNDRED = 100
SCOPES = {"l": "lane", "a": "label"}


class TerminalInterview:
    """Asks, waits for keys, and keeps what they say."""

    def __init__(self, interview: "Interview", words: Translator) -> None:
        self.interview = interview
        self.words = words
        self._screen = InterviewScreen(interview, words)
        self._commands = {SKIP: self._skip, BACK: self._back, UNDO: self._undo, HELP: self._screen.help}

    def leave_out_unreadable(self) -> None:
        """Name the models that cannot be analyzed, and ask about the others; raise where it is the only one."""
        paths = list(self.interview.paths)
        refused: dict[str, MediabruchError] = {}
        with progress(len(paths), self.words.text("Analyzing")) as step:
            for path in paths:
                try:
                    self.interview.analysis(path)
                    self.interview.try_out(path)
                except MediabruchError as error:
                    if len(paths) == 1:
                        raise
                    refused[path] = error
                step(1)
        for refusal in refused.values():
            self._screen.say_error(refusal)
        self.interview.paths = [path for path in paths if path not in refused]

    def run(self, keys: Keys) -> int:
        """Ask until nothing is left or the user has had enough."""
        self._screen.help()
        self.interview.advance()
        try:
            while (topic := self.interview.topic) is not None:
                if self._is_gone(topic):
                    self.interview.advance()
                    continue
                self._screen.show(topic)
                if not self._answered(topic, keys):
                    break
        except KeyboardInterrupt:  # nothing is lost, so it is no more than an end
            pass
        self._screen.show_end()
        return 0

    def _is_gone(self, topic: "Topic") -> bool:
        """Whether the model was changed meanwhile, and lacks the step."""
        return self.interview.step(topic) is None and self.interview.branch(topic) is None

    def _answered(self, topic: "Topic", keys: Keys) -> bool:
        """Wait for keys until they come to something; false where the user has had enough."""
        from mediabruch.interview.dialog import AnswerScope

        scope = AnswerScope.STEP
        branch = self.interview.branch(topic)
        typed = ""
        while True:
            key = keys()
            if key in {QUIT, END}:
                return False
            try:
                if branch is not None and (key.isdecimal() or key == GUESS):
                    if key != GUESS:
                        typed = self._typed(typed + key)
                        continue
                    self._keep_share(topic, int(typed) / 100 if typed else branch.share)
                    return True
                if branch is not None and key not in self._commands:
                    self._screen.say(self.words.text("Type a number from 0 to 100, then Enter."))
                elif key in SCOPES:
                    scope = self._scope(topic, AnswerScope(SCOPES[key]))
                elif (sides := self._sides(topic, key, keys)) is not None:
                    self._keep(topic, sides, scope)
                    return True
                elif key in self._commands:
                    self._commands[key]()
                    return True
                else:
                    self._screen.say(self.words.text("This key has no meaning here; ? lists those that have one."))
            except MediabruchError as error:  # the question stands, and so does all that was answered before
                self._screen.say_error(error)

    def _sides(self, topic: "Topic", key: str, keys: Keys) -> Mapping[str, Side] | None:
        """The sides that one key or two stand for; `None` for other keys."""
        step = self.interview.step(topic)
        if key == GUESS and step is not None and step.supposed.is_known:
            return {"receives": step.supposed.receives, "produces": step.supposed.produces}
        if key in MEDIA:
            return {"receives": MEDIA[key], "produces": MEDIA[key]}
        if key.lower() not in MEDIA or not key:
            return None
        names = self._screen.names(topic)
        self._screen.say(
            self.words.text(
                "takes in: {medium}; and hands on? A key without Shift:", medium=names.side(MEDIA[key.lower()])
            )
        )
        second = keys().lower()
        if second not in MEDIA:
            self._screen.say(self.words.text("Nothing was kept."))
            return None
        return {"receives": MEDIA[key.lower()], "produces": MEDIA[second]}

    def _typed(self, text: str) -> str:
        """The number of cases of 100 as it is typed; begun anew where it is too large."""
        number = text.lstrip("0") or "0"
        if int(number) > HUNDRED:
            self._screen.say(self.words.text("Type a number from 0 to 100, then Enter."))
            return ""
        self._screen.say(number)
        return number

    def _keep_share(self, topic: "Topic", share: float) -> None:
        before = self.interview.analysis(topic.path)
        answer = self.interview.answer_share(share)
        files = ", ".join(saved.path.name for saved in answer.saved)
        self._screen.say(
            self.words.text("Kept in {files}: {share} of the cases", files=files, share=self.words.percent(share))
        )
        self._screen.show_score(topic, before)

    def _scope(self, topic: "Topic", scope: "AnswerScope") -> "AnswerScope":
        """Say how many steps the next answer is about."""
        from mediabruch.interview.dialog import AnswerScope

        if not self.interview.shared(topic, scope):
            self._screen.say(self.words.text("This step has no lane or label that others could share."))
            return AnswerScope.STEP
        meant = self.interview.meant(topic, scope)
        count = sum(len(steps) for _, steps in meant)
        question = {
            AnswerScope.LANE: Message(
                "The next key holds for all steps of this lane that are to settle: {steps} in {files}."
            ),
            AnswerScope.LABEL: Message(
                "The next key holds for all steps of this label that are to settle: {steps} in {files}."
            ),
        }[scope]
        steps = self.words.plural("{n} step", "{n} steps", count)
        files = self.words.plural("{n} file", "{n} files", len(meant))
        self._screen.say(self.words.text(question.template, steps=steps, files=files))
        return scope

    def _keep(self, topic: "Topic", sides: Mapping[str, Side], scope: "AnswerScope") -> None:
        before = self.interview.analysis(topic.path)
        names = self._screen.names(topic)
        answer = self.interview.answer(sides, scope)
        said = self.words.text(
            "takes in: {receives}; hands on: {produces}",
            receives=names.side(sides["receives"]),
            produces=names.side(sides["produces"]),
        )
        steps = self.words.plural("{n} step", "{n} steps", answer.steps)
        files = ", ".join(saved.path.name for saved in answer.saved[:3])
        self._screen.say(self.words.text("Kept in {files}, {steps}: {answer}", files=files, steps=steps, answer=said))
        self._screen.show_score(topic, before)

    def _skip(self) -> None:
        self.interview.advance()

    def _back(self) -> None:
        if not self.interview.back():
            self._screen.say(self.words.text("This is the first question."))

    def _undo(self) -> None:
        answer = self.interview.undo()
        if answer is None:
            self._screen.say(self.words.text("There is nothing to take back."))
        else:
            steps = self.words.plural("{n} step", "{n} steps", answer.steps)
            self._screen.say(self.words.text("Taken back: {steps}", steps=steps))
