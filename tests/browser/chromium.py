"""A headless Chromium of its own: an empty profile, no host but this machine, ended with the block."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

SECONDS = 120
"""How long anything may take; a loaded machine is slow."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1720,1000",
    "--lang=zh-CN",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
BINARIES = ("chromium", "chromium-browser", "google-chrome")


class NoChromiumError(Exception):
    """Why there is no Chromium to test in."""


@contextlib.contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """A running Chromium with its profile in an empty folder."""
    options = webdriver.ChromeOptions()
    options.binary_location = _found(*BINARIES)
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = Service(_found("chromedriver"))
    try:
        driver = webdriver.Chrome(options=options, service=service)
        driver.set_page_load_timeout(SECONDS)
        try:
            yield driver
        finally:
            driver.quit()
    finally:
        service.stop()


def _found(*names: str) -> str:
    for name in names:
        if path := shutil.which(name):
            return path
    raise NoChromiumError(f"no {' or '.join(names)}: apt-get install chromium chromium-driver fonts-noto-cjk")
