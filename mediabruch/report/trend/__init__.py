"""Processes over time, in every format."""
