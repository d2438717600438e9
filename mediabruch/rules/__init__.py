"""What the tool can find: a rule for each kind of media break, pattern and note, named by its code (MBxxx)."""
