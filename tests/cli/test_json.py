"""What scripts rely on: one JSON document a command, its keys, ISO dates, instants with their offset."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from clerk_tui.cli.main import COMMANDS, cli
from clerk_tui.services import importing
from tests.cli.calling import Caller

SEED = Path(importing.__file__).parents[1] / "demo" / "blackpool-2017-10-09.txt"
SAMPLES = Path(__file__).with_name("samples")
TUESDAY = "2017-10-10T09:30"
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}")

MEETING = {
    "id", "body", "date", "time", "venue", "agenda_date", "members", "contact", "items", "unplaced", "kind", "status",
    "private", "convened", "agenda", "notice_date", "notice", "ended", "open_to_members_by",
    "keep_minutes_until", "keep_background_papers_until", "continues", "continued_by", "supplements", "changes",
    "actions_to_bring_back",
}  # fmt: skip
ITEM = {
    "id", "meeting", "number", "title", "pages", "size", "exempt", "exempt_mark", "decision", "forward_plan",
    "supplement", "urgent_reason", "carried_to",
}  # fmt: skip
REPORT = {
    "title", "relevant_officer", "relevant_cabinet_member", "contrary_to_policy", "within_budget", "exempt",
    "recommendations", "appendices", "sections",
}  # fmt: skip
DECISION = {
    "ref", "status", "maker", "meeting", "item", "reference", "title", "maker_name", "key_decision",
    "forward_plan_reference", "notice_on", "required_in_five_days", "urgency_reason", "call_in_exempt",
    "call_in_exempt_reason", "scrutiny_informed", "scrutiny_approved", "interests", "conflicts", "dispensation",
    "resolution", "not_callable", "decided_on", "reasons", "alternatives", "published_on", "call_in_note", "notes",
    "attendance", "urgency", "overrides", "publication", "maker_title", "authority", "consulted", "officer_kind",
    "officer_basis", "matter", "key_basis", "variation", "wards", "consultation", "report", "background_papers",
    "private_reasons", "decided_at", "lead_officer", "portfolio", "priorities", "record", "produced_by",
    "keep_record_until", "keep_background_papers_until", "corrections", "publications", "disposed", "commitments",
}  # fmt: skip
PUBLICATION = {
    "published",
    "published_at",
    "closes",
    "closes_at",
    "effective",
    "in_force",
    "who",
    "sha256",
    "chain_head",
}
FINDING = {"id", "severity", "field", "sentence", "authority", "overridden"}


@pytest.fixture
def published(call: Caller) -> Caller:
    """Item 2 published on the Tuesday, with every kind of thing on its record."""
    call.ok(
        "decision", "set", "D1", "decided_on=9/10/17", "notice_on=", "reference=EX/25/2017", "reasons=x", "resolution=y"
    )
    call.ok("decision", "attend", "D1", "--all")
    call.ok("decision", "route", "D1", "private-meeting", "reason=x", "agreed_on=6/10/17", "agreed_by=Councillor Elmes",
        "agreed_role=chairman of the relevant overview and scrutiny committee",
    )  # fmt: skip
    call.ok("publish", "D1", "--override", "EN-KD28=late", now=TUESDAY)
    return call


SHAPES: dict[str, tuple[list[str], set[str]]] = {
    "today": (["today"], {"now", "rehearsed", "total", "due", "reminder"}),
    "meetings": (["meetings"], {"total", "meetings"}),
    "meeting": (["meeting", "M1"], {"meeting"}),
    "item": (["item", "I2"], {"item"}),
    "supplement": (["supplement", "add", "M1", "Late papers"], {"supplement"}),
    "recurring": (["recurring", "Executive"], {"body", "items"}),
    "decisions": (["decisions"], {"total", "decisions"}),
    "decision": (["decision", "D1"], {"decision"}),
    "boilerplate": (["boilerplate"], {"wordings"}),
    "interest": (["interest", "M1"], {"interests"}),
    "forward-plan": (["forward-plan"], {"total", "entries"}),
    "check": (["check", "D1"], {"results"}),
    "route": (
        ["route", "D1"],
        {"ref", "title", "key_decision", "private", "decides_on", "taken", "route", "notices", "holders"},
    ),
    "private": (["private", "D1"], {"ref", "title", "private", "exemption", "representations", "lines"}),
    "call-in": (["call-in", "D1"], {"call_in"}),
    "call-ins": (["call-ins"], {"now", "total", "call_ins"}),
    "notice": (["notice", "D1"], {"kind", "ref", "text"}),
    "record": (["record", "D1"], {"kind", "ref", "text"}),
    "agenda": (["agenda", "M1"], {"kind", "ref", "text"}),
    "export": (["export"], {"kinds", "folders"}),
    "actions": (["actions"], {"total", "actions"}),
    "commitments": (["commitments"], {"total", "commitments"}),
    "reports": (["reports"], {"total", "reports"}),
    "people": (["people"], {"total", "people"}),
    "bodies": (["bodies"], {"total", "bodies"}),
    "wards": (["wards"], {"on", "total", "wards"}),
    "rules": (["rules"], {"council", "id", "nation", "configured", "sentences", "generations"}),
    "calendar": (
        ["calendar", "2017"],
        {"year", "as_of", "source", "last_published_year", "horizon", "fingerprint", "days", "note"},
    ),
    "search": (["search", "strategy"], {"text", "hits", "counts"}),
    "history": (["history"], {"total", "history"}),
    "retention": (["retention"], {"total", "disposable"}),
    "verify": (["verify"], {"verified", "entries", "head", "found", "agrees", "disposed"}),
    "undo": (["undo"], {"undone"}),
    "redo": (["redo"], {"redone"}),
    "drafts": (["drafts"], {"drafts"}),
    "count": (["count", "agenda", "--meeting", "9/10/17"], {"results"}),
    "plan": (["plan", "--meeting", "11/12/17"], {"plan"}),
    "timetable": (["timetable", str(SAMPLES / "year.csv")], {"rows", "general", "notes", "counts"}),
    "audit": (["audit", str(SAMPLES / "register.csv")], {"rows", "counts", "kind", "notes"}),
    "import": (["import", str(SEED), "--dry-run"], {"document", "held", "meeting", "items", "findings", "unplaced"}),
}  # fmt: skip


def dated(document: Any, key: str = "") -> list[tuple[str, str]]:
    """Every text under a key that names a day or an instant."""
    if isinstance(document, dict):
        return [found for name, value in document.items() for found in dated(value, name)]
    if isinstance(document, list):
        return [found for value in document for found in dated(value, key)]
    if isinstance(document, str) and re.search(r"(_on|_at|date|^at|now|published|closes|effective|gate)$", key):
        return [(key, document)]
    return []


@pytest.mark.parametrize("name", SHAPES)
def test_each_command_prints_one_document_of_a_known_shape(published: Caller, name: str) -> None:
    published.ok("decision", "set", "D2", "notes=to be undone")
    if name == "redo":
        published.ok("undo")
    arguments, keys = SHAPES[name]
    answer = published.ok(*arguments, "--json")
    assert answer.error == ""
    assert set(answer.json) == keys
    for key, text in dated(answer.json):
        assert text == "" or ISO_DATE.fullmatch(text) or INSTANT.fullmatch(text), (key, text)


def test_every_command_that_answers_has_a_shape_here() -> None:
    # Shown in the main job, and where a register is copied.
    makes = {"demo", "init", "publish", "backup", "restore", "copy-here", "evidence"}
    assert set(COMMANDS) == set(SHAPES) | makes


def leaves(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Every command below a command, by the words that call it."""
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            found = {name: command.get_command(context, name) for name in command.list_commands(context)}
        for name, each in found.items():
            assert each is not None
            yield from leaves(each, *names, name)
    else:
        yield names


