"""Draws each kind of element at its place, by one table."""

from mediabruch.render.shapes.table import draw

__all__ = ["draw"]
