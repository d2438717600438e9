"""One act in all its grammatical forms gives one answer: passive, nominal, split, in a row, abbreviated."""

from collections.abc import Iterator, Mapping

import pytest

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.vocabulary import forms
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.media import Medium
from mediabruch.model import FlowNode, FlowNodeType
from mediabruch.notation.tsv import rows
from tests.infer.little import PROCESS, STEP, known, little, node, said
from tests.infer.test_generic import sides

NOUNS = ("Besprechung", "Vorlesung", "Unterrichtung")
"""Nouns that mean something else than their verb: a talk that is the work, a lesson."""

FORMS: dict[str, list[str]] = {
    "Bescheid drucken": [
        *("Bescheid wird gedruckt", "Drucken des Bescheids", "Druck des Bescheids"),
        *("Ausdruck des Bescheids", "druckt den Bescheid", "Sachbearbeiterin druckt den Bescheid aus"),
        *("Bescheid ist zu drucken", "Bescheid muss gedruckt werden", "Bescheid drucken lassen", "Bescheiddruck"),
        *("BESCHEID DRUCKEN", "bescheid drucken", "Bescheid (drucken)", "Bescheid: drucken", "3.1 Bescheid drucken"),
    ],
    "Antrag scannen": [
        *("Antrag wird eingescannt", "Scannen des Antrags", "Scan des Antrags", "Einscannen des Antrages"),
        *("scannt den Antrag ein", "ANTRAG SCANNEN", "antrag scannen", "Antrag ist zu scannen"),
    ],
    "Bescheid per Post versenden": [
        *("Bescheid wird per Post versandt", "Versand des Bescheids per Post", "Postversand des Bescheids"),
        *("per Post den Bescheid versenden", "Per Post wird der Bescheid versendet", "Bescheid postalisch versenden"),
        *("Bescheid auf dem Postweg versenden", "BESCHEID PER POST VERSENDEN", "Bescheid per Post an Bürger:in senden"),
    ],
    "Daten im Fachverfahren erfassen": [
        *("Daten werden im Fachverfahren erfasst", "Erfassung der Daten im Fachverfahren"),
        *("Datenerfassung im Fachverfahren", "im Fachverfahren Daten erfassen", "daten im fachverfahren erfassen"),
        *("Im Fachverfahren werden die Daten erfasst", "DATEN IM FACHVERFAHREN ERFASSEN"),
    ],
    "Bescheid drucken und versenden": [
        *("Druck und Versand des Bescheids", "Bescheid wird gedruckt und versendet", "Bescheid drucken & versenden"),
        *("Bescheid drucken, versenden", "Bescheid drucken / versenden", "druckt den Bescheid aus und versendet ihn"),
    ],
    "Urkunde unterschreiben": [
        *("Urkunde wird unterschrieben", "Unterschrift der Urkunde", "Unterzeichnung der Urkunde"),
        *("URKUNDE UNTERSCHREIBEN", "urkunde unterzeichnen", "Urkunde ist unterschrieben"),
    ],
    "Schlüssel aushändigen": [
        *("Aushändigung des Schlüssels", "händigt den Schlüssel aus", "Schluessel aushaendigen"),
        *("Schlüssel wird ausgehändigt", "SCHLÜSSEL AUSHÄNDIGEN", "schlüssel aushändigen"),
    ],
    "Kundin anrufen": [
        *("Kund:in anrufen", "Kund*innen anrufen", "Kunde/-in anrufen", "Kund_innen anrufen", "Anruf bei der Kundin"),
        *("ruft Kund:innen an", "Sachbearbeiter:in ruft Kundin an", "SachbearbeiterIn ruft Kundin an"),
    ],
    "Auskunft mündlich erteilen": [
        *("Auskunft muendlich erteilen", "Auskunft mdl. erteilen", "mdl. Auskunft erteilen"),
        "AUSKUNFT MÜNDLICH ERTEILEN",
    ],
    "print the letter": [
        *("letter is printed", "letter printed", "printing of the letter", "print the letter out", "PRINT THE LETTER"),
        *("the clerk prints the letter", "letter must be printed", "letter printed out", "Print Letter"),
    ],
    "scan the form": ["form is scanned", "form scanned", "the clerk scans the form", "scan the form in", "SCAN FORM"],
    "digitise the file": [
        *("digitize the file", "file digitised", "file digitized", "digitisation of the file"),
        *("digitization of the file", "DIGITISE THE FILE"),
    ],
    "enter data in the licensing system": [
        *("data is entered in the licensing system", "data entry in the licensing system"),
        *("data entered into the licensing system", "key data into the licensing system"),
    ],
}


