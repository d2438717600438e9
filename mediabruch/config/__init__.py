"""The house's own words and habits: `mediabruch.toml`, or `[tool.mediabruch]` in `pyproject.toml`."""

from mediabruch.config.files import find_config, load_config
from mediabruch.config.options import Config

__all__ = ["Config", "find_config", "load_config"]
