"""What a log says: how it was read, and what it shows of the model."""
