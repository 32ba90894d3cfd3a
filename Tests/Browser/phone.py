"""A real browser, as wide as a phone or a desk."""

import contextlib
import os
import shutil

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

PHONE = (360, 780)
DESK = (1440, 900)


class Browser:
    def __init__(self, driver, address):
        self.driver = driver
        self.address = address

    def go(self, path):
        self.driver.get(self.address + path)

    def size(self, width_and_height):
        """Sets what the page sees: windows have a least width, phones not."""
        width, height = width_and_height
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {
                "width": width, "height": height,
                "deviceScaleFactor": 1, "mobile": False,
            },
        )

    def find(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def tap(self, selector):
        """Taps what is there, scrolled into view as a finger would."""
        self.tap_element(self.find(selector))

    def tap_element(self, element):
        self.driver.execute_script(
            "arguments[0].scrollIntoView({block: 'center'})", element
        )
        element.click()

    def submit(self, selector):
        """Taps a button or link and waits for the page it leads to."""
        page = self.find("html")
        self.tap(selector)
        WebDriverWait(self.driver, 20).until(lambda _: is_gone(page))

    def words(self):
        return self.find("body").text

    def press(self, *keys):
        """Presses keys one after the other, wherever the focus is."""
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def focus(self):
        return self.driver.switch_to.active_element

    def press_until_new_page(self, key):
        page = self.find("html")
        self.press(key)
        WebDriverWait(self.driver, 20).until(lambda _: is_gone(page))

    def overflow(self):
        """How far the page is wider than the screen."""
        return self.driver.execute_script(
            "return document.documentElement.scrollWidth"
            " - document.documentElement.clientWidth"
        )

    def widest(self):
        """What reaches past the right edge of the screen."""
        return self.driver.execute_script(
            """
            const edge = document.documentElement.clientWidth;
            return [...document.querySelectorAll("body *")]
              .filter(e => e.checkVisibility())
              .filter(e => e.getBoundingClientRect().right > edge + 1)
              .map(e => e.outerHTML.slice(0, 80)).slice(0, 5);
            """
        )

    @contextlib.contextmanager
    def text_doubled(self):
        size = "document.documentElement.style.fontSize"
        self.driver.execute_script(f"{size} = '212.5%'")
        try:
            yield
        finally:
            self.driver.execute_script(f"{size} = ''")

    def small_targets(self):
        """What can be tapped and is lower than 44 px; a link in a line of
        words is not meant."""
        return self.driver.execute_script(
            """
            return [...document.querySelectorAll(
              "button, .button, summary, .chip-face, .mark, .field > input")]
              .filter(e => e.checkVisibility())
              .filter(e => e.getBoundingClientRect().height < 44)
              .map(e => e.outerHTML.slice(0, 80));
            """
        )

    def picture(self, path):
        """The whole page, not only what is seen of it."""
        size = self.driver.execute_script(
            "return [innerWidth, document.documentElement.scrollHeight]"
        )
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {
                "width": size[0], "height": min(size[1], 8000),
                "deviceScaleFactor": 1, "mobile": False,
            },
        )
        self.driver.save_screenshot(str(path))


def is_gone(element):
    try:
        element.is_enabled()
        return False
    except Exception:
        return True


@contextlib.contextmanager
def opened(address):
    options = webdriver.ChromeOptions()
    for flag in (
        "--headless=new", "--no-sandbox", "--disable-gpu",
        "--disable-dev-shm-usage", "--lang=zh-CN",
    ):
        options.add_argument(flag)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium:
        options.binary_location = chromium
    # The words of date fields are the browser's own.
    environment = dict(os.environ, LANGUAGE="zh_CN")
    driver = webdriver.Chrome(
        options=options,
        service=Service(shutil.which("chromedriver"), env=environment),
    )
    try:
        yield Browser(driver, address)
    finally:
        driver.quit()


TAB = Keys.TAB
ENTER = Keys.ENTER
