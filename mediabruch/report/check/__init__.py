"""The result of a check, in the formats that people and machines read. Nothing here writes: all is returned."""
