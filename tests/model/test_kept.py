"""What is found once and kept."""

from mediabruch.model.kept import kept


class _Asked:
    def __init__(self) -> None:
        self.times = 0

    @kept
    def answer(self) -> int:
        """The answer."""
        self.times += 1
        return 42


def test_it_is_found_once() -> None:
    asked = _Asked()
    assert [asked.answer, asked.answer, asked.times] == [42, 42, 1]
    assert _Asked().times == 0


def test_it_says_what_it_is() -> None:
    assert _Asked.answer.__doc__ == "The answer."
