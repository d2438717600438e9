"""What holds whatever the words are: no label list, no tuning; laws over the word lists themselves."""

import pytest

from mediabruch.infer.lexicon import FOLDER
from mediabruch.infer.reading.acts import read
from mediabruch.infer.reading.roles import NEITHER, TABLE
from mediabruch.infer.vocabulary.forms import Form
from mediabruch.infer.vocabulary.lexicons import lexicon
from mediabruch.infer.vocabulary.matching import Matcher
from mediabruch.media import Annotation, Medium, Side
from mediabruch.notation.tsv import rows
from mediabruch.options import NO_VOCABULARY
from tests.infer.little import in_lane, in_pool, known, little, node, reads, said

LEXICON = lexicon(NO_VOCABULARY)
PRODUCTS = [row["name"] for row in rows(FOLDER / "products.tsv") if row["match"] != "guess"]
INVENTED = ["Xyvoro", "PlanWerk", "KitaBase", "ZAUBER-X", "Fiskalix"]
IN_SYSTEMS = [
    *("Antrag in {} erfassen", "Vorgang in {} anlegen", "Bescheid in {} erstellen", "Daten in {} eintragen"),
    *("Adresse in {} nachschlagen", "Akte in {} suchen", "Rechnung in {} prüfen", "Status in {} ändern"),
    *("Unterlagen aus {} abrufen", "Update the record in {}", "Look up the number on {}", "Close the case in {}"),
]
CHANNELS = [
    *("Brief", "E-Mail", "Fax", "Telefonat", "Postversand", "PDF", "Papierformular", "Portal", "E-Akte", "Scan"),
    *("Umlaufmappe", "Videokonferenz", "Chat", "Fachverfahren", "SMS", "Ausdruck"),
]
ABOUT = ["{} planen", "{} auswählen", "{} beschaffen", "Störung: {} testen", "Schulung zum {} organisieren"]
NOT_DONE = [
    *("nicht per {} versenden", "ohne {} bearbeiten", "auf {} verzichten", "{} entfällt"),
    *("{} wird nicht mehr benötigt", "kein {} mehr nötig", "weder {} noch Vordruck verwenden"),
]
MADE_UP = ["Quorzel", "Blimst", "Trunkolf"]
"""Beginnings and ends of compounds that mean nothing."""


def sides(annotation: Annotation) -> tuple[str, str]:
    """Both sides by family."""
    return family(annotation.receives), family(annotation.produces)


def family(side: Side) -> str:
    """The families of a side; `?` where it is unknown."""
    return "?" if side is None else "+".join(sorted({medium.family for medium in side})) or "physical"


@pytest.mark.parametrize("label", IN_SYSTEMS)
@pytest.mark.parametrize("name", INVENTED)
def test_a_system_nobody_lists_says_what_a_listed_one_says(label: str, name: str) -> None:
    listed, invented = known(little(node(label.format("SAP")))), known(little(node(label.format(name))))
    assert sides(invented) == sides(listed)
    assert listed.is_known
    assert invented.confidence <= listed.confidence


@pytest.mark.parametrize("label", ["Antrag in {} erfassen", "Adresse in {} nachschlagen"])
def test_every_product_is_a_system(label: str) -> None:
    wanted = sides(known(little(node(label.format("SAP")))))
    differing = [name for name in PRODUCTS if sides(known(little(node(label.format(name))))) != wanted]
    assert differing == []


@pytest.mark.parametrize("pattern", ABOUT)
@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_planned_or_bought_is_no_medium_of_the_step(pattern: str, channel: str) -> None:
    assert not known(little(node(pattern.format(channel)))).is_known


@pytest.mark.parametrize("pattern", NOT_DONE)
@pytest.mark.parametrize("channel", CHANNELS)
def test_what_is_not_done_says_nothing_and_nothing_comes_in_its_place(pattern: str, channel: str) -> None:
    assert not known(little(node(pattern.format(channel)))).is_known


