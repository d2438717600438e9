"""What bears on one step by itself: its label, what stands beside it, where it lies, and who works there."""
