"""What mediabruch found, in the formats that people and machines read. Nothing here writes: all is returned."""