@pytest.mark.parametrize(
    "pattern", ["{} planen", "{} auswählen", "choose {}", "plan {}", "order {}", "auf {} verzichten", "avoid {}"]
)
def test_no_noun_of_the_lists_is_a_medium_where_it_is_the_topic(pattern: str) -> None:
    terms = [
        term
        for name in ("carriers", "channels", "paper", "systems")
        for row in rows(FOLDER / f"{name}.tsv")
        if row.get("medium") and "adverb" not in row.get("tags", "") and row["match"] != "exact"
        for term in row["term"].split(" | ")
        if term.isalpha()
    ]
    speaking = [term for term in terms if known(little(node(pattern.format(term.capitalize())))).is_known]
    assert speaking == []


def test_no_verb_shaped_word_is_taken_for_a_compound() -> None:
    """No letters inside another word: a verb that begins or ends with a noun of the lists is no such noun."""
    nouns = [word for word, entry in LEXICON.heads.items() if entry.receives and not entry.role and word.isalpha()]
    speaking = [word for word in nouns if known(little(node(f"Vorgang quor{word}eln"))).is_known]
    assert speaking == []


def test_the_end_of_a_compound_decides_not_letters_that_happen_to_stand_there() -> None:
    """Only what is listed as the end of compounds is found there; other words of the lists are not."""
    bare = [word for word, entry in LEXICON.words.items() if entry.receives and word not in LEXICON.heads]
    ends = tuple(LEXICON.heads)
    speaking = [
        word
        for word in bare
        if word.isalpha()
        and not word.removesuffix("s").endswith(ends)
        and known(little(node(f"Quorzelm{word} prüfen"))).is_known
    ]
    assert speaking == []


@pytest.mark.parametrize("made_up", MADE_UP)
def test_what_a_compound_begins_with_is_not_what_it_is_made_of(made_up: str) -> None:
    """A "Stempeluhr" is no stamp; paper, PDF or online at the beginning say what the whole is."""
    starts = [
        word
        for word, entry in LEXICON.prefixes.items()
        if entry.receives and "open" not in entry.tags and not entry.is_system and word.isalpha()
    ]
    speaking = [word for word in starts if known(little(node(f"{word.capitalize()}{made_up.lower()} prüfen"))).is_known]
    assert speaking == []


@pytest.mark.parametrize(
    "person",
    ["Bürger", "Antragsteller", "Sachbearbeitung", "Kunde", "Team Personal", "Gemeinde", "Customer", "Lieferant"],
)
@pytest.mark.parametrize(
    "pattern",
    ["{} mit {}", "{} ohne {}", "{} ({})", "{}, über {}", "{} über {}", "{} with {}", "{} without {}", "{} via {}"],
)
@pytest.mark.parametrize("system", ["SAP", "Online-Portal", "E-Akte", "App", "Fachverfahren"])
def test_people_stay_people_whatever_they_work_with(person: str, pattern: str, system: str) -> None:
    name = pattern.format(person, system)
    assert not known(little(node("Antrag prüfen"), **in_pool(name))).is_known
    assert not known(little(node("Antrag prüfen", lane=3), **in_lane(name))).is_known


@pytest.mark.parametrize(
    "forms",
    [
        ("Bescheid ausdrucken", "Bescheid wird ausgedruckt", "druckt den Bescheid aus", "Ausdrucken des Bescheids"),
        ("Antrag einscannen", "Antrag wird eingescannt", "scannt den Antrag ein", "Einscannen des Antrags"),
        ("Kunden anrufen", "Kunde wird angerufen", "ruft den Kunden an"),
        ("Akte abheften", "Akte wird abgeheftet", "heftet die Akte ab"),
        ("Antrag hochladen", "Antrag wird hochgeladen", "lädt den Antrag hoch"),
        ("print letter", "letter printed", "printing the letter", "letter is printed"),
        ("scan the form", "form scanned", "scanning the form", "form is scanned"),
        ("upload the file", "file uploaded", "uploading the file", "file is uploaded"),
    ],
    ids=lambda forms: forms[0],
)
def test_all_forms_of_one_act_give_one_answer(forms: tuple[str, ...]) -> None:
    assert {sides(known(little(node(form)))) for form in forms} == {sides(known(little(node(forms[0]))))}