def test_every_command_has_json_or_opens_the_screens(call: Caller) -> None:
    with click.Context(cli) as context:
        found = [words for name in COMMANDS if (one := cli.get_command(context, name)) for words in leaves(one, name)]
    for words in found:
        if words != ("demo",):
            assert "--json" in call.ok(*words, "--help").out, words


def test_a_meeting_and_its_items(published: Caller) -> None:
    meeting = published.ok("meeting", "M1", "--json").json["meeting"]
    assert set(meeting) == MEETING
    assert (meeting["date"], meeting["time"], meeting["agenda_date"]) == ("2017-10-09", "18:00", "2017-09-29")
    assert all(set(item) == ITEM for item in meeting["items"])
    item = published.ok("item", "I2", "--json").json["item"]
    assert set(item) == ITEM | {"report"} and set(item["report"]) == REPORT
    assert item["report"]["sections"][0]["paragraphs"][0].keys() == {"number", "text"}
    assert "report" not in published.ok("item", "I1", "--json").json["item"]


def test_a_decision_record(published: Caller) -> None:
    decision = published.ok("decision", "EX/25/2017", "--json").json["decision"]
    assert set(decision) == DECISION
    assert set(decision["publication"]) == PUBLICATION
    assert INSTANT.fullmatch(decision["publication"]["closes_at"]), "an instant bears its offset"
    assert decision["publication"]["closes_at"].endswith("+01:00")
    assert set(decision["attendance"][0]) == {"name", "present"} and decision["attendance"][0]["present"] is True
    assert set(decision["overrides"][0]) == {"id", "reason", "who", "at"}
    assert decision["urgency"][0]["kind"] == "private-meeting"
    assert published.ok("decision", "D2", "--json").json["decision"]["publication"] is None


def test_findings(call: Caller) -> None:
    answer = call("check", "--json")
    assert answer.status == 1
    results = answer.json["results"]
    assert [result["ref"] for result in results] == ["D1", "D2"]
    for result in results:
        assert set(result) == {"ref", "reference", "title", "publishable", "findings", "differences"}
        assert all(set(finding) == FINDING for finding in result["findings"])
        assert {finding["severity"] for finding in result["findings"]} <= {"blocker", "warning", "advice", "holds"}


