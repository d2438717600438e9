"""Labels as a reader sees them on the drawing."""

import pytest

from mediabruch.bpmn.labels import label


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("Antrag prüfen", "Antrag prüfen"),
        ("", ""),
        (" \n\t ", ""),
        ("Antrag  prüfen ", "Antrag prüfen"),
        ("Antrag\nprüfen", "Antrag prüfen"),
        ("Antrag\r\nprüfen", "Antrag prüfen"),
        ("Antrag&#10;prüfen", "Antrag prüfen"),
        ("Antrag&#xA;prüfen", "Antrag prüfen"),
        ("Antrag&amp;#10;prüfen", "Antrag prüfen"),
        ("Antrag<br/>prüfen<BR>und ablegen", "Antrag prüfen und ablegen"),
        ("Antrag\u2028prüfen", "Antrag prüfen"),
        ("Antrag\u00a0prüfen", "Antrag prüfen"),
        ("Zahlungs-\naufforderung", "Zahlungsaufforderung"),
        ("Zahlungs- \r\n aufforderung", "Zahlungsaufforderung"),
        ("Zahlungs-&#10;aufforderung", "Zahlungsaufforderung"),
        ("claim\nre-\njec-\nted", "claim rejected"),
        ("Online-\nAntrag", "Online-Antrag"),
        ("E-\nmail senden", "E-mail senden"),
        ("DIN-A-\n4-Blatt", "DIN-A-4-Blatt"),
        ("Ein-\nund Ausgang", "Ein- und Ausgang"),
        ("Hin-\noder Rückweg", "Hin- oder Rückweg"),
        ("Ein- und Ausgang", "Ein- und Ausgang"),
        ("vor-\nundurchsichtig", "vorundurchsichtig"),
        ("Antrag -\nprüfen", "Antrag - prüfen"),
        ("Antrag-\n(neu)", "Antrag- (neu)"),
        ("Zahlungs\u00adaufforderung", "Zahlungsaufforderung"),
        ("\ufeffAntrag\u200b", "Antrag"),
        ("Antrag\u0085prüfen\u009b31m", "Antrag prüfen31m"),
        ("Antrag\u202eneflürp", "Antragneflürp"),
        ("Pru\u0308fung", "Prüfung"),
        ("<div>Antrag <b>pr&uuml;</b>fen</div><p>und&nbsp;ablegen</p>", "Antrag prüfen und ablegen"),
        ("Müller &amp; Söhne", "Müller & Söhne"),
        ("A &ouml; &nope; &lt;b&gt;", "A ö &nope; <b>"),
        ("Send <form> to <address>", "Send <form> to <address>"),
        ("wenn a<b und c>d", "wenn a<b und c>d"),
        ("${execution.name}", "${execution.name}"),
        ("A & B <intern>", "A & B <intern>"),
        ("<ohne Namen>", "<ohne Namen>"),
    ],
)
def test_label(written: str, seen: str) -> None:
    assert label(written) == seen


def test_long_words_take_time_in_proportion_to_them() -> None:
    """Letters beyond ASCII are looked at for hyphenation: in proportion some milliseconds; by their square, hours."""
    assert len(label("ä" * 2_000_000)) == 2_000_000
