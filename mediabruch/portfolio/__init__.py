"""Many models examined, in parallel and from a cache; now, and at a revision of a repository."""
