"""What the county does at its desk, and a look at every page of every role."""

import pathlib
import re
import tempfile
import time

from selenium.webdriver.support.ui import Select

import phone
from coverage import county
from journeys import CARD, inspect, sign_in


def hand_over(browser, checks, logins):
    """A visitor leaves: all that is his goes to somebody else, in one step."""
    browser.size(phone.DESK)
    sign_in(browser, logins["county"])
    browser.go("/office/staff")
    worker = next(
        link.get_attribute("href").split("/", 3)[3]
        for row in browser.all("tbody tr") if "探访责任人" in row.text
        for link in row.find_elements("css selector", "a"))
    browser.go(f"/{worker}/hand-over?last=2026-06-30")
    rows = browser.all(".hand-over-row")
    checks.check("the preview lists what he is linked to", len(rows) > 0)
    inspect(browser, checks, "hand-over")
    browser.size(phone.DESK)
    choice = Select(browser.find("form[method=post] select"))
    successor = next(
        option.get_attribute("value") for option in choice.options
        if option.get_attribute("value"))
    choice.select_by_value(successor)
    browser.submit(".save button.main")
    checks.check("the hand-over is made", browser.find("h1").text != "没有找到"
                 and not browser.all(".errors"), browser.words()[:300])
    browser.go(f"/office/staff/{successor}")
    checks.check("the successor has the links from the day after",
                 "7月1日" in browser.words(), browser.words()[:400])


HOUSEHOLDS = """户编号,村代码,户主,住址,建档日期
HX1,{village},测试户,一组1号,2026-01-01
HX2,999999999999,测试户,一组2号,2026-01-01
HX3,{village},测试户,一组3号,2026年
"""


def import_with_errors(browser, checks, logins):
    """Files with errors are told what is wrong; the rest goes in."""
    browser.size(phone.DESK)
    sign_in(browser, logins["village"])
    village = county(browser)
    browser.driver.delete_all_cookies()
    sign_in(browser, logins["county"])
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "households.csv"
        file.write_text(HOUSEHOLDS.format(village=village), encoding="utf-8")
        browser.go("/office/import")
        inspect(browser, checks, "import-form")
        browser.size(phone.DESK)
        browser.find("#files").send_keys(str(file))
        browser.submit("form.office-form button.main")
    for _ in range(20):
        if browser.all("#errors"):
            break
        time.sleep(0.5)
        browser.driver.refresh()
    checks.check("each mistake is named with its row",
                 "第3行" in browser.words() or "3" in
                 browser.find("#errors").find_element(
                     "xpath", "..").text, browser.words()[:600])
    inspect(browser, checks, "import-errors")
    browser.size(phone.DESK)
    browser.submit("button[value=accept]")
    for _ in range(20):
        if browser.all("#refused"):
            break
        time.sleep(0.5)
        browser.driver.refresh()
    checks.check("the rows refused can be taken home",
                 len(browser.all("#refused")) == 1, browser.words()[:400])
    browser.go("/households/HX1")
    checks.check("the row without mistakes is in",
                 "测试户" in browser.words(), browser.words()[:200])
    browser.go("/households/HX2")
    checks.check("the others are not", browser.find("h1").text == "没有找到")


PAGES = {
    "village": ["/households", "/lists", "/lists/suspected", "/changes",
                "/me", "/me/password", "/area/changes/new-household"],
    "township": ["/households", "/lists/certificate-expired", "/visits/round",
                 "/office", "/office/staff", "/changes"],
    "county": ["/office", "/office/areas", "/office/policies",
               "/office/policies/fuyang-2022", "/office/trial",
               "/area/changes/suspension"],
    "auditor": ["/audit"],
}


def every_page(browser, checks, logins):
    """Axe and a phone's width on the pages that no journey passes."""
    browser.size(phone.PHONE)
    for name, paths in PAGES.items():
        browser.driver.delete_all_cookies()
        sign_in(browser, logins[name])
        for path in paths:
            browser.go(path)
            checks.check(f"{name} opens {path}",
                         browser.find("h1").text != "没有找到")
            title = re.sub(r"\W+", "-", path.strip("/"))
            inspect(browser, checks, f"{name}-{title}")
        if name == "village":
            browser.go("/today")
            home = browser.find(f"{CARD} h2 a").get_attribute("href")
            for kind in ("circumstance", "member", "absence"):
                browser.driver.get(f"{home}/changes/{kind}")
                inspect(browser, checks, f"change-{kind}")
            browser.driver.get(home)
            numbers = browser.all(".member-numbers a")
            if numbers:
                browser.driver.get(numbers[0].get_attribute("href"))
                inspect(browser, checks, "numbers")


ALL = [hand_over, import_with_errors, every_page]
