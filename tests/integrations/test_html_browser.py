"""The HTML view in a real browser: headless Chromium, with axe-core for what makes a page usable by everybody.

``make test-integrations`` installs both (scripts/install_browser.sh).
"""

import json
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from diplonews import Corpus, parse
from diplonews.render.html import article_fragment, article_html, corpus_html
from diplonews.samples import samples

pytestmark = pytest.mark.integration

AXE = Path(__file__).parents[2] / ".cache/browser/node_modules/axe-core/axe.min.js"
# a sandbox of its own and calls to its maker are nothing that a test needs
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
)
HOSTILE = (
    "<script>document.title = 'run'; alert(1)</script> & <img src='https://example.org/x.png' onerror=alert(2)>\r\n\r\n"
    '« L\'offre </p></article><style>*{display:none}</style> tient &amp; &lt;b&gt; "oui" », a déclaré mardi '
    "Anne Ferrand.\n\nLe 3 mai, ]]> --> </title> &#x41; &nbsp; \t \x0b \x85 \u2028 \u202e Paul Martin  a rencontré "
    "Anne Ferrand à Rome."
)
NOTEBOOK = """<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title>
<style>p {{ margin: 7px }} a:link {{ color: #00f }}</style>
<body data-jp-theme-light="{light}"><main><h1>Host</h1><h2>Output</h2>
<p id="before" class="words">before <a href="#x">link</a></p>
<div class="output">{inside}</div></main></body></html>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """Chromium, with the log of its console and of what it asks the network for."""
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for flag in (*FLAGS.split(), f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser, tmp_path):
    """Open a page at a width, in a theme, on a medium."""

    def shown(page: str, *, width: int = 1280, theme: str = "light", media: str = "screen"):
        file = tmp_path / "page.html"
        file.write_text(page, encoding="utf-8", newline="")
        features = [{"name": "prefers-color-scheme", "value": theme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(file.as_uri())
        return browser

    return shown


@pytest.fixture(scope="module")
def articles():
    """The dispatches that ship with the library."""
    return {sample.id: parse(sample.text, published=sample.published, id=sample.id) for sample in samples()}


def style_of(browser, selector: str, name: str, pseudo: str | None = None) -> str:
    """A computed style."""
    script = (
        "return getComputedStyle(document.querySelector(arguments[0]), arguments[1]).getPropertyValue(arguments[2])"
    )
    return browser.execute_script(script, selector, pseudo, name)


def requests(browser) -> list[str]:
    """The addresses that were asked for since the page was opened, its own left out."""
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in asked if url != browser.current_url]


def violations(browser) -> list[str]:
    """What axe-core has to say against the page."""
    browser.execute_script(AXE.read_text("utf-8"))
    run = "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(done, e => done({error: String(e)}))"
    result = browser.execute_async_script(run)
    assert "error" not in result
    return [f"{v['id']}: {v['help']}: {[n['html'][:120] for n in v['nodes'][:3]]}" for v in result["violations"]]


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_page_renders(show, articles, sample):
    """A browser reads the text of the article as it is, logs nothing, and asks nobody for anything."""
    browser = show(article_html(articles[sample]))
    assert browser.execute_script("return document.querySelector('.dn-text').textContent") == articles[sample].text
    assert browser.get_log("browser") == []
    assert requests(browser) == []


def test_hostile_article(show):
    """An article full of tags and entities is shown as text: no dialog, no request, no element of its making."""
    article = parse(HOSTILE, published="2024-04-02", id="</title><script>alert(3)</script>", url="javascript:alert(4)")
    for page in (article_html(article), NOTEBOOK.format(light="true", inside=article_fragment(article))):
        browser = show(page)
        # a dialog would make every command fail
        assert browser.execute_script("return document.querySelector('.dn-text').textContent") == HOSTILE
        assert browser.execute_script("return document.querySelectorAll('script, img, .dn-text style').length") == 0
        assert browser.title != "run"
        assert browser.get_log("browser") == []
        assert requests(browser) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 420])
@pytest.mark.parametrize("page", ["visite", "sommet", "corpus"])
def test_accessible(show, articles, page, width, theme):
    """axe-core finds nothing to say: landmarks, headings, names, contrast, in light and dark, wide and narrow."""
    made = corpus_html(Corpus(articles.values())) if page == "corpus" else article_html(articles[page])
    browser = show(made, width=width, theme=theme)
    browser.execute_script("document.querySelectorAll('details').forEach((d, k) => { d.open = k % 2 == 0 })")
    assert violations(browser) == []


@pytest.mark.parametrize("width", [1280, 760, 420, 320])
def test_nothing_sticks_out(show, articles, width):
    """The page needs no scrolling sideways, down to a narrow telephone; of the three drawings one is shown."""
    for made in (article_html(articles["sommet"]), corpus_html(Corpus(articles.values()))):
        browser = show(made, width=width)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        drawings = browser.find_elements(By.CSS_SELECTOR, ".dn-frieze")
        assert sum(drawing.is_displayed() for drawing in drawings) == 1


def test_keyboard(show, articles):
    """The first stop leads past the header; every stop in the text shows why, and the next one hides it."""
    browser = show(article_html(articles["visite"]))
    shown = "return getComputedStyle(document.activeElement, '::after').display"
    keys = browser.switch_to.active_element
    keys.send_keys(Keys.TAB)
    assert browser.switch_to.active_element.get_attribute("href").endswith("#dn-main")
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    seen = []
    for _ in range(12):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        stop = browser.switch_to.active_element
        assert "dn-ref" in stop.get_attribute("class")
        assert browser.execute_script(shown) == "block"
        seen.append(stop.get_attribute("data-told"))
    assert any("Règle : quotes." in told for told in seen)
    assert any("Règle : dates." in told for told in seen)
    assert any("Règle : events." in told for told in seen)
    open_notes = (
        "return [...document.querySelectorAll('.dn-ref')].filter(r => getComputedStyle(r, '::after').display != 'none')"
    )
    assert len(browser.execute_script(open_notes)) == 1


def test_stop_leads_to_evidence(show, articles):
    """Enter on a mark goes to its entry beside the text, whose evidence opens with the keyboard; it leads back."""
    article = articles["visite"]
    browser = show(article_html(article))
    mark = browser.find_element(By.CSS_SELECTOR, ".dn-by")
    target = mark.get_attribute("href").partition("#")[2]
    mark.send_keys(Keys.ENTER)
    card = browser.find_element(By.ID, target)
    assert browser.execute_script("return arguments[0].matches(':target')", card)
    why = card.find_element(By.CSS_SELECTOR, "summary")
    why.send_keys(Keys.ENTER)
    assert "Confiance" in card.find_element(By.CSS_SELECTOR, "dl").text
    card.find_element(By.CSS_SELECTOR, "a.dn-words").send_keys(Keys.ENTER)
    assert browser.execute_script("return document.querySelector(':target').textContent") in article.text


def test_hover(show, articles):
    """The pointer on a quote shows its note, which fits the window; on a date within it, that of the date alone."""
    browser = show(article_html(articles["visite"]), width=420)
    actions = webdriver.ActionChains(browser)
    notes = (
        "return [...document.querySelectorAll('.dn-ref')].filter(r => getComputedStyle(r, '::after').display != 'none')"
        ".map(r => r.getAttribute('data-told'))"
    )
    date = browser.find_element(By.CSS_SELECTOR, ".dn-fragment .dn-date")
    actions.move_to_element(date).perform()
    (told,) = browser.execute_script(notes)
    assert "Règle : dates." in told
    fragment = browser.find_element(By.CSS_SELECTOR, ".dn-body .dn-fragment")
    webdriver.ActionChains(browser).move_to_element(fragment).perform()
    (told,) = browser.execute_script(notes)
    assert "Règle : quotes." in told
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 420


def test_print(show, articles):
    """On paper: black on white whatever the theme, speakers named beside their quotes, no notes, no controls."""
    browser = show(article_html(articles["visite"]), theme="dark", media="print")
    assert style_of(browser, ".dn-text", "color") == "rgb(31, 28, 24)"
    assert style_of(browser, ".dn-why", "display") == "none"
    assert style_of(browser, ".dn-ref", "display", "::after") == "none"
    assert "MS" in style_of(browser, ".dn-by.dn-c1", "content", "::before")
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    assert len(printed["data"]) > 20_000


@pytest.mark.parametrize(("light", "paper"), [("true", "rgb(255, 253, 249)"), ("false", "rgb(22, 23, 26)")])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_notebook(show, articles, light, paper, theme):
    """A fragment takes the theme of its notebook, not that of the system, and leaves the notebook as it was."""
    inside = article_fragment(articles["visite"])
    styles = ("color", "margin", "font-family", "font-size", "background-color")
    hosts = []
    for page in (NOTEBOOK.format(light=light, inside=""), NOTEBOOK.format(light=light, inside=inside)):
        browser = show(page, theme=theme)
        hosts.append([style_of(browser, host, name) for host in ("#before", "#before a", "body") for name in styles])
    assert hosts[0] == hosts[1]
    assert style_of(browser, ".dn-guest", "background-color") == paper
    assert style_of(browser, ".dn-ref", "color") != "rgb(0, 0, 255)"
    assert violations(browser) == []
