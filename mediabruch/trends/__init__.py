"""Processes over time: at the changes of a git repository, at the days of snapshots, or in the months of a log."""
