"""What people write, as a tree with lines and columns: YAML, JSON, TOML, and the nearest right word to a wrong one."""
