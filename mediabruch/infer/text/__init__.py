"""Letters to words: what is written in other ways but says the same, and what says nothing."""
