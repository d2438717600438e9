"""Icons as paths in a square of 24 x 24: outlines that are drawn as lines, and surfaces that are filled."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from mediabruch.media import Medium
from mediabruch.model import EventKind, FlowNodeType, LoopType


class Icon(NamedTuple):
    """Path data; the outline's shapes are closed and can be filled where an icon is wanted solid."""

    outline: str = ""
    lines: str = ""
    """Lines on top, in the ground's color where the icon is solid."""
    solid: str = ""
    """Always filled."""


EVENT_ICONS: Mapping[EventKind, Icon] = {
    EventKind.MESSAGE: Icon("M3 6H21V18H3Z", "M3 6L12 13L21 6"),
    EventKind.TIMER: Icon(
        "M12 2.5A9.5 9.5 0 1 1 12 21.5A9.5 9.5 0 1 1 12 2.5Z",
        "M12 6V12.5H17M12 2.5V4.5M12 19.5V21.5M2.5 12H4.5M19.5 12H21.5M5.3 5.3L6.7 6.7M17.3 17.3L18.7 18.7"
        "M5.3 18.7L6.7 17.3M17.3 6.7L18.7 5.3",
    ),
    EventKind.ERROR: Icon("M3 20L8 4L14 13L21 3L16.5 20L10 11.5Z"),
    EventKind.ESCALATION: Icon("M12 2.5L18.5 20.5L12 14L5.5 20.5Z"),
    EventKind.SIGNAL: Icon("M12 3L21 19H3Z"),
    EventKind.CANCEL: Icon("M4 7L7 4L12 9L17 4L20 7L15 12L20 17L17 20L12 15L7 20L4 17L9 12Z"),
    EventKind.COMPENSATE: Icon("M12 5V19L3 12ZM21 5V19L12 12Z"),
    EventKind.CONDITIONAL: Icon("M5 3H19V21H5Z", "M7.5 7H16.5M7.5 10.3H16.5M7.5 13.6H16.5M7.5 17H16.5"),
    EventKind.LINK: Icon("M3 9H13V5L21 12L13 19V15H3Z"),
    EventKind.TERMINATE: Icon(solid="M12 1A11 11 0 1 1 12 23A11 11 0 1 1 12 1Z"),
}
MULTIPLE = Icon("M12 2.5L21.5 9.5L17.9 20.5H6.1L2.5 9.5Z")
PARALLEL_MULTIPLE = Icon("M9.5 2.5H14.5V9.5H21.5V14.5H14.5V21.5H9.5V14.5H2.5V9.5H9.5Z")

TASK_ICONS: Mapping[FlowNodeType, Icon] = {
    FlowNodeType.USER_TASK: Icon(
        "M3 21.5V17.5C3 15 5.5 14 8.5 13.2H15.5C18.5 14 21 15 21 17.5V21.5Z"
        "M12 2.5A5.2 5.2 0 1 1 12 12.9A5.2 5.2 0 1 1 12 2.5Z",
        "M7.5 18V21.5M16.5 18V21.5",
    ),
    FlowNodeType.MANUAL_TASK: Icon(
        "M2 11L8.5 4.5C9.8 3.4 11.6 4.8 10.6 6.4L9.4 8H20.5A1.6 1.6 0 0 1 20.5 11.2H21.4A1.6 1.6 0 0 1 21.4 14.4H20.4"
        "A1.6 1.6 0 0 1 20.4 17.6H18.4A1.5 1.5 0 0 1 18.4 20.6H8C4.5 20.6 2 18 2 15Z",
        "M13 11.2H20.5M13 14.4H20.4M13 17.6H18.4",
    ),
    FlowNodeType.SERVICE_TASK: Icon(
        "M10.2 2.5H13.8L14.4 5.1L16.3 5.9L18.6 4.5L21.1 7L19.7 9.3L20.5 11.2L23 11.8V15.2L20.5 15.8L19.7 17.7L21.1 20"
        "L18.6 22.5L16.3 21.1L14.4 21.9L13.8 24H10.2L9.6 21.9L7.7 21.1L5.4 22.5L2.9 20L4.3 17.7L3.5 15.8L1 15.2V11.8"
        "L3.5 11.2L4.3 9.3L2.9 7L5.4 4.5L7.7 5.9L9.6 5.1Z",
        "M12 9.8A3.7 3.7 0 1 1 12 17.2A3.7 3.7 0 1 1 12 9.8Z",
    ),
    FlowNodeType.SEND_TASK: Icon(solid="M3 5.5H21L12 12.2ZM3 7.5L12 14.2L21 7.5V18.5H3Z"),
    FlowNodeType.RECEIVE_TASK: Icon("M3 5.5H21V18.5H3Z", "M3 5.5L12 12.5L21 5.5"),
    FlowNodeType.SCRIPT_TASK: Icon(
        "M8 2.5H20C15 8 21 14 16 21.5H4C9 14 3 8 8 2.5Z", "M8 7H14.5M8.3 10.5H15M9.3 14H16M8.5 17.5H15"
    ),
    FlowNodeType.BUSINESS_RULE_TASK: Icon("M2 4.5H22V19.5H2Z", "M2 14.5H22M8 9V19.5", "M2 4.5H22V9H2Z"),
}


