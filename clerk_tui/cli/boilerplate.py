"""`boilerplate`: the council's own wordings for fields of the record, with holes to fill in."""

from __future__ import annotations

import click

from clerk_tui.cli.desk import Default, Desk, json_option, pass_desk, show
from clerk_tui.domain.boilerplate import Wording
from clerk_tui.domain.decision import FIELD


@click.group(cls=Default)
def boilerplate() -> None:
    """The council's own wordings for fields of the record. A hole like {amount} stops publication until filled in."""


def _shape(wording: Wording) -> dict[str, str]:
    return {"field": wording.field, "name": wording.name, "text": wording.text}


def _lines(wordings: list[Wording]) -> list[str]:
    lines = []
    for wording in wordings:
        lines.append(f"{wording.field} ({FIELD[wording.field].label}), “{wording.name}”:")
        lines += [f"  {line}" for line in wording.text.split("\n")]
    return lines or ["There are no wordings yet; boilerplate add FIELD NAME TEXT keeps one."]


def _one(as_json: bool, wording: Wording, said: str) -> None:
    show(as_json, {"wording": _shape(wording)}, lambda: [said, *_lines([wording])])


@boilerplate.command("show")
@click.argument("field", required=False)
@json_option
@pass_desk
def show_wordings(desk: Desk, field: str | None, as_json: bool) -> None:
    """List the wordings, all of them or those of one FIELD."""
    from clerk_tui.register import boilerplates
    from clerk_tui.services.fields import known

    found = boilerplates.wordings(desk.office().register, known(field) if field else None)
    show(as_json, {"wordings": [_shape(wording) for wording in found]}, lambda: _lines(found))


boilerplate.add_command(show_wordings, "list")


@boilerplate.command("add")
@click.argument("field")
@click.argument("name")
@click.argument("text")
@json_option
@pass_desk
def add(desk: Desk, field: str, name: str, text: str, as_json: bool) -> None:
    """Keep a wording for FIELD under NAME."""
    from clerk_tui.services import boilerplate as wordings

    _one(as_json, wordings.add(desk.office(), field, name, text), "Kept.")


@boilerplate.command("set")
@click.argument("field")
@click.argument("name")
@click.argument("text")
@click.option("--name", "new_name", default="", help="A new name.")
@json_option
@pass_desk
def change(desk: Desk, field: str, name: str, text: str, new_name: str, as_json: bool) -> None:
    """Change the text of a wording; records that were filled from it stay as they are."""
    from clerk_tui.services import boilerplate as wordings

    _one(as_json, wordings.change_text(desk.office(), field, name, text, new_name=new_name), "Changed.")


@boilerplate.command("remove")
@click.argument("field")
@click.argument("name")
@json_option
@pass_desk
def remove(desk: Desk, field: str, name: str, as_json: bool) -> None:
    """Take a wording away; records that were filled from it stay as they are."""
    from clerk_tui.services import boilerplate as wordings

    _one(as_json, wordings.remove(desk.office(), field, name), "Taken away.")


@boilerplate.command("insert")
@click.argument("ref")
@click.argument("field")
@click.argument("name")
@json_option
@pass_desk
def insert(desk: Desk, ref: str, field: str, name: str, as_json: bool) -> None:
    """Put a wording behind what stands in a field of the decision record REF."""
    from clerk_tui.register import decisions as records
    from clerk_tui.rules.holes import holes
    from clerk_tui.services import boilerplate as wordings

    office = desk.office()
    decision_id = records.find(office.register, ref)
    found = wordings.insert(office, decision_id, field, name)
    text = str(getattr(found, field))
    lines = [f"{FIELD[field].label} of D{decision_id}: {text}"]
    if left := holes(text):
        lines.append(f"Still to be filled in: {', '.join(left)}.")
    show(as_json, {"ref": f"D{decision_id}", "field": field, "text": text, "holes": list(left)}, lambda: lines)