@pytest.mark.parametrize(
    ("one", "other"), [(one, other) for one, others in FORMS.items() for other in others], ids=lambda label: label
)
def test_all_forms_of_a_label_give_one_answer(one: str, other: str) -> None:
    first = known(little(node(one)))
    assert first.is_known
    assert sides(known(little(node(other)))) == sides(first)


def _telling(language: str) -> Iterator[Mapping[str, str]]:
    """The verbs that say something of a side by themselves."""
    for row in rows(FOLDER / f"acts.{language}.tsv"):
        if (row.get("receives") or row.get("produces")) and "light" not in row.get("tags", ""):
            yield row


def _german(row: Mapping[str, str]) -> tuple[str, list[str]]:
    prefix, _, verb = row["term"].rpartition("|")
    infinitive = prefix + verb
    _, regular, finite = forms.german(row["term"])
    made = list(regular)
    participles = row.get("participle", "").split() or [word for word, form in made if form is Form.PARTICIPLE]
    nouns = row.get("noun", "").split() or [word for word, form in made if form is Form.NOUN and word.endswith("ung")]
    others = [
        *(f"Quorzel wird {participle}" for participle in participles),
        *(f"Quorzel muss {participle} werden" for participle in participles),
        *(f"{noun.capitalize()} des Quorzels" for noun in nouns if noun.capitalize() not in NOUNS),
        *(f"{infinitive.capitalize()} des Quorzels", f"QUORZEL {infinitive.upper()}", f"quorzel {infinitive}"),
        f"Quorzel ist {prefix}zu{verb}" if prefix else f"Quorzel ist zu {verb}",
        f"Quorzel {infinitive} und Blimst {infinitive}",
    ]
    if prefix:
        third = (row.get("finite", "").split() or list(finite)[1:2])[0]
        others.append(f"{third} den Quorzel {prefix}")
    return f"Quorzel {infinitive}", others


def _english(row: Mapping[str, str]) -> tuple[str, list[str]]:
    base, _, rest = row["term"].partition(" ")
    made = list(forms.english(base))
    past = (row.get("participle", "").split() or [word for word, form in made if form is Form.PAST])[-1]
    acting = next(word for word, form in made if form is Form.ACT)
    others = [f"quorzel is {past} {rest}", f"quorzel must be {past} {rest}", f"{acting} {rest} the quorzel"]
    term = row["term"]
    return f"{term} the quorzel", [*others, f"{term.upper()} THE QUORZEL", f"{term.title()} Quorzel"]


@pytest.mark.parametrize(("language", "spelled"), [("de", _german), ("en", _english)])
def test_every_verb_that_tells_a_medium_tells_it_in_all_forms(language, spelled) -> None:  # type: ignore[no-untyped-def]
    differing = []
    for row in _telling(language):
        if language == "de" and " " in row["term"]:
            continue
        one, others = spelled(row)
        wanted = sides(known(little(node(one))))
        differing += [other for other in others if sides(known(little(node(other)))) != wanted]
    assert differing == []


@pytest.mark.parametrize(
    "noun",
    [
        *("Kraft", "Gang", "Auftrag", "Vertretung", "Anspruch", "Betracht", "Bezug", "Empfang", "Verzug", "Abzug"),
        *("Textform", "Reihenfolge", "Eigenregie", "Abstimmung", "Gewahrsam", "Aussicht", "Ansatz", "Einklang", "Eile"),
    ],
)
@pytest.mark.parametrize("pattern", ["Vorgang in {} geben", "Antrag in {} nehmen", "Bescheid in {} bearbeiten"])
def test_the_noun_of_a_fixed_phrase_is_no_system(noun: str, pattern: str) -> None:
    assert not known(little(node(pattern.format(noun)))).is_known


def test_one_wrong_letter_in_a_long_word_makes_no_difference() -> None:
    for wrong in ("Bescheid ausdruken", "Bescheid ausdrukcen", "Bescheid asudrucken"):
        assert sides(known(little(node(wrong)))) == ("digital", "paper"), wrong


def test_words_in_any_order() -> None:
    for label in ("per E-Mail den Bescheid versenden", "Bescheid versenden per E-Mail", "E-Mail: Bescheid versenden"):
        assert sides(known(little(node(label)))) == ("?", "digital"), label