def test_every_hard_verb_says_the_same_as_infinitive_and_in_the_passive() -> None:
    differing = []
    for word, (entry, form) in LEXICON.verbs.items():
        if form is not Form.PARTICIPLE or "hard" not in entry.tags or "rekey" in entry.tags:
            continue
        infinitive = "".join(entry.term.split("|"))
        active, passive = known(little(node(f"Quorzel {infinitive}"))), known(little(node(f"Quorzel wird {word}")))
        if sides(active) != sides(passive):
            differing.append(word)
    assert differing == []


@pytest.mark.parametrize("short", ["mdl.", "mdl", "muendl.", "mündl.", "mündlich"])
def test_abbreviations_say_what_they_stand_for(short: str) -> None:
    assert said(known(little(node(f"Auskunft {short} erteilen"))).produces) == Medium.ORAL


def test_a_word_without_the_dot_of_an_abbreviation_is_that_word_whatever_was_read_before() -> None:
    matcher = Matcher(lexicon(NO_VOCABULARY))
    for text, is_told in (("Form no. 5", False), ("Registrar no Excel", True), ("Form no. 5", False)):
        assert bool(read(text, matcher, "").claims) is is_told, text


def test_what_is_destroyed_kept_or_planned_is_never_the_result() -> None:
    for role in ("destroy", "keep", "about", "cease"):
        assert all("produces" not in bearing for bearing in TABLE[role].values())
    assert all(bearing == NEITHER for role in ("about", "cease") for bearing in TABLE[role].values())


@pytest.mark.parametrize("system", ["System", "Portal", "SAP", "ELAK"])
@pytest.mark.parametrize("does", ["prüft den Antrag", "berechnet Gebühr", "validates data", "ordnet Eingang zu"])
def test_a_system_that_acts_takes_in_digital_media(system: str, does: str) -> None:
    found = known(little(node(f"{system} {does}")))
    assert sides(found) == ("digital", "digital")
    assert not found.by_hand


@pytest.mark.parametrize("label", ["System prüfen", "System geprüft", "Portal ist zu prüfen", "Systemprüfung"])
def test_a_system_that_is_worked_on_does_not_act(label: str) -> None:
    assert sides(known(little(node(label)))) != ("digital", "digital")


@pytest.mark.parametrize("thing", ["Formular", "Unterlagen", "Urkunde"])
@pytest.mark.parametrize("act", ["aushändigen", "ausfolgen", "austeilen", "mitgeben", "auslegen"])
def test_what_is_handed_out_is_paper(thing: str, act: str) -> None:
    assert family(known(little(node(f"{thing} {act}"))).produces) == "paper"
    assert family(known(little(node(f"{thing} per E-Mail {act}"))).produces) != "paper"


@pytest.mark.parametrize("noun", ["Schreiben", "Schrift", "Antwort", "Bescheid"])
@pytest.mark.parametrize("channel", ["Boten", "Dienstpost", "Einschreiben", "RSb"])
def test_a_preposition_behind_a_noun_is_no_part_of_a_verb(noun: str, channel: str) -> None:
    assert sides(known(little(node(f"{noun} mit {channel} schicken")))) == ("?", "paper")


@pytest.mark.parametrize("seen", ["passengers", "baggage"])
def test_who_is_scanned_is_no_paper(seen: str) -> None:
    assert family(known(little(node(f"Scan {seen}"))).receives) == "physical"


@pytest.mark.parametrize(
    "label",
    [
        *("Scan candidate", "Scan the market", "Scan the page for errors", "Scan the list for duplicates"),
        *("Scan application for missing information", "Antrag auf Fehler scannen", "Scan CVs for keywords"),
    ],
)
def test_what_is_scanned_with_the_eyes_says_nothing(label: str) -> None:
    assert not known(little(node(label))).is_known


@pytest.mark.parametrize("label", ["Print result to console", "Print log message", "Print status to the screen"])
def test_what_a_program_prints_is_not_on_paper(label: str) -> None:
    assert sides(known(little(node(label)))) == ("digital", "digital")


