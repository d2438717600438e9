"""What a gate says: conditions, what is known and tolerated, and whether the check passes."""
