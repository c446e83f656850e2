"""The look that the council gives its documents: the one place from which every document takes it."""

from __future__ import annotations

from dataclasses import replace

from clerk_tui.documents.writing.document import PLAIN, Crest, Look
from clerk_tui.register.crests import crest
from clerk_tui.services.documents.made import Made
from clerk_tui.services.documents.own_words import warnings_of
from clerk_tui.services.office import Office


def look_of(office: Office) -> Look:
    """Crest, colour, address and contact as the council's file states them; what it leaves out is plain."""
    stated, held = office.council().look, crest(office.register)
    named = stated.website and not any(stated.website in line for line in stated.contact)
    return Look(
        crest=Crest(held.data, held.media_type, stated.crest_alt) if held and stated.crest else None,
        accent=stated.accent or PLAIN.accent,
        address=stated.address,
        contact=(*stated.contact, f"Website: {stated.website}") if named else stated.contact,
    )


def dressed(office: Office, made: Made) -> Made:
    """The document with the council's look, and what the clerk is told of its words before it is written."""
    document = replace(made.document, look=look_of(office))
    return replace(made, document=document, warnings=(*made.warnings, *warnings_of(office, made.document)))
