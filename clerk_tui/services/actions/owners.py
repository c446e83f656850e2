"""Whose an action is: a person of the register, or a post that an officer or a seat bears."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from clerk_tui.domain.actions import AgreedAction, Holder
from clerk_tui.domain.errors import InputError, NotFound
from clerk_tui.domain.findings import Finding
from clerk_tui.domain.meeting import Person
from clerk_tui.domain.people import KnownPerson, Membership, PersonKind, name_key
from clerk_tui.domain.text import one_line
from clerk_tui.register import people as rows
from clerk_tui.rules import actions as rules
from clerk_tui.services import people
from clerk_tui.services.office import Office


def with_owner(office: Office, action: AgreedAction, typed: str) -> AgreedAction:
    """The action with the person or the post that was typed. InputError where none is, NotFound with like names."""
    words = one_line(typed)
    if not words:
        raise InputError("By whom: nobody is named; an action has a person or a post that does it.")
    if words.isascii() and words.isdigit():
        return replace(action, person=_person(people.find_person(office, words)), post="")
    if any(name_key(one.name) == name_key(words) for one in rows.persons(office.register)):
        return replace(action, person=_person(people.find_person(office, words)), post="")
    known = posts(office)
    post = next((post for post in known if post.casefold() == words.casefold()), None)
    if post is None:
        near = [name for name in (*known, *rows.names(office.register)) if _shares_a_word(name, words)][:5]
        like = f" It has {', '.join(near)}." if near else ""
        raise NotFound(f"By whom: the register holds no person and no post called “{words}”.{like}")
    return replace(action, person=None, post=post)


def _person(found: KnownPerson) -> Person:
    return Person(found.id, found.name)


def _shares_a_word(name: str, typed: str) -> bool:
    words = set(name_key(typed).split()) & set(name_key(name).split())
    return any(len(word) > 2 for word in words)


def posts(office: Office) -> tuple[str, ...]:
    """Every post that the register knows, in its own spelling: officers' titles, portfolios, chairs and the like."""
    found = [post for seat in rows.seats(office.register) for post in rules.posts_of(seat)]
    found += [one.title for one in _officers(office) if one.title]
    return tuple({post.casefold(): post for post in found}.values())


def holders(office: Office, post: str, day: date) -> tuple[Holder, ...]:
    """Who holds a post on a day."""
    return rules.holders_of(post, rows.seats(office.register), _officers(office), day)


def _officers(office: Office) -> list[KnownPerson]:
    return [one for one in rows.persons(office.register) if one.kind is PersonKind.OFFICER]


def doubts(office: Office, action: AgreedAction) -> tuple[Finding, ...]:
    """What speaks against an action as it is to be recorded."""
    return rules.doubts(action, *_of_owner(office, action))


def left(office: Office, action: AgreedAction, day: date) -> str:
    """That its owner has left by a day, in a sentence; empty where they have not, as far as the register knows."""
    return " ".join(found.says for found in rules.gone(action, *_of_owner(office, action), day))


def _of_owner(office: Office, action: AgreedAction) -> tuple[KnownPerson | None, list[Membership]]:
    if action.person is None:
        return None, [seat for seat in rows.seats(office.register) if rules.is_post(seat, action.post)]
    return rows.person(office.register, action.person.id), rows.seats(office.register, person_id=action.person.id)