@pytest.mark.parametrize("label", ["Print 3D model", "3D-Modell drucken", "Print 3D part"])
def test_what_is_printed_as_a_thing_is_no_paper(label: str) -> None:
    assert family(known(little(node(label))).produces) == "physical"


@pytest.mark.parametrize("software", ["software", "webanwendung"])
@pytest.mark.parametrize("label", ["Investigate {}", "Analyze the {}", "Evaluate the new {}", "{} analysieren"])
def test_software_that_is_examined_is_the_topic(label: str, software: str) -> None:
    assert sides(known(little(node(label.format(software))))) == ("?", "?")


@pytest.mark.parametrize(
    "label", ["Investigate the case in the software", "Evaluate with software", "Fall in der Software entscheiden"]
)
def test_software_with_which_is_examined_is_none(label: str) -> None:
    assert sides(known(little(node(label))))[0] == "digital"


@pytest.mark.parametrize("word", ["Crosscheck", "Fitnesscheck", "Businesscheck", "Prozesscheck"])
def test_a_check_of_something_that_ends_in_s_is_no_cheque(word: str) -> None:
    assert not known(little(node(f"{word} durchführen"))).is_known


@pytest.mark.parametrize("color", ["Gelben", "Rosa", "Grünen", "Blauen"])
@pytest.mark.parametrize("sheet", ["Zettel", "Bogen", "Durchschlag"])
def test_forms_of_a_color_are_paper(color: str, sheet: str) -> None:
    assert family(known(little(node(f"{color} {sheet} ausfüllen"))).produces) == "paper"


@pytest.mark.parametrize("act", ["Advise customer", "Explain procedure", "Tell applicant", "Inform citizen"])
@pytest.mark.parametrize("place", ["over the counter", "at the desk", "at reception"])
def test_who_is_told_something_at_a_counter_is_talked_to(act: str, place: str) -> None:
    assert family(known(little(node(f"{act} {place}"))).produces) == "oral"
    assert not known(little(node(act))).is_known


@pytest.mark.parametrize(
    "word",
    [
        *("Widerspruchsverfahren", "Anhörungsverfahren", "Kooperation", "Bonitätsprüfung", "Bestenauslese", "Engpass"),
        *("Textbaustein", "Verband", "Gesamtbetrages", "Kostenvoranschlag", "Rechtsprechung", "Baugesetzbuch"),
        *("Handlungsdruck", "Verteilungsschlüssel", "Maßnahmenpaket", "Beratungsgegenstand", "Entfaltung", "Quartier"),
        *("Rahmenprogramm", "Energieausweis", "Abschreibung", "Waffenexport", "Stammbaum", "Exzellenz", "Entsprechung"),
    ],
)
@pytest.mark.parametrize("pattern", ["{} prüfen", "{} melden", "Beschluss im {} erlassen"])
def test_words_of_officials_that_merely_end_or_begin_so_say_nothing(word: str, pattern: str) -> None:
    assert not known(little(node(pattern.format(word)))).is_known


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Beendigung mitteilen",
            "Behörde ansprechen",
            "Mängel monieren",
            "Grenzwert unterschreiten",
            "Ausgänge prüfen",
        ),
        *("gegen Verstöße einschreiten", "vorgelegene Unterlagen prüfen", "Beteiligte haben sich geeinigt"),
        *("Dolmetscher hinzuziehen", "Scheidung eintragen", "Agree mediation", "Read meter", "Knopf gedrückt"),
    ],
)
def test_a_word_of_the_language_is_no_misspelling_of_another(label: str) -> None:
    assert not known(little(node(label))).is_known


@pytest.mark.parametrize(
    "label",
    [
        *("Unterschrift fehlt", "auf Unterschrift warten", "Vorlage zur Unterschrift", "Prüfung der Unterschrift"),
        *("Bescheid zur Unterschrift an Leitung", "Unterschrift auf Antrag prüfen"),
    ],
)
def test_a_signature_that_is_missing_checked_or_still_to_come_is_not_made(label: str) -> None:
    assert not known(little(node(label))).is_known
    assert known(little(node("Unterschrift der Amtsleitung mit Kugelschreiber einholen"))).is_known


