"""One case of a process as a story."""
