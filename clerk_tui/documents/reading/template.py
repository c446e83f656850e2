"""The report template: its sections and questions, known by number and by loose wording together.

Numbers shift when a council adds a section and labels drift inside one pack ("in attendance", "present"), so neither
alone decides. The questions are those of Blackpool's template (law.md 4.1); the words each must hold keep a question
that asks the opposite ("subject to call-in?") from being taken for one it resembles ("exempt from call-in?").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from clerk_tui.documents.reading.words import alike, plain

_STOP = frozenset(
    {"a", "an", "the", "of", "to", "for", "in", "on", "by", "or", "and", "is", "are", "if", "so"}
    | {"this", "that", "there", "any", "be", "with", "which", "please"}
)


class Part(StrEnum):
    """What a section is for. PLAIN sections are kept as text."""

    PLAIN = "plain"
    RECOMMENDATIONS = "recommendations"
    KEY = "key"
    CALL_IN_INFORMATION = "call-in information"
    SCRUTINY = "scrutiny"
    INTERESTS = "interests"
    DECISION = "decision"
    REASONS = "reasons"
    ATTENDANCE = "attendance"
    CALL_IN = "call-in"
    NOTES = "notes"


KEPT = frozenset({Part.PLAIN, Part.RECOMMENDATIONS})

_SECTIONS: tuple[tuple[int, str, Part], ...] = (
    (1, "Purpose of the report", Part.PLAIN),
    (2, "Recommendation(s)", Part.RECOMMENDATIONS),
    (2, "Recommendations", Part.RECOMMENDATIONS),
    (2, "Recommended", Part.RECOMMENDATIONS),
    (3, "Reasons for recommendation(s)", Part.PLAIN),
    (4, "Council priority", Part.PLAIN),
    (5, "Background information", Part.PLAIN),
    (12, "Internal/External consultation undertaken", Part.PLAIN),
    (13, "Background papers", Part.PLAIN),
    (14, "Key decision information", Part.KEY),
    (15, "Call-in information", Part.CALL_IN_INFORMATION),
    (16, "Scrutiny Committee Chairman (where appropriate)", Part.SCRUTINY),
    (16, "Scrutiny Committee Chair", Part.SCRUTINY),
    (17, "Declarations of interest (if applicable)", Part.INTERESTS),
    (18, "Executive decision", Part.DECISION),
    (19, "Reason(s) for decision", Part.REASONS),
    (20, "Executive Members in attendance", Part.ATTENDANCE),
    (20, "Executive Members present", Part.ATTENDANCE),
    (21, "Call-in", Part.CALL_IN),
    (22, "Notes", Part.NOTES),
)


class Answer(StrEnum):
    YES_NO = "yes or no"
    WORDS = "words"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the template: the report field it fills, its number there, wordings, and words it must hold."""

    field: str
    answer: Answer
    number: str
    labels: tuple[str, ...]
    must: re.Pattern[str]
    parts: frozenset[Part]


def _question(field: str, answer: Answer, number: str, labels: tuple[str, ...], must: str, *parts: Part) -> Question:
    return Question(field, answer, number, labels, re.compile(must), frozenset(parts))