@pytest.mark.parametrize("act", ["anberaumen", "vertagen", "terminieren", "vorbereiten", "ausschreiben", "planen"])
@pytest.mark.parametrize("talk", ["Verhandlung", "mündliche Verhandlung", "Sitzung", "Güteverhandlung", "Besprechung"])
def test_a_hearing_is_the_work_where_it_is_held_and_not_where_it_is_arranged(talk: str, act: str) -> None:
    assert not known(little(node(f"{talk} {act}"))).is_known
    assert sides(known(little(node(f"{talk} durchführen")))) == ("physical", "physical")


@pytest.mark.parametrize("label", ["Hearing notice", "Interview guide", "Meeting room booking", "Hearing Readiness"])
def test_an_english_talk_before_another_noun_only_describes_it(label: str) -> None:
    assert not known(little(node(f"Check the {label}"))).is_known


@pytest.mark.parametrize(
    ("label", "receives", "produces"),
    [
        ("Auskunft am Schalter erteilen", "?", "oral"),
        ("Bürger am Schalter beraten", "?", "oral"),
        ("Fragen am Empfang beantworten", "?", "oral"),
        ("Antrag am Schalter entgegennehmen", "?", "?"),
        ("Genehmigung am Schalter erteilen", "?", "?"),
        ("Telefonat mit Vermieter führen", "oral", "oral"),
        ("Telephone call to landlord", "oral", "oral"),
        ("Log telephone call", "oral", "?"),
        ("Phone landlord", "?", "oral"),
    ],
)
def test_talk_at_a_counter_and_by_telephone(label: str, receives: str, produces: str) -> None:
    assert sides(known(little(node(label)))) == (receives, produces)


@pytest.mark.parametrize(
    "way", ["mit ZU", "per ZU", "mit PZU", "mit LSI", "per R-Brief", "mit RSa", "mit Zustellungsurkunde"]
)
def test_what_offices_call_their_ways_to_deliver_is_paper(way: str) -> None:
    assert sides(known(little(node(f"Bescheid {way} zustellen")))) == ("?", "paper")
    assert not known(little(node("BESCHEID ZU STELLEN"))).is_known


@pytest.mark.parametrize("system", ["ZMR", "SAP", "ELAK", "GISA", "AZR"])
def test_what_is_done_in_a_system_before_a_hyphen_has_the_sides_of_the_act(system: str) -> None:
    assert sides(known(little(node(f"{system}-Abfrage durchführen")))) == ("digital", "?")
    assert sides(known(little(node(f"{system}-Eintragung vornehmen")))) == ("?", "digital")


@pytest.mark.parametrize("system", ["SAP", "Fachverfahren", "GIS", "Meldeprogramm"])
def test_who_checks_in_a_system_looks_at_it_and_who_works_on_an_e_file_leaves_a_note(system: str) -> None:
    assert sides(known(little(node(f"Zahlungseingang im {system} prüfen")))) == ("digital", "?")
    assert sides(known(little(node("Antrag in der E-Akte prüfen")))) == ("digital", "digital")


@pytest.mark.parametrize("label", ["Dispose medication", "Medikament entsorgen", "Notify that medication is ready"])
def test_a_thing_that_is_destroyed_is_a_thing_and_one_that_is_told_of_is_not(label: str) -> None:
    wanted = ("?", "?") if "Notify" in label else ("physical", "physical")
    assert sides(known(little(node(label)))) == wanted


@pytest.mark.parametrize("adverb", ["automatisch", "automatisiert", "vollautomatisch", "systemseitig"])
def test_what_a_machine_does_alone_takes_in_digital_media_and_what_it_helps_with_may_not(adverb: str) -> None:
    assert sides(known(little(node(f"Meldung {adverb} weiterleiten")))) == ("digital", "digital")
    assert sides(known(little(node("Automatische Meldung versenden")))) == ("?", "digital")
    assert sides(known(little(node("Daten automationsunterstützt erfassen")))) == ("?", "digital")


