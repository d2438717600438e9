"""Tables that others have made: their letters, what their cells say, and how large they are."""
