"""`call-in REF request`, `validate`, `refuse`, `withdraw`, `receipt`: a request and what becomes of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from clerk_tui.cli.call_in_group import (
    at_option,
    because_option,
    call_in,
    here,
    request_number,
    show_case,
    which_option,
)
from clerk_tui.cli.desk import Desk, FilePath, json_option, pairs, pass_desk, show
from clerk_tui.cli.parameters import date_option, instant_option
from clerk_tui.domain.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path


@call_in.command("request")
@instant_option("--received", required=True, help="When it was received, to the second.")
@click.option("--by", "names", multiple=True, metavar="NAME", help="Someone who asks; once for each of them.")
@click.option("--names-from", type=FilePath(), help="A file with a name a line, besides.")
@click.option("--grounds", default="", help="Why, in the words of the request.")
@click.option("--ground", "chosen", multiple=True, help="A ground of the council's list, by number or in its words.")
@click.option("--parts", default="", help="The parts of the decision that it is about.")
@click.option("--alternative", default="", help="The alternative that it asks for.")
@click.option("--states", multiple=True, help="Something else that the rule wants stated and the request states.")
@click.option("--condition", "conditions", multiple=True, help="A condition of the rule that is met.")
@click.option(
    "--pool", "pools", multiple=True, metavar="NAME=POOL", help="To whom somebody belongs, where it is not known."
)
@click.option("--unconfirmed", multiple=True, metavar="NAME", help="Someone who has not confirmed the signature.")
@click.option("--committee", default="", help="The relevant scrutiny committee.")
@date_option("--called-in-before", help="The day the same matter was last called in.")
@date_option("--year-began", help="The first day of the Council year.")
@click.option("--how", default="", help="How it came: by e-mail, by hand.")
@click.option("--received-by", default="", help="Who received it.")
@click.option("--despite", default="", help="Why the proper officer takes it in spite of a doubt.")
@json_option
@pass_desk
def request(
    desk: Desk, /, received: datetime, names: tuple[str, ...], names_from: Path | None, as_json: bool, **given: Any
) -> None:
    """Take a request for call-in; the answer is a receipt, or a refusal with the paragraph (exit status 1)."""
    from clerk_tui.services.call_in_requests import Typed
    from clerk_tui.services.call_in_requests import request as take

    pools = {name.strip(): tuple(pool.split(",")) for name, pool in pairs(given.pop("pools"), "NAME=POOL").items()}
    typed = Typed(
        received, (*names, *_names_in(names_from)), pools=pools,
        **given,
    )  # fmt: skip
    office, decision_id = here(desk)
    answer = take(office, decision_id, typed)
    if as_json:
        show_case(office, decision_id, True, answer.case)
    else:
        click.echo(answer.request.receipt.rstrip("\n"))
    if not answer.accepted:
        click.get_current_context().exit(1)


def _names_in(path: Path | None) -> tuple[str, ...]:
    if path is None:
        return ()
    try:
        return tuple(line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    except (OSError, UnicodeDecodeError):
        raise InputError(f"The file {path} cannot be read as text.") from None


@call_in.command("validate")
@click.option("--by", required=True, metavar="NAME", help="Whose decision it is.")
@because_option
@at_option
@which_option
@json_option
@pass_desk
def validate(desk: Desk, by: str, because: str, at: datetime | None, which: str | None, as_json: bool) -> None:
    """Record that a request was found valid."""
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    case = call_ins.validate(office, decision_id, by=by, because=because, at=at, request_id=request_number(which))
    show_case(office, decision_id, as_json, case)


@call_in.command("refuse")
@click.option("--by", required=True, metavar="NAME", help="Whose decision it is.")
@click.option("--because", required=True, help="Why; it is given to those who asked.")
@at_option
@which_option
@json_option
@pass_desk
def refuse(desk: Desk, by: str, because: str, at: datetime | None, which: str | None, as_json: bool) -> None:
    """Record that a request was found not to be valid."""
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    case = call_ins.reject(office, decision_id, by=by, because=because, at=at, request_id=request_number(which))
    show_case(office, decision_id, as_json, case)


@call_in.command("withdraw")
@click.option("--by", "names", multiple=True, metavar="NAME", help="Who withdraws; without it, all who asked.")
@click.option("--orally", is_flag=True, help="It was not said in writing.")
@because_option
@at_option
@which_option
@json_option
@pass_desk
def withdraw(
    desk: Desk,
    names: tuple[str, ...],
    orally: bool,
    because: str,
    at: datetime | None,
    which: str | None,
    as_json: bool,
) -> None:
    """Record that signatories take their signature back."""
    from clerk_tui.services import call_ins

    office, decision_id = here(desk)
    case = call_ins.withdraw(
        office, decision_id, names=names, in_writing=not orally, because=because, at=at,
        request_id=request_number(which),
    )  # fmt: skip
    show_case(office, decision_id, as_json, case)


@call_in.command("receipt")
@click.argument("folder", type=FilePath(), required=False)
@which_option
@json_option
@pass_desk
def receipt(desk: Desk, folder: Path | None, which: str | None, as_json: bool) -> None:
    """The receipt or refusal as it was given: as text here, or as HTML, DOCX, PDF and text into FOLDER."""
    from clerk_tui.services import call_in_receipts as receipts

    office, decision_id = here(desk)
    request_id = request_number(which)
    if folder is None:
        text = receipts.receipt(office, decision_id, request_id)
        show(as_json, {"receipt": text}, lambda: [text.rstrip("\n")])
        return
    from clerk_tui.services.documents.call_in_answer import write_answer

    paths = [str(path) for path in write_answer(office, decision_id, folder, request_id)]
    show(as_json, {"files": paths}, lambda: [f"Written: {path}" for path in paths])
