"""Text from outside is data: outside `words.py` no string may become a widget that reads it as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PACKAGE, PROJECT

# fmt: off
READ_MARKUP = frozenset({
    "Button", "Checkbox", "Collapsible", "DiscoveryHit", "Hit", "Label", "Link", "Option", "OptionList", "Pretty",
    "RadioButton", "RadioSet", "Select", "Selection", "SelectionList", "Static", "Tab", "TabPane", "Tabs",
    "ToggleButton", "notify",
})
"""What parses a string it is given as markup, unless told otherwise."""
NEVER = frozenset({
    "DataTable", "DirectoryTree", "ListItem", "ListView", "Log", "Markdown", "MarkdownViewer", "RichLog", "Tree",
    "escape", "from_markup", "render_markup", "to_content",
})
"""What has no place on a screen here: it parses markup in its cells, or builds a widget for every row."""
# fmt: on
MARKED_ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip", "label", "prompt"})
PLAIN = frozenset({"say", "join", "highlight"})
"""Calls whose result is content that was never parsed; `highlight` is the palette's, over the registry's own names."""
KEYWORDS = frozenset({"content", "label", "prompt", "title", "message", "renderable", "options", "tooltip", "display"})


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.id if isinstance(node, ast.Name) else ""


def _is_plain(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return node.value is None
    return isinstance(node, ast.Call) and _name(node.func) in PLAIN


def _unparsed(call: ast.Call) -> bool:
    return any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


def _calls(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    if name in NEVER:
        yield f"{name} is not used here"
    elif name in READ_MARKUP and not _unparsed(call):
        shown = {"Hit": slice(1, 2), "DiscoveryHit": slice(0, 1)}.get(name, slice(None))
        given = [*call.args[shown], *(keyword.value for keyword in call.keywords if keyword.arg in KEYWORDS)]
        if not all(_is_plain(argument) for argument in given):
            yield f"{name} would read its text as markup; use say(…), Words or tell(…)"


def _texts_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    """A `render` that returns a string has it parsed."""
    if function.name == "render" and isinstance(function.returns, ast.Name) and function.returns.id == "str":
        yield "render returns a string, which is read as markup"
    for node in ast.walk(function) if function.name == "render" else ():
        if isinstance(node, ast.Return) and isinstance(node.value, ast.JoinedStr | ast.Constant):
            yield "render returns a string, which is read as markup"


def offences(source: str) -> list[str]:
    """Each place where a string may be read as markup, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        said: Iterator[str] = iter(())
        if isinstance(node, ast.Call):
            said = _calls(node)
        elif isinstance(node, ast.ClassDef):
            said = (
                f"{node.name} is a {_name(base)}; make it a Words"
                for base in node.bases
                if _name(base) in READ_MARKUP | NEVER
            )
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            said = _texts_of(node)
        elif isinstance(node, ast.Assign):
            said = (
                f"{target.attr} is read as markup"
                for target in node.targets
                if isinstance(target, ast.Attribute) and target.attr in MARKED_ATTRIBUTES and not _is_plain(node.value)
            )
        elif isinstance(node, ast.ImportFrom) and node.module in {"rich.markup", "textual.markup", "rich.markdown"}:
            said = iter([f"{node.module} is not used here"])
        found += [f"line {getattr(node, 'lineno', 0)}: {words}" for words in said]
    return found


SCREENS = sorted(
    path for folder in ("screens", "widgets") for path in (PACKAGE / folder).rglob("*.py") if path.name != "words.py"
)


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_no_string_becomes_a_widget_outside_the_one_module(path: Path) -> None:
    assert offences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "bad",
    [
        "Static(title)",
        "Static('Today')",
        "Label(f'{title}')",
        "Label(content=title)",
        "Static(title, markup=True)",
        "widgets.Button(title, id='x')",
        "OptionList(title, other)",
        "OptionList(*titles)",
        "Option(title, id='x')",
        "Select([(title, 1)])",
        "Checkbox(label=title)",
        "self.notify(str(error))",
        "self.app.notify(message=str(error))",
        "tell and self.notify(title, severity='error')",
        "DataTable()",
        "ListView()",
        "Markdown(text)",
        "Content.from_markup(title)",
        "Text.from_markup(title)",
        "self.border_title = title",
        "box.tooltip = f'{title}'",
        "class Title(Static): pass",
        "class Title(widgets.Label): pass",
        "class A(Widget):\n    def render(self) -> str:\n        return self.title",
        "class A(Widget):\n    def render(self) -> RenderResult:\n        return f'{self.title}'",
        "from rich.markup import escape",
        "DiscoveryHit(f'{name}', run)",
        "Hit(score, 'name', run)",
        "Hit(score, name, run)",
    ],
)
def test_the_guard_sees_what_would_read_markup(bad: str) -> None:
    assert len(offences(bad)) >= 1


@pytest.mark.parametrize(
    "good",
    [
        "Words(title)",
        "Static()",
        "Static(title, markup=False)",
        "Button(say(title))",
        "Static(join(title, ('x', 'bold')), id='x')",
        "OptionList(id='x')",
        "tell(self.app, title, title='Saved')",
        "self.border_title = say(title)",
        "self.tooltip = None",
        "class A(Widget):\n    def render(self) -> Content:\n        return say(self.title)",
        "names.update({title: 1})",
        "DiscoveryHit(say(name), run, text=name, help=help_line)",
        "Hit(score, matcher.highlight(name), run, text=name)",
    ],
)
def test_the_guard_lets_plain_words_through(good: str) -> None:
    assert offences(good) == []
