"""Reports on a comparison ring."""