class Marker(StrEnum):
    """What stands at the lower border of an activity."""

    LOOP = "loop"
    PARALLEL = "parallel"
    SEQUENTIAL = "sequential"
    COMPENSATION = "compensation"
    AD_HOC = "adHoc"
    COLLAPSED = "collapsed"


MARKER_ICONS: Mapping[Marker, Icon] = {
    Marker.LOOP: Icon(lines="M8.5 20.5A9 9 0 1 1 15.5 20.5M8.5 20.5H2.5M8.5 20.5V14.5"),
    Marker.PARALLEL: Icon(solid="M4 2H7.5V22H4ZM10.25 2H13.75V22H10.25ZM16.5 2H20V22H16.5Z"),
    Marker.SEQUENTIAL: Icon(solid="M2 4H22V7.5H2ZM2 10.25H22V13.75H2ZM2 16.5H22V20H2Z"),
    Marker.COMPENSATION: Icon("M12 5V19L2.5 12ZM21.5 5V19L12 12Z"),
    Marker.AD_HOC: Icon(
        solid="M2 15C2 9 5 7 8 7C12 7 13 12 16 12C18.5 12 20 10.5 22 8V11C22 15.5 19 18 16 18C12 18 11 13 8 13"
        "C5.5 13 3.5 13.5 2 17Z"
    ),
    Marker.COLLAPSED: Icon("M2 2H22V22H2Z", "M12 6V18M6 12H18"),
}
LOOP_MARKERS: Mapping[LoopType, Marker] = {
    LoopType.STANDARD: Marker.LOOP,
    LoopType.PARALLEL: Marker.PARALLEL,
    LoopType.SEQUENTIAL: Marker.SEQUENTIAL,
}

MEDIUM_ICONS: Mapping[Medium, Icon] = {
    Medium.DATA: Icon("M3 6C3 2 21 2 21 6V18C21 22 3 22 3 18Z", "M3 6C3 10 21 10 21 6M3 12C3 16 21 16 21 12"),
    Medium.DOCUMENT: Icon("M2 3.5H22V17H2Z", "M6 8H18M6 12.5H14M12 17V21M7 21H17"),
    Medium.DIGITAL: Icon("M2 3.5H22V17H2Z", "M12 17V21M7 21H17"),
    Medium.PAPER: Icon("M5 2H14.5L20 7.5V22H5Z", "M14.5 2V7.5H20M8.5 12H16.5M8.5 16.5H16.5"),
    Medium.ORAL: Icon("M2 3H22V16H11L5.5 21.5V16H2Z"),
}
THING_ICON = Icon("M12 2L21.5 7V17L12 22L2.5 17V7Z", "M2.5 7L12 12L21.5 7M12 12V22")
UNKNOWN_ICON = Icon(lines="M6.5 8C6.5 1 17.5 1 17.5 8C17.5 11.5 12 11.5 12 15.5", solid="M10.3 18.5H13.7V21.9H10.3Z")
BREAK_ICON = Icon(solid="M14.5 1L4 13.5H10.5L8.5 23L20 9.5H13Z")
