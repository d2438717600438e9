"""A walk through the process in words, step after step, for people who cannot see the picture.

Every stop has a number; where nothing else is said, the next number follows. Branches, loops, messages and joins name
the numbers they lead to.
"""

from mediabruch.report.walk.screen import write_walk
from mediabruch.report.walk.story import Chapter, Passage, Way, tell

__all__ = ["Chapter", "Passage", "Way", "tell", "write_walk"]
