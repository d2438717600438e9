"""What really happened, laid beside the model: alignments, measured shares, figures counted on the cases' own paths."""
