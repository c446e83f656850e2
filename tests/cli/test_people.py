"""People and bodies on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calling import Caller

TUESDAY = "2017-10-10T09:30"


def test_a_councils_people_from_first_entry_to_the_chain_of_consent(call: Caller) -> None:
    call.ok("people", "add", "Cllr Graham Cain")
    call.ok("bodies", "add", "Scrutiny Leadership Board", "--from", "21/5/2015")
    seat = call.ok("people", "seat", "graham cain", "scrutiny leadership board", "--role", "Chairman", "--from",
                   "21/5/2015", "--json").json["seat"]  # fmt: skip
    assert (seat["name"], seat["role"], seat["from"], seat["to"]) == ("Graham Cain", "chair", "2015-05-21", None)
    shown = call.ok("people", "Cllr Graham Cain", "--on", "9/10/2017")
    assert shown.out.splitlines()[1:] == [
        f"Seat {seat['id']}. chair of Scrutiny Leadership Board, from 21 May 2015.",
        "To a request for call-in on Monday 9 October 2017: any, non-executive, scrutiny-committee, relevant-committee."
        " Roles: chair, chair of Scrutiny Leadership Board.",
    ]
    posts = call.ok("people", "posts", "--on", "9/10/2017", "--json").json["posts"]
    assert [post["filled"] for post in posts] == [True, None, None]
    ended = call.ok("people", "end", "Graham Cain", "Scrutiny Leadership Board", "--on", "8 October 2017")
    assert ended.out.startswith("Ended. Seat ")
    assert call.ok("people", "posts", "--on", "9/10/2017", "--json").json["posts"][0]["filled"] is False
    members = call.ok("bodies", "Scrutiny Leadership Board", "--on", "9/10/2017")
    assert members.out.endswith("The register names no member on Monday 9 October 2017.\n")
    call.ok("undo")
    assert call.ok("people", "posts", "--on", "9/10/2017", "--json").json["posts"][0]["filled"] is True
    assert call.ok("verify", "--json").json["verified"] is True


def test_a_clash_is_a_no_until_there_is_a_reason(call: Caller) -> None:
    call.ok("people", "seat", "Benson", "Executive", "--from", "21/5/2015")
    again = ("people", "seat", "Benson", "Executive", "--role", "leader", "--from", "1/6/2017")
    answer = call(*again)
    assert answer.status == 1
    assert answer.sentence.endswith("Give the reason to go on all the same.")
    reason = call.ok(*again, "--despite", "Acting.", "--json").json["seat"]["despite"]
    assert reason == "Acting."


def test_a_seat_is_corrected_followed_and_taken_away_by_its_number(call: Caller) -> None:
    seat = call.ok("people", "seat", "Benson", "Executive", "--json").json["seat"]["id"]
    call.ok("people", "change", str(seat), "--from", "21/5/2015", "--title", "Housing")
    new = call.ok("people", "follow", str(seat), "--role", "leader", "--from", "1/6/2017", "--json").json["seat"]
    old = call.ok("people", "Benson", "--json").json["person"]["seats"][0]
    assert (old["from"], old["to"], old["title"], new["from"]) == ("2015-05-21", "2017-05-31", "Housing", "2017-06-01")
    assert call.ok("people", "unseat", str(new["id"])).out.startswith("Taken away. ")
    call.ok("people", "change", str(seat), "--to", "")
    assert call.ok("people", "Benson", "--json").json["person"]["seats"][0]["to"] is None


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("people", "add", "benson"), "Name: the register holds the member Benson already"),
        (("people", "show", "Nobody"), "Name: the register holds nobody called “Nobody”."),
        (("people", "set", "Benson"), "Nothing is to be changed; give --name, --kind or --title."),
        (("people", "seat", "Benson", "Cabinet"), "Body: the register holds no body “Cabinet”."),
        (("people", "end", "Benson", "Executive", "--on", "1/6/2017"), "Benson holds no seat in Executive on Thursday"),
        (("people", "change", "7"), "Nothing is to be corrected; give --role, --from, --to, --title or --ward."),
        (("people", "unseat", "x7"), "“x7” is not a seat; name it by its number, like S3."),
        (("bodies", "add", "Forum"), "Kind: the name “Forum” does not say what the body is"),
        (("bodies", "set", "Executive"), "Nothing is to be changed; give --name, --kind, --from, --to or --places."),
        (("bodies", "set", "Executive", "--from", "2/5/2017", "--to", "1/5/2017"), "To: Monday 1 May 2017 lies before"),
    ],
)
def test_what_will_not_do_is_one_sentence(call: Caller, args: tuple[str, ...], sentence: str) -> None:
    answer = call(*args)
    assert answer.status == 2
    assert answer.sentence.startswith(sentence)


def test_two_who_are_one_are_merged_after_a_look(call: Caller) -> None:
    call.ok("people", "add", "Amy Benson")
    look = call.ok("people", "merge", "Amy Benson", "Benson", "--dry-run", "--json").json
    assert (look["done"], look["moved"]["summons"]) == (False, 1)
    assert call.ok("people", "merge", "Amy Benson", "Benson").out.startswith("Benson into Amy Benson: 1 summons")
    assert "Amy Benson" in call.ok("meeting", "M1", "--json").json["meeting"]["members"]
    call.ok("people", "set", "Amy Benson", "--name", "Dr Amy Benson", "--title", "Leader")
    call.ok("undo")
    call.ok("undo")
    assert "Benson" in call.ok("meeting", "M1", "--json").json["meeting"]["members"]


def test_a_list_is_shown_before_it_is_taken(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "members.csv"
    path.write_text("name,body,role,from,to\nZoe Adams,Executive,leader,21/5/2015,\n", encoding="utf-8")
    dry = call.ok("people", "import", str(path), "--dry-run")
    assert dry.out.splitlines()[-1] == "Nothing was taken yet."
    assert call.ok("people", "--find", "adams", "--json").json["total"] == 0
    taken = call.ok("people", "import", str(path), "--json").json
    assert (taken["done"], [row["does"] for row in taken["rows"]]) == (True, ["seat"])
    assert call.ok("people", "--find", "leader", "--on", "9/10/2017", "--json").json["people"][0]["name"] == "Zoe Adams"
    path.write_text("name,body,from\nZoe Adams,Executive,31/6/2015\n", encoding="utf-8")
    answer = call("people", "import", str(path))
    assert answer.status == 2
    assert answer.sentence.endswith("Nothing was taken.")


def test_the_bodies_are_listed_with_their_members_of_today(call: Caller) -> None:
    call.ok("people", "seat", "Benson", "Executive", "--from", "21/5/2015", "--to", "9/10/2017")
    (body,) = call.ok("bodies", "--json", now="2017-10-09T10:00").json["bodies"]
    assert (body["name"], body["kind"], [seat["name"] for seat in body["members"]]) == (
        "Executive", "executive", ["Benson"],
    )  # fmt: skip
    assert call.ok("bodies", now=TUESDAY).out.endswith("Executive, executive. No members.\n")


def test_wards_and_who_might_call_in_and_held_what_on_a_day(call: Caller, tmp_path: Path) -> None:
    sheet = tmp_path / "seats.csv"
    sheet.write_text(
        "name,body,role,from,to,title,ward\nBenson,,,4/5/2017,,,Bloomfield\nCain,Executive,leader,4/5/2017,,,\n"
        "Cross,Executive,member,4/5/2017,30/9/2017,Housing,\n"
    )
    call.ok("people", "import", str(sheet))
    call.ok("wards", "set", "bloomfield", "--members", "2")
    assert call.ok("wards", now=TUESDAY).out == "Bloomfield: Benson; 1 vacant.\n"
    ward = call.ok("wards", "Bloomfield", "--json", now=TUESDAY).json["ward"]
    assert (ward["vacant"], ward["seats"][0]["ward"]) == (1, "Bloomfield")
    assert call("wards", "remove", "Bloomfield").status == 1
    call.ok("wards", "add", "Claremont", "--from", "4/5/2017")
    assert call.ok("wards", "remove", "Claremont").out == "Taken away: Claremont.\n"
    assert call.ok("people", "change", "1", "--ward", "", "--json").json["seat"]["ward"] is None
    members = call.ok("people", "call-in", "--on", "30/9/2017", "--json").json["members"]
    assert {one["name"]: one["may"] for one in members if one["name"] in {"Cain", "Cross"}} == {
        "Cain": False, "Cross": False,
    }  # fmt: skip
    assert "Cross: may not." not in call.ok("people", "call-in", "--on", "1/10/2017").out
    assert call.ok("people", "portfolios", "--on", "1/10/2017").out.splitlines() == [
        "Leader of the council: Cain, since 4 May 2017.", "Housing: nobody; Cross held it until 30 September 2017.",
    ]  # fmt: skip
    assert call.ok("people", "portfolios", "housing", "--json").json["seats"][0]["name"] == "Cross"
    assert call("people", "portfolios", "Roads").sentence == (
        "Portfolio: the register holds none called “Roads”. It has Housing, Leader of the council."
    )


def test_the_places_of_a_body_and_what_is_vacant(call: Caller) -> None:
    call.ok("bodies", "set", "Executive", "--places", "11")
    call.ok("people", "seat", "Benson", "Executive", "--from", "21/5/2015")
    shown = call.ok("bodies", "Executive", "--on", "9/10/2017")
    assert shown.out.splitlines()[-1] == "Of 11 places 10 vacant."
    body = call.ok("bodies", "Executive", "--on", "9/10/2017", "--json").json["body"]
    assert (body["places"], body["vacant"]) == (11, 10)
    assert call("bodies", "add", "Panel", "--kind", "outside", "--places", "0").sentence == (
        "Places: a body has 1 to 200 members, not 0."
    )


def test_who_may_call_in_a_decision_rests_on_the_wards_of_its_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    central = Caller(capsys, tmp_path / "central.clerk")
    assert central("init", "--council", "central-bedfordshire").status == 0
    sheet = tmp_path / "wards.csv"
    sheet.write_text("name,ward,from\nAnn Lee,Ampthill,4/5/2023\nBo Day,Flitwick,4/5/2023\n")
    central.ok("people", "import", str(sheet))
    central.ok("decision", "add", "--maker", "member", "--name", "Cy Roe", "--title", "Roads")
    ask = ("people", "call-in", "--on", "2/6/2023", "--json")
    assert {one["name"]: "ward" in one["pools"] for one in central.ok(*ask).json["members"]} == {
        "Ann Lee": False, "Bo Day": False,
    }  # fmt: skip
    central.ok("decision", "set", "D1", "wards=Ampthill ward")
    found = {one["name"]: one for one in central.ok(*ask, "--for", "D1").json["members"]}
    assert found["Ann Lee"]["may"] is True and "ward" in found["Ann Lee"]["pools"]
    assert "ward" not in found["Bo Day"]["pools"]
