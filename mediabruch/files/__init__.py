"""Files by their names: which are models, which speak for models, and where they are looked for."""
