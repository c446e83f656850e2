"""The Planner's keys: move one gate and the others move; keep a what-if beside the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from clerk_tui.domain.council import Maker
from clerk_tui.domain.dates import format_date
from clerk_tui.domain.errors import ClerkError
from clerk_tui.domain.plan import CLOSES, DECISION, EFFECT, Wish
from clerk_tui.rules.planner import why_not_moved
from clerk_tui.screens import plan_rows
from clerk_tui.screens.plan_view import PlanView
from clerk_tui.services import planning
from clerk_tui.services.planning import Pair
from clerk_tui.widgets.actions import bindings_for
from clerk_tui.widgets.dialogs import AskDate, Choose, Confirm, Moment
from clerk_tui.widgets.words import tell

_MAKERS = (
    (Maker.BODY, "The executive, at a meeting"),
    (Maker.MEMBER, "A member alone"),
    (Maker.OFFICER_KEY, "An officer, a key decision"),
    (Maker.OFFICER, "An officer, not a key decision"),
)


class PlannerScreen(PlanView):
    """The Planner. While there is a what-if, the keys change the what-if and the plan stays."""

    BINDINGS = bindings_for("planner")

    def __init__(self, ref: str = "") -> None:
        """`ref` is a meeting or a decision record to plan, without it what comes next; as it was kept, if it was."""
        super().__init__()
        self._ref = ref

    def on_mount(self) -> None:
        self.wish = fresh = self._fresh()
        pair = planning.kept(self.office, self._ref)
        if pair is not None and (not self._ref or pair.base == fresh):
            self.wish, self.what_if = pair.real, pair.what_if
            if self.wish != fresh:
                tell(self.app, "Your plan as you left it; x begins anew.")
        self.reload()
        if self.wish is None:
            self.call_later(self.action_meeting)

    def _fresh(self) -> Wish | None:
        """What is planned before anything is changed."""
        return planning.of_ref(self.office, self._ref) if self._ref else planning.start(self.office)

    # What is changed

    def _change(self, wish: Wish) -> None:
        """Plan something else, in the what-if while there is one; what cannot be planned changes nothing."""
        try:
            planning.planned(planning.basis_of(self.office), wish)
        except ClerkError as error:
            self.desk.refuse(type(error)(plan_rows.on_screen(str(error), self.office.council())))
            return
        if self.what_if is None:
            self.wish = wish
        else:
            self.what_if = wish
        self._keep()
        self.reload()

    @property
    def _present(self) -> Wish:
        """What the keys change; the plain case of this council where nothing is planned."""
        england = planning.basis_of(self.office).england
        return self.what_if or self.wish or Wish(key=england)

    def _ask_day(self, title: str, sentence: str, shown: date | None, then: str) -> None:
        def chosen(moment: Moment | None) -> None:
            if moment is not None:
                self._change(self._moved(then, moment[0]))

        self.app.push_screen(AskDate(title, sentence, format_date(shown) if shown else ""), chosen)

    def _moved(self, gate_id: str, day: date) -> Wish:
        """The present wish with one gate on another day."""
        wish = self._present
        if gate_id == DECISION:
            return wish.on(day)
        if gate_id == EFFECT:
            return replace(wish, meeting=None, effective=day, moved=(), name="")
        if wish.meeting is None and self.shown is not None:
            # From here on the plan stands on its day of decision: the day wished for is only held against it.
            wish = replace(wish, meeting=self.shown.decided)
        return wish.move(gate_id, day)

    def action_meeting(self) -> None:
        """Plan from another day of the meeting."""
        shown = self.shown.decided if self.shown else None
        self._ask_day("Meeting", "On which day is the meeting, or the decision?", shown, DECISION)

    def action_effective(self) -> None:
        """Plan back from a wished first day of effect."""
        shown = self.shown.effective if self.shown else None
        self._ask_day("In effect", "From which day should the decision be in effect?", shown, EFFECT)

    def action_move(self) -> None:
        """Plan the gate under the cursor on another day."""
        gate = self.current
        if gate is None or gate.id == CLOSES:
            tell(self.app, why_not_moved(CLOSES) if gate else "There is no gate here to move.", severity="warning")
        elif gate.id == EFFECT:
            self.action_effective()
        else:
            sentence = "On which day is it planned, or was it done? The gates that depend on it move."
            self._ask_day(gate.name, sentence, gate.planned or gate.day, gate.id)

    def action_put_back(self) -> None:
        """Let the rules place the gate under the cursor again."""
        gate = self.current
        if gate is None or self._present.day_of(gate.id) is None:
            tell(self.app, "This gate stands where the rules put it.")
        else:
            self._change(self._present.move(gate.id, None))

    def action_class(self) -> None:
        """A key decision, or not."""
        wish = self._present
        if wish.maker in {Maker.OFFICER, Maker.OFFICER_KEY}:
            tell(self.app, "Whether an officer's decision is key goes with who decides: o chooses that.")
        elif self.wish is not None:
            self._change(replace(wish, key=not wish.key))

    def action_private(self) -> None:
        """In private, or in public."""
        if self.wish is not None:
            self._change(replace(self._present, private=not self._present.private))

    def action_maker(self) -> None:
        """Who decides."""

        def chosen(key: str | None) -> None:
            if key is not None:
                maker = Maker(key)
                is_key = {Maker.OFFICER: False, Maker.OFFICER_KEY: True}.get(maker, self._present.key)
                self._change(replace(self._present, maker=maker, key=is_key))

        self.app.push_screen(Choose("Who decides?", [(maker.value, words) for maker, words in _MAKERS]), chosen)

    def action_audit(self) -> None:
        """Check a published register."""
        self.desk.action_audit()

    # The what-if

    def action_what_if(self) -> None:
        """Set a copy beside the plan to change; or, where there is one, take it as the plan."""
        if self.wish is None:
            return
        if self.what_if is not None:
            self._ask("Take the what-if as the plan?", "The plan beside it is given up.", self._take)
        else:
            self._copy()

    def action_drop(self) -> None:
        """Drop the what-if, and the plan stays; without one begin the plan anew."""
        if self.what_if is not None:
            self.what_if = None
            self._keep()
            self.reload()
        elif self.wish == self._fresh():
            tell(self.app, "There is no what-if, and nothing is changed; w sets a what-if beside the plan.")
        else:
            self._ask("Begin the plan anew?", "What you changed in it is given up.", self._anew)

    def _anew(self) -> None:
        self.wish = self._fresh()
        office, ref = self.office, self._ref
        self.desk.do(lambda: planning.forget(office, ref))
        self.reload()

    def _copy(self) -> None:
        self.what_if = self.wish
        self._keep()
        self.reload()

    def _take(self) -> None:
        self.wish, self.what_if = self.what_if, None
        self._keep()
        self.reload()

    def _ask(self, title: str, sentence: str, then: Callable[[], None]) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.app.push_screen(Confirm(title, [sentence]), answered)

    def _keep(self) -> None:
        """Both plans survive leaving the screen, and the end of the program."""
        assert self.wish is not None
        office, ref = self.office, self._ref
        pair = Pair(self.wish, self.what_if, self._fresh() if ref else None)
        self.desk.do(lambda: planning.keep(office, pair, ref))
