"""Which files are models, what they are called, and which other files speak for them: the one table of names."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from mediabruch.notation.letters import spellings
from mediabruch.patterns import pattern

BPMN_NAMESPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"
STANDARD_INPUT = "-"
"""What stands for standard input, where a path is asked for."""
_SURE_SUFFIXES = (".bpmn20.xml", ".bpmn2.xml", ".bpmn.xml", ".bpmn2", ".bpmn")
MODEL_SUFFIXES = (*_SURE_SUFFIXES, ".xml")
"""Endings of model files, longer ones first. A plain `.xml` is a model only by its content (`is_model_content`)."""
SIDECAR_SUFFIXES = (".media.yaml", ".media.yml", ".media.json")
"""Endings of the annotation file beside a model; a new one gets the first."""
FOLDER_FILES = ("_media.yaml", "_media.yml", "_media.json")
"""Names of annotation files for all models in and below a folder."""
HEAD = 8192
"""How many bytes of an XML file tell whether it is a model."""
_BEFORE_ROOT = rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>[]*(?:\[.*?\]\s*)?>)*+"
_ROOT = pattern(_BEFORE_ROOT + rb"<(?:([^\s<>/:!?]+):)?([^\s<>/:!?]+)([^<]*)", re.DOTALL)
"""The prefix, the name and the attributes of the first element."""
_MARK = b"\xef\xbb\xbf"


def model_stem(name: str) -> str:
    """The name of a model file without its ending; a name without a known one stays whole.

    >>> model_stem("antrag.bpmn20.xml"), model_stem("antrag.bpmn.xml"), model_stem("antrag.v2")
    ('antrag', 'antrag', 'antrag.v2')
    """
    lower = name.lower()
    suffix = next((suffix for suffix in MODEL_SUFFIXES if lower.endswith(suffix)), "")
    return name[: -len(suffix) or None]


def is_model_name(name: str) -> bool:
    """Whether a file is a model by its ending alone."""
    return name.lower().endswith(_SURE_SUFFIXES)


def may_be_model(name: str) -> bool:
    """Whether a file is a model by its ending, or may be one by its content (`is_model_content`)."""
    return name.lower().endswith(MODEL_SUFFIXES)


def is_model_content(head: bytes) -> bool:
    """Whether a file is a model by its beginning: its first element is `definitions`, and of BPMN as far as it says.

    Style sheets, build files and other XML name the namespace of BPMN, too.

    >>> is_model_content(b'<xsl:stylesheet xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"/>')
    False
    """
    if not mentions_bpmn(head):
        return False
    found = _ROOT.match(_plain(head))
    if found is None:  # it begins further down
        return True
    prefix, name, attributes = found.groups()
    if name.lower() != b"definitions":
        return False
    bound = re.search(
        rb"\sxmlns" + (rb":" + re.escape(prefix) if prefix else b"") + rb"\s*=\s*[\"']([^\"']*)", attributes
    )
    return bound is None or bound[1].strip() == BPMN_NAMESPACE.encode()


def mentions_bpmn(content: bytes) -> bool:
    """Whether the beginning of a file names the namespace of BPMN, in any usual encoding."""
    return BPMN_NAMESPACE.encode() in _plain(content)


def _plain(content: bytes) -> bytes:
    """The beginning of a file in single bytes, as far as ASCII goes."""
    return content[:HEAD].removeprefix(_MARK).replace(b"\0", b"").lstrip(b"\xff\xfe")


def speaks_for_models(name: str) -> bool:
    """Whether a file states something about models by its name: about one, or about all in its folder."""
    return name.lower().endswith(SIDECAR_SUFFIXES) or name.lower() in FOLDER_FILES


def files_about(model_path: str) -> Iterator[str]:
    """All places of files that may state something about a model, existing or not; paths with forward slashes."""
    place = PurePosixPath(model_path)
    stem = model_stem(place.name)
    for spelled in spellings(stem):
        for suffix in SIDECAR_SUFFIXES:
            yield (place.parent / f"{spelled}{suffix}").as_posix()
    for folder in place.parents:
        for name in FOLDER_FILES:
            yield (folder / name).as_posix()
