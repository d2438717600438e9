"""What one step tells of another: what comes in, what is at hand, what was kept, and which intakes give way."""
