"""Neo4j Browser, as somebody uses it: log in, type, open a guide, click a statement, look at the answer."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import StaleElementReferenceException, TimeoutException
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.chromium import SECONDS

T = TypeVar("T")

PICTURES = Path(__file__).parents[2] / "out" / "browser"
"""Where screenshots are kept, for people to look at."""
FAILED = PICTURES / "failed.png"

SCRIPTS_BUTTON = '[data-testid="navigationFavorites"]'
WELCOME = ":play start"
"""What Browser runs by itself as soon as it is connected."""
SHOWN_WORDS = 4
"""By so many words at its beginning the frame of a command is known."""

GUIDE = '[data-testid="guidesDrawer"]'

FIND_RUNNABLE = """
const wanted = arguments[0];
const found = [...document.querySelectorAll('GUIDE pre.runnable')].find(e => e.textContent.trim() === wanted);
if (!found) return null;
for (let e = found; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
found.scrollIntoView({block: 'center'});
return found.querySelector('i');
""".replace("GUIDE", GUIDE)

SHOWN_NODES = """
return [...arguments[0].querySelectorAll('g.node')].map(g => {
  const circle = g.querySelector('circle.b-outline');
  const text = [...g.querySelectorAll('text.caption')].map(t => t.textContent.trim()).join('');
  const words = g.querySelector('text.caption');
  return [text, circle.getAttribute('fill'), Number(circle.getAttribute('r')), words && words.getAttribute('fill')];
});
"""
SHOWN_ARROWS = """
return [...arguments[0].querySelectorAll('g.relationship')].map(g =>
  [g.querySelector('text').textContent.trim(), g.querySelector('path.b-outline').getAttribute('fill')]);
"""
SHOWN_CELLS = """
return [...arguments[0].querySelectorAll('tbody tr')].map(row =>
  row.querySelector('td[role=cell]').textContent.trim().replace(/^"(.*)"$/s, '$1'));
"""
SHOWN_HEADS = "return [...arguments[0].querySelectorAll('th[role=columnheader]')].map(e => e.textContent.trim());"
DROP = """
const carried = new DataTransfer();
carried.items.add(new File([Uint8Array.from(atob(arguments[1]), letter => letter.charCodeAt(0))], arguments[0]));
const dropped = new DragEvent('drop', {dataTransfer: carried, bubbles: true, cancelable: true});
document.querySelector('.filedrop').dispatchEvent(dropped);
"""
WHERE_NODES_ARE = "return [...arguments[0].querySelectorAll('g.node')].map(g => g.getAttribute('transform')).join();"


@dataclass(frozen=True, order=True)
class ShownNode:
    """A circle: its text (`…` where it was cut), fill, radius and the colour of the text."""

    caption: str
    colour: str
    radius: float
    text_colour: str


class Browser:
    """A Browser in a Chromium, at an address that names the database and the user."""

    def __init__(self, driver: Chrome, address: str) -> None:
        self._driver = driver
        driver.get(address)

    def log_in(self, password: str) -> None:
        self._wait("the form to log in", lambda: self._one('[data-testid="password"]')).send_keys(password)
        self._one('[data-testid="connect"]').click()
        self._wait("to be logged in", lambda: self._frame_of(WELCOME))

    def run(self, command: str) -> WebElement:
        """Type a command, run it; its frame."""
        newest = self._newest()
        self._enter(command)
        return self._wait(f"a frame for {command}", lambda: self._frame_of(command, after=newest))

    def open_guide(self, command: str) -> None:
        """`:guide …`, which opens beside the frames and makes none."""
        self._enter(command)
        self._wait("the guide", lambda: self._find(f"{GUIDE} pre.runnable"))

    def drop(self, name: str, content: bytes) -> None:
        """Drop a file on the window."""
        self._driver.execute_script(DROP, name, base64.b64encode(content).decode())

    def drop_style(self, name: str, content: bytes) -> WebElement:
        """Drop a style, which Browser answers with the frame of `:style`."""
        newest = self._newest()
        self.drop(name, content)
        return self._wait("the style", lambda: self._frame_of(":style", after=newest))

    def saved_scripts(self, folder: str, count: int) -> list[str]:
        """The names in a folder of saved scripts, when there are so many."""
        self._one(SCRIPTS_BUTTON).click()
        self._wait(f"the folder {folder}", lambda: self._find(f'[data-testid="expandFolder-{folder}"]'))[0].click()
        names = self._wait(f"{count} scripts", lambda: self._scripts(count))
        self._one(SCRIPTS_BUTTON).click()
        return names

    def guide_title(self) -> str:
        return self._one(GUIDE).text.splitlines()[0]

    def click(self, statement: str) -> WebElement:
        """Click the arrow of a statement on whichever page of the guide it is; its frame, when it has its answer."""
        newest = self._newest()
        self._arrow(statement).click()
        frame = self._wait(f"a frame for {statement}", lambda: self._frame_of(statement, after=newest))
        self._wait(f"the answer to {statement}", lambda: not frame.find_elements(By.CSS_SELECTOR, ".fa-spinner"))
        return frame

    def nodes(self, frame: WebElement, count: int) -> list[ShownNode]:
        """The circles of a frame, when there are so many, with their texts."""

        def drawn() -> list[ShownNode]:
            found = [ShownNode(*one) for one in self._driver.execute_script(SHOWN_NODES, frame)]
            return found if len(found) == count and all(one.caption for one in found) else []

        return self._wait(f"{count} nodes", drawn)

    def arrows(self, frame: WebElement) -> set[tuple[str, str]]:
        """Captions and colours of the arrows of a frame."""
        return {(caption, colour) for caption, colour in self._driver.execute_script(SHOWN_ARROWS, frame)}

    def table(self, frame: WebElement, rows: int) -> tuple[list[str], list[str]]:
        """The heads and the first column of a frame's table, when it has so many rows."""
        column = self._wait(f"{rows} rows", lambda: self._column(frame, rows))
        return self._driver.execute_script(SHOWN_HEADS, frame), column

    def picture(self, frame: WebElement, name: str) -> None:
        """Keep a screenshot, taken when the nodes of the frame have come to rest."""
        seen: list[str] = []

        def at_rest() -> bool:
            seen.append(self._driver.execute_script(WHERE_NODES_ARE, frame))
            return len(seen) > 1 and seen[-1] == seen[-2]

        self._wait("the nodes to come to rest", at_rest)
        self._keep(PICTURES / f"{name.replace(' ', '-')}.png")

    def _enter(self, command: str) -> None:
        self._one(".monaco-editor textarea").send_keys(command)
        self._wait("the command to stand there", lambda: command in self._one(".view-lines").text.replace("\xa0", " "))
        self._one('[data-testid="editor-Run"]').click()

    def _column(self, frame: WebElement, rows: int) -> list[str]:
        column: list[str] = self._driver.execute_script(SHOWN_CELLS, frame)
        return column if len(column) == rows else []

    def _arrow(self, statement: str) -> WebElement:
        """The arrow of a statement: on this page of the guide, else on whichever it is."""
        self._show_guide()
        found: WebElement | None = self._driver.execute_script(FIND_RUNNABLE, statement)
        if found is None:
            while self._turn("Previous"):
                pass
        while found is None and (found := self._driver.execute_script(FIND_RUNNABLE, statement)) is None:
            assert self._turn("Next"), f"no page of the guide has {statement}"
        return found

    def _show_guide(self) -> None:
        if not self._find(GUIDE):
            self._one('[data-testid="navigationGuides"]').click()
            self._wait("the guide", lambda: self._find(f"{GUIDE} pre.runnable"))

    def _scripts(self, count: int) -> list[str]:
        names = [element.text for element in self._find('[data-testid^="scriptTitle"]')]
        return names if len(names) == count and all(names) else []

    def _turn(self, way: str) -> bool:
        """Turn a page; False where there is none."""
        buttons = self._find(f'{GUIDE} [data-testid="guide{way}Slide"]')
        if not buttons or not buttons[0].is_displayed() or not buttons[0].is_enabled():
            return False
        before = self._heading()
        buttons[0].click()
        self._wait("the page to turn", lambda: self._heading() != before)
        return True

    def _heading(self) -> str:
        return self._one(f"{GUIDE} h3").text

    def _newest(self) -> WebElement | None:
        frames = self._find('[data-testid="frame"]')
        return frames[0] if frames else None

    def _frame_of(self, command: str, after: WebElement | None = None) -> WebElement | None:
        """The newest frame, where it is that of the command and another than the one before."""
        newest = self._newest()
        if newest is None or newest == after:
            return None
        shown = newest.find_element(By.CSS_SELECTOR, '[data-testid="frameCommand"]').get_attribute("textContent") or ""
        begins = command.split()[:SHOWN_WORDS]
        return newest if shown.split()[: len(begins)] == begins else None

    def _find(self, selector: str) -> list[WebElement]:
        return self._driver.find_elements(By.CSS_SELECTOR, selector)

    def _one(self, selector: str) -> WebElement:
        return self._driver.find_element(By.CSS_SELECTOR, selector)

    def _wait(self, what: str, condition: Callable[[], T | None]) -> T:
        """Until the condition gives something; fails after SECONDS, with what was waited for."""
        waiting = WebDriverWait(self._driver, SECONDS, ignored_exceptions=[StaleElementReferenceException])
        try:
            return waiting.until(lambda _: condition(), what)
        except TimeoutException as error:
            self._keep(FAILED)
            said = [entry["message"] for entry in self._driver.get_log("browser")[-8:]]
            error.add_note("\n".join([f"what the console said, beside {FAILED}:", *said]))
            raise

    def _keep(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._driver.save_screenshot(str(path))
