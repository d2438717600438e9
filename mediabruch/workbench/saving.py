"""The calls `save` and `reload`: annotation files to the folder on the disk, and the folder read anew."""

from typing import Any

from mediabruch.errors import MediabruchError, Message
from mediabruch.workbench.asked import Asked, error_view
from mediabruch.workbench.desk import Desk
from mediabruch.workbench.processes import answer_processes
from mediabruch.workbench.shelf import ConflictError, Shelf

_NOT_SAVED = Message("The to-be is not written into the folder, which knows processes as they are; take it home.")
_LEFT_OUT = Message("This file cannot be read and was left out; all that it says would be written over.")


def answer_save(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Save what is stated of these processes, or of all that have changed.

    A file that someone else has changed meanwhile, in another tab too, stays as it is and is named under `conflicts`;
    with `force`, it is written over.
    """
    shelf = _shelf(desk)
    is_forced = asked.flag("force")
    paths = asked.texts("paths") or tuple(path for path in desk.workspace.models if desk.is_changed(path))
    answer: dict[str, list[Any]] = {"saved": [], "conflicts": [], "refused": []}
    for path in paths:
        try:
            saved = _saved(desk, shelf, path, is_forced=is_forced)
        except ConflictError as error:
            answer["conflicts"].append({"model": path, **error_view(error, asked.words)})
        except MediabruchError as error:
            answer["refused"].append({"model": path, **error_view(error, asked.words)})
        else:
            answer["saved"] += saved
            if desk.is_to_be_changed(path):
                answer["refused"].append({"model": path, "message": asked.words.message(_NOT_SAVED)})
    return {**answer, **{name: value for name, value in answer_processes(desk, asked).items() if name == "processes"}}


def _saved(desk: Desk, shelf: Shelf, path: str, *, is_forced: bool) -> list[str]:
    """The annotation file that was saved, if there was anything to save."""
    here = desk.workspace
    if not here.has_model(path):
        raise MediabruchError(Message("No process of this path is open."), path=path)
    place = here.sidecar_place(path)
    content, before = here.files.get(place), desk.kept.get(place)
    if content is None or content == before:
        return []
    shelf.check_model(path, here.files[path])
    if place in here.left_out and not is_forced:
        raise ConflictError(_LEFT_OUT, path=place)
    shelf.save(place, content, shelf.content(place) if is_forced else before)
    desk.kept = {**desk.kept, place: content}
    desk.replaced(place)
    return [place]


def answer_reload(desk: Desk, asked: Asked) -> dict[str, Any]:
    """Read the folder anew; what was stated and not saved is gone."""
    desk.read_shelf(_shelf(desk))
    return answer_processes(desk, asked)


def _shelf(desk: Desk) -> Shelf:
    if desk.shelf is None:
        raise MediabruchError(Message("No folder on the disk is open here; take the files home instead."))
    return desk.shelf
