"""The fixed words of the page, by the names that the template gives them."""

from mediabruch.i18n import Translator


def labels(words: Translator) -> dict[str, str]:
    """All headings, captions, buttons and hints in one language."""
    return {
        "skip": words.text("Skip to the content"),
        "skip_picture": words.text("Skip the picture"),
        "overview": words.text("Overview"),
        "overview_caption": words.text("All models of this report with their figures"),
        "process": words.text("process"),
        "score": words.text("score"),
        "breaks_per_case": words.text("media breaks per case"),
        "known": words.text("known"),
        "not_read": words.text("Not read"),
        "verdict": words.text("in one sentence"),
        "heaviest": words.text("The most frequent media breaks"),
        "first": words.text("What to do first"),
        "plan": words.text("What to do"),
        "plan_today": words.text("The process today"),
        "plan_done": words.text("The process once the plan is done"),
        "sureness": words.text("How sure this is"),
        "printed": words.text("printed on"),
        "figures": words.text("Figures"),
        "picture": words.text("The process"),
        "picture_hint": words.text(
            "Drag to move, or use the arrow keys; plus, minus and 0 change the size. Choose a step to see why it has "
            "its medium, or a mark to find the break in the table."
        ),
        "in_words": words.text("Read the process in words"),
        "zoom_in": words.text("Larger"),
        "zoom_out": words.text("Smaller"),
        "zoom_fit": words.text("Fit to width"),
        "close": words.text("Close"),
        "breaks": words.text("Media breaks, the most frequent first"),
        "breaks_caption": words.text("Media breaks, the most frequent first"),
        "law": words.text("Media breaks that the law requires (not avoidable)"),
        "per_case": words.text("per case"),
        "step": words.text("step"),
        "place": words.text("place"),
        "change": words.text("change"),
        "kind": words.text("kind"),
        "senders": words.text("comes from"),
        "line": words.text("line"),
        "show": words.text("Show in the picture"),
        "helps": words.text("What helps"),
        "chart": words.text("How many breaks a case has"),
        "as_table": words.text("As a table"),
        "number": words.text("media breaks"),
        "share": words.text("share of the cases"),
        "unknown": words.text("Not known yet"),
        "copy": words.text("Copy"),
        "copied": words.text("Copied."),
        "copy_failed": words.text("Copying is not allowed here; the text is selected."),
        "steps": words.text("All steps and their evidence"),
        "steps_hint": words.text("Open a step to see where its medium is known from, and its part in the figures."),
        "walk": words.text("The process in words"),
        "walk_hint": words.text("Where nothing else is said, the next number follows."),
        "notes": words.text("Notes on the model"),
        "made": words.text("Made by mediabruch. This page loads nothing from elsewhere."),
        "medium_break": words.text("media break"),
    }
