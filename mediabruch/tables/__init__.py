"""Tables that others have made: their letters, and how large they are."""
