"""The version of mediabruch: what places below the face of the package need to know of it."""

__version__ = "0.1.0"
