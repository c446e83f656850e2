"""The source of a meeting, read aloud."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from clerk_tui.cli.main import cli
from clerk_tui.services.registers import open_demo


def test_a_clerk_reads_the_document_a_meeting_came_from(tmp_path: Path) -> None:
    path = tmp_path / "demo.clerk"
    open_demo(path).register.close()
    plain = CliRunner().invoke(cli, ["--register", str(path), "meeting", "source", "M1"])
    assert plain.output.startswith("Public Document Pack")
    document = json.loads(CliRunner().invoke(cli, ["--register", str(path), "meeting", "source", "1", "--json"]).output)
    assert document["meeting"] == "M1" and "ICT/DIGITAL STRATEGY 2017-2022" in document["text"]
