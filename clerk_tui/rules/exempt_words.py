"""Words kept apart as exempt, looked for in what the public reads (LGA 1972 Sch 12A; SI 2012/2089 regs 9(3) and 20).

Two degrees. A closed title, or a sentence of the exempt text, never goes out (`holds_apart`). Smaller matches, such as
a name or a price, are told one by one (`matches`): each is a finding of its own, gone past with a reason of its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from clerk_tui.domain.findings import Finding, Severity

SCHEDULE = "LGA 1972 Sch 12A"
SECTION_MARKS = ("exempt", "confidential", "restricted", "not for publication")
"""Words in the title of a report's section that may mark it; which of them do is for `exempt_parts` to say."""
PREFIX = "WORDS-"
"""With it begins the id of a finding about one match; what follows is drawn from its field and words."""
_SENTENCE, _TITLE = 20, 12
_LONG = 13
"""A sentence of so many words is no stock sentence."""
"""Shorter pieces of exempt text, or of a closed title, stand elsewhere by chance."""
_TOKEN = re.compile(
    r"(?P<money>£\s?)?(?P<number>\d+(?:,\d+)*(?:\.\d+)?)(?:\s?(?P<times>million|thousand|billion|bn|m|k)\b)?|[^\W_]+(?:['’&-][^\W_]+)*",
    re.IGNORECASE,
)  # fmt: skip
_TIMES = {"": 1, "k": 10**3, "thousand": 10**3, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_IN_A_ROW, _FIGURES = 3, 3
_BREAK = re.compile(r"[.;:!?\n,()]")
_SENTENCE_END = re.compile(r"[.:!?\n•“]")
# Words of any record: three of these in a row, or a capital on each, tell nobody anything.
_COMMON = """
    a about after all also an and any are as at be been before being between but by can do for from had has have if
    in into is it its may more most must no nor not of off on one only or other our out over shall should so such
    than that the their them then there these they this those to under until up upon was were what when where which
    who will with within would agreed agenda appendix approve approved approval authority authorities body cabinet
    chair chairman chief committee constitution council councillor councillors councils day deputy decide decided
    decision decisions director executive exempt exemption follows government head information item key leader local
    matter mayor meeting member members minutes monitoring notice officer officers order paragraph part portfolio
    private proper public recommend recommendation recommendations recommended record regulation regulations report
    reason reasons resolution resolve resolved schedule scrutiny section set act 1972 2000 2012 12a january
    february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday am pm
"""
_ORDINARY = frozenset(_COMMON.split())
_IN_NAMES = """
    avenue board brothers business centre city company corporation county department division english finance financial
    group hall hospital house lane limited management manager miss park partners partnership plan programme project
    resources road school service services society solutions sons square strategy street systems technologies town
    trust university ward
"""
_OF_NAMES = frozenset(_IN_NAMES.split())
"""Words that stand in many names and by themselves are none."""
_NAME, _TITLE_CASE = 4, 4
"""One word is a name from so many letters on; in a line of so many telling words, all with capitals, a capital
tells nothing."""


@dataclass(frozen=True, slots=True)
class Apart:
    """What is kept apart of a matter: `texts` exempt texts and closed titles, `closed` the closed titles and facts.

    `known` is what the public may read anyway, such as the printed title and the names of bodies and people: words
    that stand there give nothing away.
    """

    texts: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    known: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(text for text in self.texts if text)


NOTHING = Apart()


@dataclass(frozen=True)
class _Words:
    """A text as its words: each folded, its place, its value where it is a figure, and whether it begins a name."""

    text: str

    @cached_property
    def tokens(self) -> list[re.Match[str]]:
        return list(_TOKEN.finditer(self.text))

    @cached_property
    def folded(self) -> list[str]:
        return [_folded_word(token) for token in self.tokens]

    def tells(self, at: int, length: int) -> int:
        """How many of a run of words tell something; the parts of a date and the words of any record do not."""
        tokens = self.tokens[at : at + length]
        return sum(_is_figure(one) if one["number"] else _folded_word(one) not in _ORDINARY for one in tokens)

    def runs(self, length: int) -> Iterator[tuple[str, ...]]:
        """Every run of so many words."""
        return (tuple(self.folded[at : at + length]) for at in range(len(self.folded) - length + 1))

    def names(self) -> Iterator[tuple[str, str]]:
        """Each two words side by side that begin with capitals, as those of a name do."""
        for first, second in pairwise(self.tokens):
            apart = _BREAK.search(self.text[first.end() : second.start()])
            if first[0][0].isupper() and second[0][0].isupper() and not apart:
                yield _folded_word(first), _folded_word(second)

    def single_names(self) -> Iterator[tuple[int, bool]]:
        """Each word with a capital that tells something, by its place, and whether it stands within its sentence."""
        for at, token in enumerate(self.tokens):
            word = _folded_word(token)
            if token[0][0].isupper() and len(word) >= _NAME and word not in _ORDINARY | _OF_NAMES:
                yield at, at > 0 and not _SENTENCE_END.search(self.text[self.tokens[at - 1].end() : token.start()])

    def figures(self) -> Iterator[Decimal]:
        """Money, and figures of three digits and more; a year by itself is none, for dates stand everywhere."""
        for token in self.tokens:
            if _is_figure(token):
                yield _value(token)


def _folded_word(token: re.Match[str]) -> str:
    word = token[0].casefold().replace("’", "'")
    return str(_value(token)) if token["number"] else word.removesuffix("'s")


def _value(token: re.Match[str]) -> Decimal:
    number = Decimal(token["number"].replace(",", "")) * _TIMES[(token["times"] or "").lower()]
    return number.normalize()


def _is_figure(token: re.Match[str]) -> bool:
    number = token["number"]
    if not number or token["money"] or token["times"]:
        return bool(number)
    digits = sum(letter.isdigit() for letter in number)
    is_year = len(number) == 4 and number.isdigit() and 1900 <= int(number) <= 2099
    return digits >= _FIGURES and not is_year


def matches(said: str, apart: Apart) -> tuple[str, ...]:
    """The words of a public text that stand in what is kept apart and nowhere the public may read, in their order.

    Three words in a row, a money amount or a figure of three digits, and a name: two words with capitals, or one that
    has its capital within a sentence, here or there. Matches that overlap are one.
    """
    if not said or not apart.text:
        return ()
    public, kept, known = _Words(said), _Words(apart.text), _Words("\n".join(apart.known))
    threes = set(kept.runs(_IN_A_ROW)) - set(known.runs(_IN_A_ROW))
    twos = {name for name in set(kept.names()) - set(known.runs(2)) if not _styled(name, known)}
    figures = set(kept.figures()) - set(known.figures())
    alone = _names_alone(public, apart, known)
    spans: list[tuple[int, int]] = []
    for at, token in enumerate(public.tokens):
        run = tuple(public.folded[at : at + _IN_A_ROW])
        if run in threes and public.tells(at, _IN_A_ROW) >= 2:
            spans.append((at, at + _IN_A_ROW))
        elif run[:2] in twos:
            spans.append((at, at + 2))
        elif at in alone or (_is_figure(token) and _value(token) in figures):
            spans.append((at, at + 1))
    found = (said[public.tokens[first].start() : public.tokens[last - 1].end()] for first, last in _joined(spans))
    return tuple(dict.fromkeys(" ".join(words.split()) for words in found))


def _names_alone(public: _Words, apart: Apart, known: _Words) -> set[int]:
    """The places of single words of the public text that are names in what is kept apart."""
    within: dict[str, bool] = {}
    for line in apart.text.split("\n"):
        words = _Words(line)
        telling = [one for one in words.tokens if not one["number"] and _folded_word(one) not in _ORDINARY]
        in_title_case = len(telling) >= _TITLE_CASE and all(one[0][0].isupper() for one in telling)
        for at, inside in words.single_names():
            word = words.folded[at]
            within[word] = within.get(word, False) or (inside and not in_title_case)
    names = {word: inside for word, inside in within.items() if word not in known.folded}
    return {
        at
        for at, inside in public.single_names()
        if public.folded[at] in names and (inside or names[public.folded[at]])
    }


def _styled(name: tuple[str, str], known: _Words) -> bool:
    """Whether two words are no name of their own: ordinary ones, or a style before a name that is known."""
    telling = [word for word in name if word not in _ORDINARY]
    return not telling or (len(telling) == 1 and telling[0] in known.folded)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def findings(name: str, label: str, said: str, apart: Apart) -> Iterator[Finding]:
    """A blocker for each match in the public text of the field `name`, by its own id and with its own words."""
    for words in matches(said, apart):
        says = (
            f"“{words}” stands in “{label}”, which the public reads, and in what is kept apart as exempt. Take it out,"
            " or say why it may be read."
        )
        yield Finding(_id(name, words), Severity.BLOCKER, name, says, SCHEDULE)


def _id(name: str, words: str) -> str:
    folded = f"{name}\n{words.casefold()}"
    return PREFIX + hashlib.sha256(folded.encode()).hexdigest()[:4].upper()


def holds_apart(said: str, apart: Apart) -> bool:
    """Whether a text holds a closed title or line of closed facts, or a sentence of the exempt text."""
    return holds_closed(said, apart.closed) or repeats(said, apart.text)


def holds_closed(said: str, closed: Iterable[str]) -> bool:
    """Whether a public text holds a closed title, or a line of closed facts, however it is spaced or capitalised."""
    return _any_piece(said, (line for text in closed for line in text.split("\n")), _TITLE)


def repeats(said: str, exempt_text: str) -> bool:
    """Whether a text holds a sentence or line of the exempt information."""
    return _any_piece(said, re.split(r"[\n.;]", exempt_text), _SENTENCE)


def telling(text: str) -> str:
    """The sentences of a text that tell of one matter: by a figure, by a name after the first word, or by their length.

    What every report says in the same words, such as “There are no financial implications”, is no secret of another.
    """
    return "\n".join(piece for piece in re.split(r"[\n.;]", text) if _tells(piece))


def _tells(sentence: str) -> bool:
    words = sentence.split()
    named = any(word.lstrip("“\"'(")[:1].isupper() for word in words[1:])
    return named or len(words) >= _LONG or any(char.isdigit() for char in sentence)


def _any_piece(said: str, pieces: Iterable[str], long_enough: int) -> bool:
    folded = _folded(said)
    return any(piece in folded for one in pieces if len(piece := _folded(one)) >= long_enough)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def exempt_parts(sections: Sequence[tuple[str, str, str]], part: str) -> tuple[str, ...]:
    """The texts of those sections of a report, each (number, title, text), that are exempt.

    A section is where its title says so, or where `part`, what the proper officer named as exempt, is its number or
    its title.
    """
    named = _folded(part)
    return tuple(
        text
        for number, title, text in sections
        if _MARKED.search(title)
        or (named and named in {_folded(number), f"section {_folded(number)}", _folded(title)} - {"", "section "})
    )


_MARKED = re.compile(
    r"\([^()]*\b(?:exempt|confidential|restricted)\b[^()]*\)|^\W*(?:exempt|confidential|restricted)\b(?!.*\?)"
    r"|\bnot for publication\b",
    re.IGNORECASE,
)
"""What marks a section in its title; a question about exempt information, as templates ask it, is no mark."""
