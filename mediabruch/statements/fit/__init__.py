"""Whether an annotation file still fits a model that has changed."""
