"""Media breaks: where information changes its medium, how often per case, and of which kind."""
