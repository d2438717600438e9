"""What really happened: event logs, read, laid beside the model, counted."""
