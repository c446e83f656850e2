"""The palette's list: the actions of the current screen and those that hold everywhere, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from clerk_tui.widgets.actions import Action, actions_of
from clerk_tui.widgets.words import say


class ActionProvider(Provider):
    """Lists the registry's actions. A screen names its group in an attribute `group`.

    Keys that only move about or answer inside a widget are left out.
    """

    def _actions(self) -> list[Action]:
        own = getattr(self.screen, "group", "")
        return [*actions_of(*dict.fromkeys((own, "everywhere")))]

    def _owner(self, action: Action) -> DOMNode | None:
        """What would run the action if its key were pressed: the focused part, the screen or the app."""
        start = self.focused or self.screen
        nodes = start.ancestors_with_self
        return next((node for node in nodes if hasattr(node, f"action_{action.does}")), None)

    def _entries(self) -> list[tuple[Action, Callable[[], Awaitable[bool]], str]]:
        found: list[tuple[Action, Callable[[], Awaitable[bool]], str]] = []
        for action in self._actions():
            owner = self._owner(action)
            if owner is not None and owner.check_action(action.does, ()):
                run = partial(self.app.run_action, action.does, owner)
                found.append((action, run, f"{action.keys_in_words}: {action.description}"))
        return found

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for action, run, help_line in self._entries():
            yield DiscoveryHit(say(action.name), run, text=action.name, help=help_line)

    async def search(self, query: str) -> Hits:
        """What fits the words typed, by name or description."""
        matcher = self.matcher(query)
        for action, run, help_line in self._entries():
            score = max(matcher.match(action.name), matcher.match(action.description) / 2)
            if score > 0:
                yield Hit(score, matcher.highlight(action.name), run, text=action.name, help=help_line)
