"""A decision's own page of ModernGov (`ieDecisionDetails.aspx`), as a clerk saved it from a browser.

A `span` or `p` of class `mgLabel` stands before each short answer, a heading before each text, and the papers are a
list of points. A page that is a list of decisions is read by `moderngov_list.py`.
"""

from __future__ import annotations

import re

from clerk_tui.documents.reading.moderngov_list import ADDRESS, listed
from clerk_tui.documents.reading.printed_answers import LABELS, Filling, Section, close, label_of, missing, twice
from clerk_tui.documents.reading.tree import Node, blocks, unhidden, words
from clerk_tui.documents.reading.words import plain
from clerk_tui.domain.errors import DocumentError
from clerk_tui.domain.findings import Finding, by_weight
from clerk_tui.domain.pack import PackDocument
from clerk_tui.domain.printed import DecisionList, PrintedDecision
from clerk_tui.domain.text import one_line

PAGE, LIST = "decision-page", "decision-list"
NOT_ONE = (
    "This web page is neither a decision nor a list of decisions of ModernGov; save it as text, or import the PDF or"
    " DOCX it offers."
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_SHORT = {"maker", "status", "key_decision", "subject_to_call_in", "decided", "published", "meeting"}


def assemble_page(root: Node) -> DecisionList:
    """The decisions of a page; DocumentError if it is another kind of page."""
    if fillings := listed(root):
        return made(LIST, fillings, root)
    inner = next((node for node in root.every("div") if "mgcontent" in node.classes), next(root.every("body"), root))
    if _labelled(inner):
        return made(PAGE, [_page(root, inner)], root)
    raise DocumentError(NOT_ONE)


def _labelled(node: Node) -> bool:
    """Whether the labels of a decision are in it: two of them, so that a chance word is none."""
    found = {name for line in blocks(node) if (told := label_of(line.removeprefix("- "))) and (name := told[0])}
    return len(found & _SHORT) >= 2


def _page(root: Node, content: Node) -> Filling:
    filling = Filling()
    _title(filling, root)
    _answers(filling, content)
    saved = _saved_from(root)
    if saved and (number := ADDRESS.search(saved)):
        filling.answers["page"] = number[1]
    filling.left("Address of the page", saved)
    return filling


def _title(filling: Filling, root: Node) -> None:
    """The heading of ModernGov's own class; failing that, the first below the page's `Decision details`."""
    headings = [*root.every("h1", "h2")]
    own = [node for node in headings if "mgsubtitletxt" in node.classes]
    words_of = [one_line(node.text()) for node in headings]
    after = words_of[words_of.index("Decision details") + 1 :] if "Decision details" in words_of else []
    filling.answers["title"] = (one_line(own[0].text()) if own else next(iter(after), "")) or None


def _saved_from(root: Node) -> str:
    """The address that a browser notes in a page it saves, or that the page gives of itself."""
    for comment in root.every("comment"):
        if match := _SAVED_FROM.search(comment.text()):
            return match[1]
    for link in root.every("link"):
        if ADDRESS.search(link.attrs.get("href", "")):
            return link.attrs["href"]
    return ""


def _answers(filling: Filling, content: Node) -> None:
    """Walk the blocks of the content: short answers, texts under headings, the list of papers."""
    section: Section | None = None
    for node in _leaves(content):
        heading = node.tag in {"h2", "h3", "h4", "h5"} or (node.tag == "p" and "mglabel" in node.classes)
        told = label_of(words(node)) if heading or node.tag == "p" else None
        if told and (heading or not section or _has_label(node)):
            close(filling, section)
            name, label, text = told
            section = Section(name, label) if heading and not text else None
            if section is None:
                filling.answer(name, label, text)
        elif heading and (text := words(node)):
            close(filling, section)
            known = LABELS.get(plain(text))
            section = Section(known or "", text.rstrip(": "))
        elif _has_label(node) and not heading:
            close(filling, section)
            section = None
            filling.unplaced += blocks(node)
        elif section is not None:
            section.lines += _papers(node) if section.name == "documents" else [text] if (text := words(node)) else []
        else:
            filling.unplaced += blocks(node)
    close(filling, section)


def _leaves(content: Node) -> list[Node]:
    """The blocks of the content in order: those that only hold other blocks are opened."""
    found: list[Node] = []
    for part in content.parts:
        if isinstance(part, str):
            found += [Node("p", {}, [part])] if part.strip() else []
        elif part.tag == "comment":
            continue
        elif (
            part.tag in {"div", "section", "article", "main"}
            and any(part.every("h3", "h4", "p"))
            and not _is_text(part)
        ):
            found += _leaves(part)
        elif part.tag == "ul" and _has_label(part):
            # Some councils' pages give the short answers as a list without bullets.
            found += [Node("p", point.attrs, point.parts) for point in part.every("li")]
        else:
            found.append(part)
    return found


def _is_text(node: Node) -> bool:
    """A text typed in Word: its own headings and labels are words of it."""
    return bool(node.classes & {"mgwordpara", "wordsection1"})


def _has_label(node: Node) -> bool:
    return any("mglabel" in inner.classes for inner in node.every("span", "strong", "b"))


def _papers(node: Node) -> list[str]:
    """The titles of the papers in a list of points, without the size of each file."""
    titles = []
    for point in [*node.every("li")] or [node]:
        sized = [inner for inner in point.every() if "mgfilesize" in inner.classes]
        text = point.text()
        for inner in sized:
            text = text.replace(inner.text(), "")
        titles.append(one_line(text))
    return [title for title in titles if title]


def made(kind: str, fillings: list[Filling], root: Node) -> DecisionList:
    findings: list[Finding] = []
    decisions: list[PrintedDecision] = []
    for filling in fillings:
        missing(filling)
        findings += filling.findings
        decisions.append(filling.made())
    return DecisionList(
        document=PackDocument(kind, None, None, ""),
        decisions=tuple(decisions),
        findings=tuple(by_weight([*findings, *twice(decisions)])),
        unplaced=tuple(line for filling in fillings for line in filling.unplaced),
        text="\n".join(shown(root)),
    )


def shown(root: Node) -> list[str]:
    """The page's words, without its menus where ModernGov's own part can be told."""
    inner = next((node for node in root.every("div") if node.attrs.get("id") == "modgov"), None)
    return blocks(unhidden(inner or next(root.every("body"), root)))
