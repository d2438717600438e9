"""By which digital way something can go out: by whom it goes to, and whose process it is."""

from enum import StrEnum

from mediabruch.media import CLIENTS, PARTNERS

_AUTHORITIES = frozenset({"authority", "other_authority"})


class WayOut(StrEnum):
    """A digital way in place of paper and speech."""

    MAILBOX = "mailbox"
    """The official mailboxes of citizens and companies; only administration delivers to these."""
    EXCHANGE = "exchange"
    """As data, between authorities."""
    PARTNER = "partner"
    """As data, between administration and those who work for it."""
    DELIVERY = "delivery"
    """As companies do: between both systems, in a portal, by e-mail."""


def way_out(receivers: frozenset[str | None], *, is_administration: bool, is_inter_agency: bool = False) -> WayOut:
    """The way to these parties; `is_inter_agency` says that the words of a step speak of an exchange of authorities."""
    if is_administration and receivers and receivers <= CLIENTS:
        return WayOut.MAILBOX
    if (receivers and receivers <= _AUTHORITIES) or is_inter_agency:
        return WayOut.EXCHANGE
    if not is_administration:
        return WayOut.DELIVERY
    return WayOut.PARTNER if receivers & PARTNERS and not receivers & CLIENTS else WayOut.MAILBOX