@pytest.mark.parametrize("kept", ["Register", "Verzeichnis", "Liste", "Dossier"])
def test_what_is_kept_up_is_written_into(kept: str) -> None:
    assert sides(known(little(node(f"{kept} elektronisch führen")))) == ("?", "digital")
    assert sides(known(little(node(f"{kept} in Excel führen")))) == ("?", "digital")
    assert sides(known(little(node("Kassenbuch führen"))))[1] == "paper"


@pytest.mark.parametrize("number", ["zweifacher", "dreifacher", "vierfacher"])
def test_how_many_copies_there_shall_be_says_what_is_handed_in(number: str) -> None:
    for label in (f"Pläne in {number} Ausfertigung vorlegen", f"Unterlagen in {number} Ausfertigung einreichen"):
        assert sides(known(little(node(label)))) == ("?", "paper")


@pytest.mark.parametrize("card", ["Personalausweis", "Reisepass", "Führerschein"])
def test_a_copy_of_a_card_is_not_the_card(card: str) -> None:
    for label in (f"{card} in Kopie einreichen", f"Kopie {card} ziehen", f"{card} als Kopie vorlegen"):
        assert "physical" not in sides(known(little(node(label))))
    assert sides(known(little(node(f"{card} vorlegen")))) == ("physical", "physical")


@pytest.mark.parametrize("verb", ["Bulk-scan", "Re-scan", "Mass-scan"])
def test_an_english_verb_behind_a_hyphen_is_that_verb(verb: str) -> None:
    assert sides(known(little(node(f"{verb} the forms")))) == ("paper", "digital")


@pytest.mark.parametrize("label", ["Log it on the FOI request form", "Enter figures on the Daily Count sheet"])
def test_a_name_before_a_noun_is_no_system(label: str) -> None:
    assert not known(little(node(label))).is_known


@pytest.mark.parametrize("address", ["zefix.ch", "service.bund.de", "gov.uk", "simap.ch"])
def test_an_address_in_the_web_is_a_place_to_look(address: str) -> None:
    assert sides(known(little(node(f"Firma auf {address} nachschlagen")))) == ("digital", "?")


@pytest.mark.parametrize("behind", ["that the invoice is not compliant", "whether documents are not needed"])
def test_what_is_not_so_in_a_subordinate_clause_denies_nothing(behind: str) -> None:
    assert sides(known(little(node(f"Advise supplier by email {behind}")))) == ("?", "digital")


@pytest.mark.parametrize("talk", ["Erstgespräch", "Elterngespräch", "Abschlussgespräch"])
@pytest.mark.parametrize("held", ["führen", "durchführen"])
def test_a_talk_that_is_held_is_the_work_and_one_that_is_written_down_was_heard(talk: str, held: str) -> None:
    assert sides(known(little(node(f"{talk} {held}")))) == ("physical", "physical")
    assert sides(known(little(node(f"{talk} {held} und protokollieren")))) == ("oral", "?")
    assert not known(little(node(f"{talk} vorbereiten"))).is_known


@pytest.mark.parametrize(
    ("label", "receives", "produces"),
    [
        ("Vorgespräche dokumentieren", "?", "?"),
        ("Telefonat notieren", "?", "?"),
        ("Telefonat in SAP dokumentieren", "oral", "digital"),
        ("Telefonat auf Zettel notieren", "oral", "paper"),
    ],
)
def test_a_talk_put_into_writing_is_spoken_no_longer(label: str, receives: str, produces: str) -> None:
    assert sides(known(little(node(label)))) == (receives, produces)


@pytest.mark.parametrize(
    "fields", ["E-Mailadresse\n  String\n  input email", "Telefon String 10-20 Ziffern", "Name: string\nLetter: string"]
)
def test_fields_that_documentation_lists_are_no_carriers(fields: str) -> None:
    assert known(little(node("Person erfassen", documentation=fields))) == known(little(node("Person erfassen")))


@pytest.mark.parametrize("before", ["im", "ins", "aus dem", "in", "i."])
def test_an_abbreviation_is_a_system_where_it_stands_as_a_place(before: str) -> None:
    annotation = known(little(node(f"Antrag {before} FV übernehmen")))
    assert "digital" in sides(annotation)


