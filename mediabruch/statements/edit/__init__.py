"""Changes to annotation files that leave every byte beside them as it was."""
