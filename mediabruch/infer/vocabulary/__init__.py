"""The words that are known: the word lists as one lexicon, and how a word of a label is found in it."""
