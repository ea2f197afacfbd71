"""Pictures of the HTML view, as Chromium draws it: ``scripts/screenshots.py [FOLDER]``.

Two of the embedded dispatches and a page of all of them, light and dark, wide and narrow, and on paper (default folder:
build/screenshots). With ``--docs`` only the pictures of the README, into docs/_static. Needs what
scripts/install_browser.sh installs, and selenium.
"""

import argparse
import base64
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver

from diplonews import Corpus, parse
from diplonews.render.html import article_html, corpus_html
from diplonews.samples import samples

ROOT = Path(__file__).parents[1]
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-lcd-text --hide-scrollbars"
)
WIDE, NARROW = 1280, 420
README_HEIGHT = 860  # as much as a reader sees without scrolling


def pages() -> dict[str, str]:
    """The pages to draw, by name."""
    articles = {sample.id: parse(sample.text, published=sample.published, id=sample.id) for sample in samples()}
    drawn = {name: article_html(articles[name]) for name in ("visite", "sommet")}
    return drawn | {"corpus": corpus_html(Corpus(articles.values()))}


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """A headless browser that calls nobody."""
    with tempfile.TemporaryDirectory() as profile:
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
            options.add_argument(flag)
        driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
        try:
            yield driver
        finally:
            driver.quit()


def draw(driver: webdriver.Chrome, page: str, *, theme: str, width: int, height: int | None = None) -> bytes:
    """The page as a PNG; its whole height where none is given."""
    with tempfile.NamedTemporaryFile("w", suffix=".html", encoding="utf-8", newline="") as file:
        file.write(page)
        file.flush()
        features = [{"name": "prefers-color-scheme", "value": theme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": features})
        _size(driver, width, height or 900)
        driver.get(Path(file.name).as_uri())
        if height is None:
            _size(driver, width, driver.execute_script("return document.documentElement.scrollHeight"))
        return base64.b64decode(driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})["data"])


def _shrink(picture: Path) -> None:
    """Make the file smaller, pixel for pixel the same, where optipng is installed."""
    if optipng := shutil.which("optipng"):
        subprocess.run([optipng, "-quiet", "-o4", str(picture)], check=True)


def _size(driver: webdriver.Chrome, width: int, height: int) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description="Pictures of the HTML view.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--docs", action="store_true", help="the pictures of the README, into docs/_static")
    args = parser.parse_args()
    folder = ROOT / "docs" / "_static" if args.docs else args.folder
    folder.mkdir(parents=True, exist_ok=True)
    with chromium() as driver:
        for name, page in pages().items():
            for theme in ("light", "dark"):
                if args.docs:
                    if name == "visite":
                        picture = draw(driver, page, theme=theme, width=WIDE, height=README_HEIGHT)
                        (folder / f"article-{theme}.png").write_bytes(picture)
                        _shrink(folder / f"article-{theme}.png")
                    continue
                for width in (WIDE, NARROW):
                    picture = draw(driver, page, theme=theme, width=width)
                    (folder / f"{name}-{theme}-{width}.png").write_bytes(picture)
            if not args.docs:
                printed = driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})
                (folder / f"{name}.pdf").write_bytes(base64.b64decode(printed["data"]))


if __name__ == "__main__":
    main()
