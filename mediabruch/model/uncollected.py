"""Stretches of work that make many values, without the garbage collector."""

import gc

_MANY = 50_000
"""Values, as of a model of 5,000 steps, that are worth more than the caution below."""


class uncollected:  # noqa: N801 - as `contextlib.suppress`
    """Turn the garbage collector off: reading and analyzing make many values, and no circles among them."""

    def __enter__(self) -> None:
        self._was_enabled = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._was_enabled:
            _let_live()
            gc.enable()


def _let_live() -> None:
    """Spare the collector a look at very many new values, which live on and would be in vain: a twelfth of the time.

    They count as old at once. So do the few that others made just before, which are looked at again with all old ones;
    where that were often, garbage of theirs could pile up. Nothing that others froze may thaw: CPython 3.12, which
    freezes immortal values itself whenever it collects, is spared nothing.
    """
    if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