@pytest.mark.parametrize("label", ["Gehör einleiten mit FV und Rechtsdienst", "Zeugnis an FV senden", "FV befragen"])
def test_an_abbreviation_beside_persons_is_no_system(label: str) -> None:
    assert "digital" not in sides(known(little(node(label))))


@pytest.mark.parametrize("condition", ["Bei Unklarheiten", "Bei Bedarf", "When necessary", "If in doubt, as needed"])
def test_documentation_of_some_cases_only_tells_no_medium(condition: str) -> None:
    told = f"{condition}: Rücksprache per Telefon"
    assert sides(known(little(node("Antrag prüfen", documentation=told)))) == ("?", "?")
    assert sides(known(little(node("Antrag prüfen", documentation="Rücksprache per Telefon")))) == ("?", "oral")


@pytest.mark.parametrize(
    ("label", "receives", "produces"),
    [
        ("Telefonvermerk anfertigen", "?", "?"),
        ("Vor-Ort-Kontrolle ankündigen", "?", "?"),
        ("Vor-Ort-Kontrolle durchführen", "physical", "physical"),
        ("Hausbesuch protokollieren", "?", "?"),
        ("Stempelplakette entfernen", "physical", "physical"),
        ("Wahlbrief in die Urne werfen", "paper", "paper"),
        ("Report the call to the team leader", "?", "?"),
        ("Create a work item", "?", "?"),
        ("Tape the interview", "?", "?"),
        ("Tape the notice to the door", "paper", "paper"),
        ("Consult the map on GIS", "digital", "?"),
        ("Consult members by email", "?", "digital"),
        ("Put signed form back in the cabinet", "paper", "paper"),
        ("Write up pocket notebook", "?", "paper"),
        ("Query the invoice with the holder", "?", "?"),
        ("Query the database", "digital", "digital"),
        ("Sitzungsprotokoll genehmigen", "?", "?"),
        ("Einspruch schriftlich oder mündlich einbringen", "?", "?"),
        ("Antrag persönlich oder per Post einreichen", "?", "?"),
        ("Antrag per Post oder E-Mail einreichen", "?", "?"),
        ("Antrag per Post und E-Mail einreichen", "?", "digital+paper"),
        ("Supplier emails invoice", "?", "digital"),
        ("Outlook-Adressbuch öffnen", "digital", "digital"),
    ],
)
def test_neighbors_tell_what_a_word_means(label: str, receives: str, produces: str) -> None:
    assert sides(known(little(node(label)))) == (receives, produces)


@pytest.mark.parametrize("name", ["Wahlverfahren", "Meldeverfahren", "Hundesteuerverfahren", "Xyvoroverfahren"])
def test_a_procedure_that_something_is_typed_into_is_a_system(name: str) -> None:
    for act in ("erfassen", "eintragen", "verbuchen", "anlegen", "aktualisieren"):
        assert sides(known(little(node(f"Vorgang im {name} {act}"))))[1] == "digital", act
    for act in ("prüfen", "entscheiden", "verhandeln", "erläutern", "vorlegen"):
        assert not known(little(node(f"Vorgang im {name} {act}"))).is_known, act


@pytest.mark.parametrize(
    "name", ["Widerspruchsverfahren", "Ermittlungsverfahren", "Vergabeverfahren", "Umlaufverfahren"]
)
@pytest.mark.parametrize("act", ["eintragen", "anlegen", "anmelden", "prüfen"])
def test_a_procedure_of_the_law_is_none(name: str, act: str) -> None:
    assert not known(little(node(f"Vorgang im {name} {act}"))).is_known


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Vertrag unterschreiben",
            "Protokoll unterzeichnen",
            "Unterschriften einholen",
            "Sign contract",
            "Get signature",
        ),
        *("Submit paper", "Assign paper to reviewer", "Choose paper", "Reject paper", "Review papers", "Accept paper"),
        *(
            "Fall mit Leitung besprechen",
            "Discuss nominations",
            "Start conversation",
            "Upload of recommendation letter",
        ),
        *("Review cover letter", "Screen candidates", "PC chairs decide", "Check original quotation", "Call meeting"),
        *("Bearbeitung gehört zu Sachgebiet", "Process letter of recommendation", "On-call doctor decides"),
        *("Moderate e-mail discussion", "Open landing page and start conversation"),
    ],
)
def test_words_that_mean_something_else_outside_an_office_say_nothing_alone(label: str) -> None:
    assert sides(known(little(node(label)))) in {("?", "?"), ("?", "digital"), ("digital", "digital")}


