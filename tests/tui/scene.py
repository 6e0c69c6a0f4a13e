"""The main screens, each as a person brings it about: for the pictures in docs/screens and for comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from tui.filter_panel import ChoiceList
from tui.promise_list import PromiseList
from tui.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.tui.conftest import Desk

SIZES = {"80x24": (80, 24), "200x50": (200, 50)}


async def start(desk: Desk) -> None:
    """Letters, newest first."""
    await desk.until(lambda: desk.page_id() or desk.app.main.is_narrow)


async def results(desk: Desk) -> None:
    """A search, and the first result under the cursor."""
    await desk.ask('"etnisch profileren"')
    await desk.press("down")
    await desk.until(lambda: desk.app.main.is_narrow or desk.page_id() == desk.ids()[0])


async def reading(desk: Desk) -> None:
    """An answer with a footnote, words found in it."""
    await desk.ask("omgevingsvariabelen aangifte")
    await desk.open_row("2026Z03786/2")


async def references(desk: Desk) -> None:
    """An answer that points to others."""
    await desk.read("2026Z03786/7")
    await desk.press("f6")


async def letter(desk: Desk) -> None:
    """A whole letter."""
    await desk.read("2026Z03786")


async def filters(desk: Desk) -> None:
    """Filters, one of them held."""
    await desk.press("f3")
    choices = desk.app.main.query_one(ChoiceList)
    choices.highlighted = next(n for n in range(99) if (one := choices.choice(n)) and one.value == "DENK")
    await desk.press("enter")
    await desk.until(lambda: desk.ids() == ["2026Z03786"])
    await desk.until(lambda: desk.page_id() or desk.app.main.is_narrow)


async def topics(desk: Desk) -> None:
    """What was said on a topic."""
    await desk.press("f2")
    await desk.until(
        lambda: desk.app.screen.query(Timeline) and desk.app.screen.query_one(Timeline).positions
    )
    await desk.press("right", "down")


async def promises(desk: Desk) -> None:
    """What was promised, and what became of it."""
    await desk.press("ctrl+t")
    await desk.until(
        lambda: desk.app.screen.query(PromiseList) and desk.app.screen.query_one(PromiseList).promises
    )
    await desk.press("right")


async def quote(desk: Desk) -> None:
    """A quote with its citation."""
    await desk.read("2026Z03786/9")
    await desk.press("f7")
    await desk.until(lambda: desk.app.screen.query_one(TextArea).text)


async def help_(desk: Desk) -> None:
    """The keys."""
    await desk.press("f1")
    await desk.until(lambda: "Esc" in desk.text())


async def commands(desk: Desk) -> None:
    """The command palette."""
    await desk.press("ctrl+p")
    await desk.until(lambda: "Hulp" in desk.text())


async def nothing(desk: Desk) -> None:
    """Nothing was found. Pasted: what is found on the way to it would stand beside it."""
    await start(desk)
    await desk.paste('"bestaat niet"')


SCENES: dict[str, Callable[[Desk], Awaitable[None]]] = {
    "start": start,
    "results": results,
    "reading": reading,
    "references": references,
    "letter": letter,
    "filters": filters,
    "topics": topics,
    "promises": promises,
    "quote": quote,
    "help": help_,
    "commands": commands,
    "nothing": nothing,
}
