"""How long tests wait before they take what they wait for as hanging."""

PATIENCE = 240.0
"""Seconds until something has to be there, however busy the machine; no test waits longer than it needs."""