@pytest.mark.parametrize(
    ("label", "receives", "produces"),
    [
        *(
            ("Vertrag mit Kugelschreiber unterschreiben", "paper", "paper"),
            ("Urkunde unterschreiben", "paper", "paper"),
        ),
        *(("Vertrag ausdrucken und unterschreiben", "digital", "paper"), ("Sign with wet ink", "paper", "paper")),
        *(("Fill in paper form", "?", "paper"), ("Submit application on paper", "?", "paper")),
        *(("Mit Antragsteller persönlich erörtern", "oral", "oral"), ("Discuss by e-mail", "digital", "digital")),
        *(("Digitalise invoice", "paper", "digital"), ("Sign contract with DocuSign", "digital", "digital")),
        *(("Conduct phone screening", "physical", "physical"), ("Feedbackgespräch führen", "physical", "physical")),
    ],
)
def test_a_second_word_makes_them_sure(label: str, receives: str, produces: str) -> None:
    assert sides(known(little(node(label)))) == (receives, produces)


@pytest.mark.parametrize("kind", ["serviceTask", "scriptTask"])
@pytest.mark.parametrize("label", ["Obtain article", "Send paper", "Urkunde bereitstellen", "Print message in console"])
def test_a_machine_that_does_not_print_or_post_has_nothing_on_paper(label: str, kind: str) -> None:
    data = reads("Paper")
    for around in ({}, data):
        found = known(little(node(label, kind), **around))
        assert "paper" not in sides(found), found.evidence
    for printed in ("Bescheid drucken", "Bescheid per Post versenden", "Post decision letter"):
        assert sides(known(little(node(printed, "serviceTask"))))[1] == "paper", printed


@pytest.mark.parametrize(
    "label", ["Unterschriften einholen", "Originalvertrag versenden", "Kunden anrufen", "Ware packen"]
)
def test_the_form_of_a_step_off_the_screen_only_ticks_it_off(label: str) -> None:
    found = known(little(node(label, "userTask", form="form.html")))
    assert "digital" not in sides(found), found.evidence
    assert sides(known(little(node(f"{label} und Ergebnis erfassen", "userTask", form="form.html"))))[1] == "digital"


def test_who_is_called_for_something_is_heard_and_typed_in() -> None:
    form = {"form": "form.html"}
    assert sides(known(little(node("Call customers for their new address", "userTask", **form)))) == ("oral", "digital")
    assert sides(known(little(node("Call customers", "userTask", **form)))) == ("?", "oral")


@pytest.mark.parametrize("label", ["Warten auf Rücksendung", "Unterlagen erwarten"])
def test_who_waits_types_nothing(label: str) -> None:
    assert not known(little(node(label, "userTask", form="form.html"))).is_known


def test_a_data_object_that_is_only_called_data_tells_nothing() -> None:
    assert not known(little(node("Antrag prüfen"), **reads("Daten"))).is_known
    assert known(little(node("Antrag prüfen"), **reads("Antragsdaten"))).is_known


@pytest.mark.parametrize("place", ["tray", "shelf", "cupboard", "safe"])
def test_goods_lie_in_furniture_too(place: str) -> None:
    assert not known(little(node(f"Put sandwiches on the {place}"))).is_known
    assert sides(known(little(node(f"Put the paper form on the {place}")))) == ("paper", "paper")


@pytest.mark.parametrize("label", ["Enter email details", "Enter e-mail", "E-Mail eingeben", "Enter phone details"])
def test_the_address_in_a_field_is_no_mail_that_came_in(label: str) -> None:
    assert known(little(node(label))).receives is None
