"""The table `[channel_media]`: what the ways in of event logs stand for."""

from mediabruch.config.names import table_in
from mediabruch.media import Side
from mediabruch.notation.nodes import MistakeError, Node, shown
from mediabruch.notation.shapes import MEDIA
from mediabruch.notation.words import MEDIA_WORDS

CHANNEL_MEDIA = "channel_media"
_EXAMPLE = 'Internet = "data"'

ChannelMedia = tuple[tuple[str, Side], ...]
"""Ways in, as logs call them, and their media, in the order of the file."""


def channels_in(node: Node, mistakes: list[MistakeError]) -> ChannelMedia:
    """The entries of the table. Raises `MistakeError` where it is none."""
    found: list[tuple[str, Side]] = []
    for key, value in table_in(node, CHANNEL_MEDIA, _EXAMPLE).entries:
        try:
            media = MEDIA.read(shown(key), value)
            found.append((key.text, media if isinstance(media, frozenset) else None))
        except MistakeError as error:
            mistakes.append(error)
    return tuple(found)


def channels_schema() -> dict[str, object]:
    """The JSON schema of the table."""
    media = {"enum": list(MEDIA_WORDS)}
    return {
        "description": "What cases came in by, as event logs call it, and the medium that it stands for.",
        "type": "object",
        "additionalProperties": {"anyOf": [media, {"type": "array", "items": media}]},
    }
