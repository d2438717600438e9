"""The workbench as one file that runs by itself: the page, its scripts, and the engine, packed into HTML."""
