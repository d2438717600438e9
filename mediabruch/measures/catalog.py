"""The measures of mediabruch, as data: what each mends, needs, changes and takes, and who can do it."""

from collections.abc import Mapping

from mediabruch.errors import Message
from mediabruch.measures.measure import EffortClass, Measure, Provider
from mediabruch.media import Medium

_SIGNED_FORM = "§ 3a VwVfG"

_ALL = (
    Measure(
        id="mailbox",
        title=Message("digital return channel"),
        means=Message(
            "What goes out to citizens and companies is delivered to their mailbox instead of being printed and posted."
        ),
        says=Message("Send to the OZG mailbox instead of printing: {step}"),
        solution=Message("mailbox of the BundID or of the organization account"),
        mends=("MB101", "MB102", "MB205"),
        needs=(
            Message("The specialist system or e-file is connected to the mailbox."),
            Message("The receiver has a mailbox and agrees to it; for the others letters remain."),
        ),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.MODERATE,
        who=Provider.DATA_CENTER,
        law=Message(
            "A notice can be made known by retrieval from a mailbox if the receiver agrees; written form is replaced "
            "by the authority's qualified electronic seal."
        ),
        source="§ 41 (2a), § 3a VwVfG",
    ),
    Measure(
        id="delivery",
        title=Message("digital delivery"),
        means=Message("What goes out to customers and partners is handed over digitally instead of being printed."),
        says=Message("Hand over digitally instead of on paper: {step}"),
        solution=Message("e-mail, customer portal, or interface between both systems; e-invoice"),
        mends=("MB101", "MB102", "MB106", "MB205"),
        needs=(Message("The receiver can be reached digitally, and agrees to it."),),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.SMALL,
        who=Provider.OFFICE,
    ),
    Measure(
        id="exchange",
        title=Message("structured exchange with other authorities"),
        means=Message("What goes to other authorities and partners is handed over as data, and so is their answer."),
        says=Message("Exchange as data with the other office: {step}"),
        solution=Message("XÖV standard, over FIT-Connect or a shared platform"),
        mends=("MB101", "MB102", "MB106", "MB205"),
        needs=(Message("Both sides have the interface, or work on one platform."),),
        into=Medium.DATA,
        also={"by_hand": False},
        effort=EffortClass.LARGE,
        who=Provider.DATA_CENTER,
    ),
    Measure(
        id="e-file",
        title=Message("work in the e-file"),
        means=Message("The case is worked on in the e-file, with a second screen and without a paper file beside it."),
        says=Message("Work in the e-file instead of on paper: {step}"),
        solution=Message("e-file (document management)"),
        mends=("MB101", "MB103", "MB106", "MB201", "MB202", "MB204"),
        needs=(Message("The office has an e-file, and files the case there when it begins."),),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.MODERATE,
        who=Provider.OFFICE,
    ),
    Measure(
        id="signature",
        title=Message("electronic signature or seal"),
        means=Message("Where law asks for a signature, an electronic one takes its place; elsewhere an approval does."),
        says=Message("Sign electronically, or approve in the e-file: {step}"),
        solution=Message("form with eID, qualified electronic signature or seal"),
        mends=("MB101", "MB103", "MB106", "MB206"),
        needs=(Message("It is clear whether law asks for a signature at all."),),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.SMALL,
        who=Provider.OFFICE,
        law=Message(
            "Written form can be replaced by a qualified electronic signature, by the authority's own form with eID, "
            "and, towards citizens, by its qualified electronic seal."
        ),
        source=_SIGNED_FORM,
    ),
    Measure(
        id="online-form",
        title=Message("online form with an interface"),
        means=Message(
            "What applicants state comes in as data from a structured online form and is not typed in again."
        ),
        says=Message("Take over from a structured online form instead of typing: {step}"),
        solution=Message("online service (EfA where there is one), FIT-Connect, XÖV"),
        mends=("MB103", "MB104", "MB105", "MB106", "MB208"),
        needs=(Message("There is an online service for it, and the specialist system has an interface."),),
        into=Medium.DATA,
        also={"by_hand": False},
        effort=EffortClass.LARGE,
        who=Provider.STATE,
        law=Message(
            "For procedures of Annex II, application, evidence, signature and submission must be possible online."
        ),
        source="Art. 6 (2) (a) Regulation (EU) 2018/1724",
    ),
    Measure(
        id="interface",
        title=Message("interface between systems"),
        means=Message("What is digital already is handed on as data instead of being typed in again."),
        says=Message("Hand over as data by an interface instead of typing: {step}"),
        solution=Message("interface of the specialist system; robotic automation only as a bridge"),
        mends=("MB104", "MB105", "MB107", "MB108", "MB208"),
        needs=(Message("Both systems have an interface, or one system serves both steps."),),
        into=Medium.DATA,
        also={"by_hand": False},
        effort=EffortClass.LARGE,
        who=Provider.DATA_CENTER,
    ),
    Measure(
        id="register",
        title=Message("evidence from the register"),
        means=Message("Evidence is retrieved from the register that holds it instead of being handed in."),
        says=Message("Retrieve the evidence from the register instead of asking for it: {step}"),
        solution=Message("once only, NOOTS"),
        mends=("MB103", "MB104", "MB106"),
        needs=(Message("The register can be asked; until then evidence is uploaded."),),
        into=Medium.DATA,
        also={"by_hand": False},
        effort=EffortClass.LARGE,
        who=Provider.STATE,
    ),
    Measure(
        id="portal-request",
        title=Message("structured request instead of telephone or visit"),
        means=Message("What is asked or told by telephone or at the counter is asked in the portal or by e-mail."),
        says=Message("Ask and answer in the portal instead of by word of mouth: {step}"),
        solution=Message("message in the portal or mailbox"),
        mends=("MB106", "MB104"),
        needs=(
            Message("The other side can be reached digitally."),
            Message("Identification by eID where law asks for it."),
        ),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.SMALL,
        who=Provider.OFFICE,
        law=Message("Presence may be asked for only where overriding reasons justify it."),
        source="Art. 6 (3) Regulation (EU) 2018/1724",
    ),
    Measure(
        id="online-service",
        title=Message("online service for applicants"),
        means=Message("Applicants do their part online instead of on paper or in person."),
        says=Message("Offer online to applicants: {step}"),
        solution=Message("online service, taken over from others where there is one (EfA)"),
        mends=("MB103", "MB104", "MB106"),
        needs=(Message("Identification by eID where law asks for it."),),
        into=Medium.DATA,
        also={},
        effort=EffortClass.LARGE,
        who=Provider.STATE,
        law=Message(
            "For procedures of Annex II, application, evidence, signature and submission must be possible online."
        ),
        source="Art. 6 (2) (a) Regulation (EU) 2018/1724",
    ),
    Measure(
        id="e-payment",
        title=Message("electronic payment"),
        means=Message("Fees are asked for and paid online, and the payment is booked as data."),
        says=Message("Pay and book online: {step}"),
        solution=Message("e-payment in the online service"),
        mends=("MB101", "MB104", "MB106"),
        needs=(Message("The cash system is connected to the online service."),),
        into=Medium.DATA,
        also={"by_hand": False},
        effort=EffortClass.MODERATE,
        who=Provider.DATA_CENTER,
    ),
    Measure(
        id="e-record",
        title=Message("filing in an electronic record"),
        means=Message("The finished case is filed in the e-file and nowhere else."),
        says=Message("File in the e-file only: {step}"),
        solution=Message("electronic record in the e-file"),
        mends=("MB101", "MB103", "MB209"),
        needs=(Message("The office has an e-file that leads."),),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.SMALL,
        who=Provider.OFFICE,
    ),
    Measure(
        id="one-record",
        title=Message("one leading record"),
        means=Message("What is kept on paper and digitally is kept digitally only."),
        says=Message("Keep the digital record only, and no paper beside it: {step}"),
        solution=Message("leading e-file"),
        mends=("MB101", "MB103", "MB203"),
        needs=(Message("It is decided which record leads."),),
        into=Medium.DOCUMENT,
        also={},
        effort=EffortClass.SMALL,
        who=Provider.OFFICE,
    ),
    Measure(
        id="print-aside",
        title=Message("paper for the receiver only"),
        means=Message(
            "What law wants on paper is printed for the receiver; the office goes on with its digital record."
        ),
        says=Message("Print for the receiver only, and go on with the digital record: {step}"),
        solution=Message("central printing, e-file that leads"),
        mends=("MB101", "MB102", "MB201"),
        needs=(Message("The digital record holds all that is printed."),),
        into=Medium.DOCUMENT,
        also={"aside": "sent"},
        effort=EffortClass.SMALL,
        who=Provider.OFFICE,
        law=Message("The paper that law asks for stays; only the work after it no longer hangs on it."),
    ),
)

CATALOG: Mapping[str, Measure] = {measure.id: measure for measure in _ALL}
"""The measures by their ids, in the order in which `mediabruch measures` lists them."""