def test_lists(published: Caller) -> None:
    assert set(published.ok("decisions", "--json").json["decisions"][0]) == {
        "ref", "reference", "title", "maker_name", "status", "decided_on",
    }  # fmt: skip
    assert set(published.ok("meetings", "--json").json["meetings"][0]) == {
        "id", "body", "date", "time", "venue", "items", "unpublished", "status",
    }  # fmt: skip
    assert set(published.ok("call-ins", "--json").json["call_ins"][0]) == {
        "ref", "reference", "title", "published", "closes", "closes_at", "effective", "open", "state",
        "moved", "kept", "left", "next", "if_nobody_acts",
    }  # fmt: skip
    assert set(published.ok("today", "--json").json["due"][0]) == {
        "kind", "ref", "gate", "state", "title", "body", "owner", "reference", "overdue",
    }  # fmt: skip
    assert set(published.ok("history", "--json").json["history"][0]) == {"at", "who", "action", "summary", "undone"}
    assert set(published.ok("history", "D1", "--json").json["history"][0]) == {
        "seq", "at", "who", "action", "record", "why", "changed", "hash",
    }  # fmt: skip


def test_the_history_of_a_record_tells_of_what_hangs_on_it(published: Caller) -> None:
    told = published.ok("history", "D1", "--json").json["history"]
    assert {entry["record"] for entry in told} == {
        "decision", "attendance", "urgency", "check_override", "publication",
    }  # fmt: skip
    frozen = next(
        e for e in told if e["record"] == "decision" and e["action"] == "publish" and "status" in e["changed"]
    )
    assert frozen["changed"]["status"] == ["draft", "published"]
    assert all("snapshot" not in entry["changed"] for entry in told)
    words = published.ok("history", "D1").out
    assert "attendance of Benson: present: “” became “yes”." in words
    assert "Reason: [EN-KD28] late" in words


def test_a_list_that_is_cut_says_so(call: Caller) -> None:
    for number in range(4):
        call.ok("decision", "set", "D1", f"notes=note {number}")
    answer = call.ok("history", "--most", "2", "--json").json
    assert (answer["total"], len(answer["history"])) == (6, 2)
    assert call.ok("history", "--most", "2").out.endswith("4 more are not listed; --most lists more.\n")
    assert call.ok("decisions", "--most", "1").out.endswith("1 more are not listed; --most lists more.\n")
    assert "more are not listed" not in call.ok("decisions").out


def test_json_in_a_console_that_knows_few_letters_is_still_json(call: Caller) -> None:
    import os
    import subprocess
    import sys

    call.ok("decision", "set", "D1", "notes=Ynys Môn — “naïve” 😀")
    code = (
        f"from clerk_tui.cli.main import main; main(['--register', {str(call.register)!r}, 'decision', 'D1', '--json'])"
    )
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("cp1252"))["decision"]["notes"] == "Ynys Môn — “naïve” 😀"
    plain = subprocess.run(
        [sys.executable, "-c", code.replace(", '--json'", "")], env=environment, capture_output=True, check=False
    )
    assert plain.returncode == 0 and b"Ynys M\xf4n" in plain.stdout


def agrees(said: Any, found: Any, where: str = "") -> list[str]:
    """Where `found` differs from the specification's example; “…” in it stands for anything."""
    if said == "…":
        return []
    if isinstance(said, dict):
        if not isinstance(found, dict):
            return [f"{where} is no object"]
        missing = [f"{where}.{name} is missing" for name in said if name not in found]
        return missing + [
            fault for name in said if name in found for fault in agrees(said[name], found[name], f"{where}.{name}")
        ]
    if isinstance(said, list):
        if not isinstance(found, list) or len(found) < len([one for one in said if one != "…"]):
            return [f"{where} is too short"]
        return [
            fault for n, one in enumerate(said) if n < len(found) for fault in agrees(one, found[n], f"{where}[{n}]")
        ]
    return [] if said == found else [f"{where} is {found!r}, not {said!r}"]


def test_the_seed_prints_as_the_specification_shows(call: Caller, shared: Path) -> None:
    """The example of commands.md, word for word where it gives words."""
    text = (shared / "spec" / "commands.md").read_text(encoding="utf-8").partition("## import")[2]
    said = json.loads(text.partition("```json")[2].partition("```")[0])
    (seed,) = (shared / "seeds").glob("002_*.txt")
    found = call.ok("import", str(seed), "--dry-run", "--json").json
    examples = said.pop("findings")
    assert agrees(said, found) == []
    assert all(set(examples[0]) <= set(finding) for finding in found["findings"])
    assert found["findings"], "an answer of N/A is null with a finding"
    assert (found["items"][2]["report"]["required_in_five_days"], found["items"][2]["report"]["scrutiny_informed"]) == (
        None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["calendar", "2017"], ["calendar", "show", "2017"], ["rules", "list"], ["rules", "examples"], ["rules", "law"],
        ["count", "agenda", "--meeting", "9/10/17"], ["decision", "D1"], ["decision", "show", "D1"], ["meeting", "M1"],
        ["meeting", "show", "M1"],
    ],
)  # fmt: skip
def test_json_may_stand_before_a_command_or_behind_it(call: Caller, arguments: list[str]) -> None:
    before = call.ok(arguments[0], "--json", *arguments[1:]).json
    assert before == call.ok(*arguments, "--json").json
