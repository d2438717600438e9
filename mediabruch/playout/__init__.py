"""The play-out: what happens in one case.

A model, compiled, makes a `Game` of it: its places and the rules of its nodes. The game's possible runs form a
finite Markov chain, which `play` solves exactly; where it has too many states, seeded runs stand in for it.
"""

from mediabruch.playout.compiled import CompiledModel
from mediabruch.playout.game import Effect, Followed, Game, Working
from mediabruch.playout.play import Playout, play
from mediabruch.playout.tally import BreakCounts

__all__ = ["BreakCounts", "CompiledModel", "Effect", "Followed", "Game", "Playout", "Working", "play"]
