"""What the measures say for processes of companies: no online service of the state, no mailbox, no register."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from mediabruch.errors import Message
from mediabruch.measures.catalog import CATALOG
from mediabruch.measures.measure import Measure, Provider

_WITHOUT_LAW: Mapping[str, Any] = {"law": None, "source": ""}
_WORDING: Mapping[str, Mapping[str, Any]] = {
    "exchange": {
        "title": Message("structured exchange with partners"),
        "means": Message("What goes to partners is handed over as data, and so is their answer."),
        "says": Message("Exchange as data with the other side: {step}"),
        "solution": Message("electronic data interchange, e-invoice, or interface between both systems"),
    },
    "signature": {
        "title": Message("electronic signature or approval"),
        "says": Message("Sign electronically, or approve in the system: {step}"),
        "solution": Message("electronic signature, qualified where law asks for it, or an approval in the system"),
        "law": Message("Written form can be replaced by a qualified electronic signature, unless law excludes it."),
        "source": "§ 126a BGB",
    },
    "online-form": {
        "means": Message("What customers and partners state comes in as data from an online form, not to be typed in."),
        "says": Message("Take over from an online form instead of typing: {step}"),
        "solution": Message("web form, customer portal or shop with an interface"),
        "needs": (Message("There is an online form for it, and the system behind it has an interface."),),
        "who": Provider.OFFICE,
        **_WITHOUT_LAW,
    },
    "register": {
        "title": Message("proof from where it is held"),
        "means": Message(
            "What proves something is retrieved where it is held, or uploaded, instead of being handed in."
        ),
        "says": Message("Retrieve the proof, or let it be uploaded, instead of asking for it on paper: {step}"),
        "solution": Message("interface to who holds it, or upload in the customer portal"),
        "needs": (Message("Who holds it can be asked; until then it is uploaded."),),
        "who": Provider.OFFICE,
    },
    "portal-request": {
        "solution": Message("message in the customer portal, or e-mail"),
        "needs": (Message("The other side can be reached digitally."),),
        **_WITHOUT_LAW,
    },
    "online-service": {
        "title": Message("online service for customers"),
        "means": Message("Customers do their part online instead of on paper or in person."),
        "says": Message("Offer online to customers: {step}"),
        "solution": Message("customer portal, shop or app"),
        "needs": (Message("It is clear how customers prove who they are, where that matters."),),
        "who": Provider.OFFICE,
        **_WITHOUT_LAW,
    },
    "e-payment": {
        "means": Message("What is to be paid is asked for and paid online, and the payment is booked as data."),
        "solution": Message("online payment with an interface to accounting"),
        "needs": (Message("Accounting is connected to the online payment."),),
    },
}
"""By the measure's id, the fields that say something else."""


def for_companies(catalog: Mapping[str, Measure]) -> Mapping[str, Measure]:
    """The measures in the words of companies; what the house states itself stays as it is stated."""
    return {id_: _worded(measure) for id_, measure in catalog.items()}


def _worded(measure: Measure) -> Measure:
    known, wording = CATALOG.get(measure.id), _WORDING.get(measure.id)
    if known is None or wording is None:
        return measure
    own = {field.name for field in fields(Measure) if getattr(measure, field.name) != getattr(known, field.name)}
    return replace(measure, **{name: value for name, value in wording.items() if name not in own})