QUESTIONS: tuple[Question, ...] = (
    _question("contrary_to_policy", Answer.YES_NO, "3.2a",
              ("Is the recommendation contrary to a plan or strategy adopted or approved by the Council?",),
              r"\b(?:contrary|conflicts?)\b", Part.PLAIN),
    _question("within_budget", Answer.YES_NO, "3.2b",
              ("Is the recommendation in accordance with the Council's approved budget?",),
              r"\b(?:accordance|within|line|accords?)\b.*\bbudget", Part.PLAIN),
    _question("exempt", Answer.YES_NO, "",
              ("Does the information submitted include any exempt information?",
               "Does this report contain exempt information?", "Is the information submitted exempt?"),
              r"\bexempt\b", Part.PLAIN),
    _question("appendices", Answer.LIST, "", ("List of Appendices", "Appendices", "List of attached appendices"),
              r"\bappendi", Part.PLAIN),
    _question("key_decision", Answer.YES_NO, "14.1",
              ("Is this a key decision?", "Will this be a key decision?", "Key decision"),
              r"\bkey\b(?!.*\bdays?\b)", Part.KEY),
    _question("forward_plan_reference", Answer.WORDS, "14.2",
              ("If so, Forward Plan reference number", "Forward Plan reference", "Key decision reference number"),
              r"\bref|\bnumber\b", Part.KEY),
    _question("required_in_five_days", Answer.YES_NO, "14.3",
              ("If a key decision, is the decision required in less than five days?",
               "Is the decision required in less than five days?"),
              r"\bdays?\b", Part.KEY),
    _question("urgency_reason", Answer.WORDS, "14.4",
              ("If yes, please describe the reason for urgency", "Reason for urgency"),
              r"\breasons?\b|\bwhy\b", Part.KEY),
    _question("call_in_exempt", Answer.YES_NO, "15.1",
              ("Are there any grounds for urgency, which would cause this decision to be exempt from the call-in "
               "process?", "Is the decision exempt from call-in?"),
              r"\bexempt\b", Part.CALL_IN_INFORMATION),
    _question("call_in_exempt_reason", Answer.WORDS, "15.2",
              ("If yes, please give reason", "If yes, please give the reason for exemption from call-in"),
              r"\breasons?\b|\bwhy\b", Part.CALL_IN_INFORMATION),
    _question("scrutiny_informed", Answer.DATE, "", ("Date informed", "Date Chairman informed"),
              r"\b(?:informed|notified)\b", Part.SCRUTINY),
    _question("scrutiny_approved", Answer.DATE, "", ("Date approved", "Date Chairman approved"),
              r"\b(?:approved|agreed|consented)\b", Part.SCRUTINY),
    _question("date_of_decision", Answer.DATE, "18.2", ("Date of decision",), r"\bdate\b", Part.DECISION),
    _question("date_published", Answer.DATE, "19.1", ("Date decision published", "Date of publication"),
              r"\bdate\b.*\bpubli", Part.REASONS),
)  # fmt: skip


def part_of(number: str, title: str) -> Part:
    """What the section with this printed number and title is for."""
    major = number.partition(".")[0]
    best, score = Part.PLAIN, 0.0
    for at, label, part in _SECTIONS:
        likeness = alike(title, label)
        weighed = likeness + (0.08 if major == str(at) else 0.0)
        if likeness >= (0.62 if major == str(at) else 0.8) and weighed > score:
            best, score = part, weighed
    return best


def _overlap(printed: str, label: str) -> float:
    wanted = set(plain(label).split()) - _STOP
    return len(wanted & set(plain(printed).split())) / len(wanted) if wanted else 0.0


def question_of(label: str, number: str, part: Part | None, last: str | None) -> Question | None:
    """The template's question that this label asks, or None.

    `part` is the section it stands in (None if its heading is lost), `last` the field of the question before it,
    which tells the two `If yes, please …` apart where the section cannot.
    """
    words = plain(label)
    if not words or len(words) > 240 or re.search(r"\bnot\b", words):
        return None
    key = number.replace(" ", "").replace("(", "").replace(")", "").rstrip(".")
    best, score = None, 0.0
    for question in QUESTIONS:
        if not question.must.search(words):
            continue
        likeness = max(alike(label, known) for known in question.labels)
        if _stranger(question, part) and (likeness < 0.85 or label.rstrip()[-1:] not in "?:"):
            continue
        same_number, same_part = key == question.number, part in question.parts
        shared = max(_overlap(label, known) for known in question.labels)
        enough = likeness >= 0.75 or ((same_number or same_part) and likeness >= 0.55 and shared >= 0.5)
        follows = _FOLLOWS.get(question.field) == last
        weighed = likeness + 0.08 * same_number + 0.08 * same_part + 0.08 * follows
        if enough and weighed > score:
            best, score = question, weighed
    return best


_FOLLOWS = {"urgency_reason": "required_in_five_days", "call_in_exempt_reason": "call_in_exempt"}


def label_length(text: str) -> int:
    """Where a label of the template ends in a line that sets no mark after it: `Forward Plan reference 18/2017`."""
    ends = [match.end() for match in re.finditer(r"\S+", text[:200])][1:16]
    best, score = 0, 0.9
    for end in ends:
        likeness = max(alike(text[:end], label) for question in QUESTIONS for label in question.labels)
        if likeness > score:
            best, score = end, likeness
    return best


def _stranger(question: Question, part: Part | None) -> bool:
    """A question of the decision's own sections among the report's paragraphs, or the other way round."""
    return part is not None and bool(question.parts & KEPT) != (part in KEPT)
