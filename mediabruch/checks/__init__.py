"""What a gate says: conditions, what is known and tolerated, and the verdict."""
