"""Words to acts, and acts to claims: what a text says of the media of a step."""
