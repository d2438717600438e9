"""Processes over time: at the changes, months or tags of a git repository, or at the days of snapshots."""
