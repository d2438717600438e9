"""Two versions of a process side by side, in every format."""
