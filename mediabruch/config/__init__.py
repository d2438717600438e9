"""An organization's own words and habits: `mediabruch.toml`, or `[tool.mediabruch]` in `pyproject.toml`."""

from mediabruch.config.config import Config
from mediabruch.config.files import find_config, load_config

__all__ = ["Config", "find_config", "load_config"]
