"""Ways in and the media that they stand for, as people state them."""

from collections.abc import Iterable, Mapping

from mediabruch.errors import ConfigError, Message
from mediabruch.logs.cases import EventLog
from mediabruch.media import Side
from mediabruch.notation.letters import comparable
from mediabruch.notation.nearest import nearest
from mediabruch.notation.nodes import MistakeError, Scalar, brief
from mediabruch.notation.shapes import MEDIA

_OPTION = "--channel-media"


def channel_media(text: str) -> dict[str, Side]:
    """The media of ways in from an option's text. Raises `ConfigError`.

    >>> media = channel_media("Internet=data, Desk=oral, Post=Papier")
    >>> {channel: str(*side) for channel, side in media.items()}
    {'Internet': 'data', 'Desk': 'oral', 'Post': 'paper'}
    """
    found: dict[str, Side] = {}
    for part in text.split(","):
        channel, sign, medium = part.rpartition("=")
        if not part.strip():
            continue
        if not sign or not channel.strip():
            example = "Internet=data,Desk=oral,Post=paper"
            message = Message(
                "{option} wants pairs such as {example}, not “{word}”.",
                option=_OPTION,
                example=example,
                word=brief(part.strip()),
            )
            raise ConfigError(message)
        try:
            media = MEDIA.read(_OPTION, Scalar(medium.strip()))
        except MistakeError as error:
            raise ConfigError(error.message) from error
        if channel.strip() in found:
            raise ConfigError(Message("“{name}” is stated twice; which one counts?", name=brief(channel.strip())))
        found[channel.strip()] = media if isinstance(media, frozenset) else None
    return found


def fitted(stated: Mapping[str, Side], log: EventLog) -> dict[str, Side]:
    """The media by the values that the log has; upper and lower case are equal."""
    by_name = {comparable(channel): side for channel, side in stated.items()}
    return {channel: by_name[comparable(channel)] for channel in log.channel_counts if comparable(channel) in by_name}


def strays(stated: Iterable[str], log: EventLog) -> Iterable[Message]:
    """A sentence on each way in that the log does not have."""
    known = {comparable(channel): channel for channel in log.channel_counts}
    for channel in stated:
        if comparable(channel) in known:
            continue
        near = nearest(channel, known.values())
        if near is None:
            yield Message("The log has no way in called “{channel}”.", channel=brief(channel))
        else:
            yield Message(
                "The log has no way in called “{channel}”. Did you mean “{near}”?",
                channel=brief(channel),
                near=brief(near),
            )