@pytest.mark.parametrize("word", ["eFormular", "ePrescription", "E-Dossier", "eAntrag", "e-Quorzel"])
def test_what_is_electronic_by_name_is_digital(word: str) -> None:
    assert sides(known(little(node(f"{word} erstellen"))))[1] == "digital"
    assert not known(little(node(f"auf {word} verzichten"))).is_known


@pytest.mark.parametrize("word", ["E-Bike", "E-Auto", "E-Scooter", "E-Ladesäule"])
def test_what_runs_on_electricity_is_not(word: str) -> None:
    assert sides(known(little(node(f"{word} prüfen"))))[0] != "digital"


@pytest.mark.parametrize(
    "label",
    ["Akte der elektronisch eingebrachten Eingabe prüfen", "Akte der online gestrichelten Eingabe prüfen"],
)
def test_an_adverb_before_a_participle_belongs_to_it(label: str) -> None:
    assert known(little(node(label))).produces != frozenset({Medium.DIGITAL})


_ACTS = {
    "versenden": ("versendet", "Versand"),
    "einreichen": ("eingereicht", "Einreichung"),
    "weiterleiten": ("weitergeleitet", "Weiterleitung"),
    "anfordern": ("angefordert", "Anforderung"),
    "erfassen": ("erfasst", "Erfassung"),
    "ablegen": ("abgelegt", "Ablage"),
    "erstellen": ("erstellt", "Erstellung"),
    "prüfen": ("geprüft", "Prüfung"),
    "bearbeiten": ("bearbeitet", "Bearbeitung"),
    "abrufen": ("abgerufen", "Abruf"),
    "entgegennehmen": ("entgegengenommen", "Entgegennahme"),
    "genehmigen": ("genehmigt", "Genehmigung"),
    "unterschreiben": ("unterschrieben", "Unterschrift"),
    "übergeben": ("übergeben", "Übergabe"),
}
_WAYS = [
    *("per Post", "per E-Mail", "telefonisch", "im Fachverfahren", "elektronisch", "in Papierform", "über das Portal"),
    *("in der E-Akte", "mündlich", "handschriftlich", "in SAP", "am Schalter"),
]


@pytest.mark.parametrize("act", _ACTS)
@pytest.mark.parametrize("way", _WAYS)
def test_every_way_says_the_same_of_every_act_wherever_it_stands(act: str, way: str) -> None:
    done, noun = _ACTS[act]
    others = [
        *(f"Antrag wird {way} {done}", f"Antrag muss {way} {done} werden", f"{noun} des Antrags {way}"),
        *(f"{act.capitalize()} des Antrags {way}", f"{way[0].upper()}{way[1:]} Antrag {act}", f"Antrag {act} {way}"),
        *(f"Bitte den Antrag {way} {act}", f"Antrag: {way} {act}", f"Antrag {act} ({way})"),
    ]
    wanted = sides(known(little(node(f"Antrag {way} {act}"))))
    assert [other for other in others if sides(known(little(node(other)))) != wanted] == []


@pytest.mark.parametrize("way", ["Talk to", "Talk with", "Speak to the", "Speaking with", "Chat with"])
@pytest.mark.parametrize("program", ["virtual assistant", "chatbot", "bot", "digital assistant", "assistant system"])
def test_who_talks_to_a_program_writes(way: str, program: str) -> None:
    found = known(little(node(f"{way} {program}")))
    assert said(found.receives) == said(found.produces) == "digital", found.evidence


@pytest.mark.parametrize("person", ["medical assistant", "customer", "customer about chatbot", "assistant"])
def test_who_talks_to_people_speaks(person: str) -> None:
    assert said(known(little(node(f"Talk to {person}"))).produces) == "oral"


@pytest.mark.parametrize("verb", ["Call", "Calling a", "Call the other", "Task calling a"])
@pytest.mark.parametrize(
    "thing", ["activity", "process", "subprocess", "Global User Task", "user task", "service task"]
)
def test_what_a_process_calls_is_no_telephone_call(verb: str, thing: str) -> None:
    assert said(known(little(node(f"{verb} {thing}"))).produces) == "?"


@pytest.mark.parametrize("thing", ["API", "webservice", "web service", "external service", "function", "module"])
def test_what_machines_call_is_digital(thing: str) -> None:
    assert said(known(little(node(f"Call {thing}"))).produces) in ("data", "digital")


@pytest.mark.parametrize(
    "people", ["customer", "client", "customer service", "service desk", "customer about the process"]
)
def test_people_are_called_by_telephone(people: str) -> None:
    assert said(known(little(node(f"Call {people}"))).produces) == "oral"


