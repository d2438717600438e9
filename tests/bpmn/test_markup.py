"""Texts in HTML as a reader of the page sees them."""

import pytest

from mediabruch.bpmn.markup import readable
from mediabruch.infer import infer
from tests.bpmn.snippets import node, read_process

LINK = (
    '<p class="paper">Näheres im <a href="https://wiki.example.org/papierakte/fax.pdf" title="Brief">Handbuch</a>.</p>'
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (LINK, "Näheres im Handbuch."),
        ("<ul><li>eins</li><li>zwei</li></ul>", "eins\n\nzwei"),
        ("eins<br>zwei<br/>drei", "eins\nzwei\ndrei"),
        ("<b>An</b>trag", "Antrag"),
        ('<img src="fax.png" alt="Fax">Foto', "Foto"),
        ("<style>.brief {color: red}</style><p>Text</p><script>post()</script>", "Text"),
        ("<p>a</p><!-- Papier <b>x</b> --><p>b</p>", "a\n\nb"),
        ("<p>nicht zu Ende <style>Brief", "nicht zu Ende"),
        ("M&uuml;ller &amp;amp; S&amp;ouml;hne", "Müller & Söhne"),
        ("Betrag < 100 und > 50", "Betrag < 100 und > 50"),
        ('&lt;p class="Fax"&gt;eins&lt;/p&gt; zwei', "eins\n zwei"),
        ("&lt;Fax&gt; ausdrucken", "<Fax> ausdrucken"),
        ("Fill in <form> or <address>", "Fill in <form> or <address>"),
    ],
)
def test_readable(written: str, seen: str) -> None:
    assert readable(written).strip() == seen


@pytest.mark.parametrize("form", ["", ' textFormat="text/html"'])
def test_what_a_page_does_not_show_is_no_word_about_a_step(form: str) -> None:
    for text in (escaped(LINK), f"<![CDATA[{LINK}]]>"):
        model = read_process(f'<task id="A" name="Bearbeiten"><documentation{form}>{text}</documentation></task>')
        assert node(model, "A").documentation == "Näheres im Handbuch."
        assert infer(model) == {}


def test_notes_and_markup_that_is_xml() -> None:
    html = 'xmlns="http://www.w3.org/1999/xhtml"'
    model = read_process(
        f'<task id="A"><documentation><p {html}>eins</p><p {html}>zw<b>ei</b></p></documentation></task>'
        f"<textAnnotation><text>{escaped(LINK)}</text></textAnnotation>"
    )
    assert node(model, "A").documentation == "eins\n\nzwei"
    assert model.text_annotations[0].text == "Näheres im Handbuch."


@pytest.mark.parametrize(
    "text", ["Siehe https://wiki.example.org/papierakte/fax-formular.pdf", "vgl. www.example.org/brief/fax.html (neu)"]
)
def test_addresses_are_no_words(text: str) -> None:
    model = read_process(f'<task id="A" name="Bearbeiten"><documentation>{text}</documentation></task>')
    assert infer(model) == {}


@pytest.mark.parametrize("piece", ["<!--", "<style>", "<a ", "&amp;", "<p>", "</"])
def test_much_markup_takes_no_longer_than_much_text(piece: str) -> None:
    assert len(readable(piece * 50_000 + "</p>")) <= 50_000 * len(piece) + 4