@pytest.mark.parametrize("thing", ["order", "invoice", "the invoice", "labels", "letter"])
@pytest.mark.parametrize("verb", ["Printout", "Print-out", "printout", "Print out"])
def test_a_printout_of_something_is_printed(verb: str, thing: str) -> None:
    assert said(known(little(node(f"{verb} {thing}"))).produces) == "paper"


@pytest.mark.parametrize(("label", "receives"), [("Check printout", "paper"), ("Printout check", "paper")])
def test_a_printout_may_be_a_thing(label: str, receives: str) -> None:
    assert said(known(little(node(label))).receives) == receives


@pytest.mark.parametrize("way", ["per post", "by post", "by mail", "per e-mail"])
@pytest.mark.parametrize(
    "label", ["Separate dunning to send {} notices into batches", "Sort claims to send {} invoices by date"]
)
def test_a_way_between_nouns_only_says_which(label: str, way: str) -> None:
    assert said(known(little(node(label.format(way)))).produces) == "?"


@pytest.mark.parametrize("way", ["per post", "by post", "per e-mail"])
@pytest.mark.parametrize(
    "label", ["Check notices to send {}", "Check and send {} notices", "Prepare to send {} notices"]
)
def test_a_way_beside_its_act_says_how(label: str, way: str) -> None:
    assert said(known(little(node(label.format(way)))).produces) != "?"


@pytest.mark.parametrize("label", ["Call on an outside expert", "Call upon the board", "Calls on the second reviewer"])
def test_who_is_called_on_is_asked_and_not_telephoned(label: str) -> None:
    assert sides(known(little(node(label)))) == ("?", "?")
    assert sides(known(little(node("Call the expert on the phone"))))[1] == "oral"


@pytest.mark.parametrize("thing", ["webhook", "stored procedure", "callback"])
def test_what_programs_call_is_no_telephone_call(thing: str) -> None:
    assert "oral" not in sides(known(little(node(f"Call {thing}"))))
    assert "oral" not in sides(known(little(node("Notify", "callActivity", documentation="Call the customer"))))


@pytest.mark.parametrize(
    "label",
    [
        "Receive Brief",
        "Review the creative brief",
        "Creative brief",
        "Approve the briefs",
        "Write a brief",
        "Review a handy checklist",
    ],
)
def test_an_english_word_is_not_read_as_the_german_one(label: str) -> None:
    assert sides(known(little(node(label)))) == ("?", "?")


@pytest.mark.parametrize(
    ("neighbor", "produces"), [("Review the outline", "?"), ("Antrag prüfen", "paper"), ("Xyvoro", "paper")]
)
def test_where_a_label_tells_no_language_the_model_does(neighbor: str, produces: str) -> None:
    other = FlowNode(STEP + 90, "other", FlowNodeType.TASK, neighbor, 11, PROCESS)
    assert sides(known(little(node("Brief"), nodes=(node("Brief"), other))))[1] == produces
    assert sides(known(little(node("Brief erhalten"), nodes=(node("Brief erhalten"), other)))) == ("paper", "paper")


@pytest.mark.parametrize("kind", ["task", "sendTask"])
@pytest.mark.parametrize(
    "label",
    [
        *("Einladung Gespräch", "Termin Gespräch", "Terminvereinbarung Beratungsgespräch", "Einladung Telefonat"),
        *("Interview invitation", "Send interview reminder", "Invite applicant to interview", "Absage Interview"),
        *("Bestätigung Gespräch senden", "Interview confirmation"),
        "Gesprächsprotokoll versenden",
    ],
)
def test_a_talk_that_is_arranged_is_not_held(label: str, kind: str) -> None:
    assert not {"oral", "physical"} & set(sides(known(little(node(label, kind)))))


@pytest.mark.parametrize("label", ["Reminder phone call", "Telefonat mit Antragsteller"])
def test_a_talk_that_is_held_is_spoken(label: str) -> None:
    assert "oral" in sides(known(little(node(label))))


@pytest.mark.parametrize("label", ["Type out conversation", "Type up the interview", "Gespräch abtippen"])
def test_a_talk_that_is_typed_was_heard(label: str) -> None:
    assert sides(known(little(node(label)))) == ("oral", "digital")
    assert sides(known(little(node("Type up the handwritten notes")))) == ("paper", "digital")
    assert "oral" not in sides(known(little(node("Meeting im Kalender eintragen"))))
