"""The numbers, as those see them who answer for them."""

import phone
from journeys import CARD, inspect, sign_in

QUARTERLY = "fuyang-2022%2Fvillage-quarterly"


def number(browser, title):
    """A number of the first card of a page about one duty."""
    for entry in browser.all(".figures > div"):
        if entry.find_element("css selector", "dt").text == title:
            return int(entry.find_element("css selector", "dd").text)
    raise AssertionError(f"no number {title}")


def quarterly(browser, login, area):
    browser.driver.delete_all_cookies()
    sign_in(browser, login)
    browser.go(f"/coverage/{area}/duties/{QUARTERLY}")
    return number(browser, "已完成"), number(browser, "进行中")


def county(browser):
    """The code of the account's own area."""
    browser.go("/coverage")
    return browser.find(".filters").get_attribute("action").split("/")[-1]


def saved_visit(browser, checks, logins):
    """A visit in the village is a number of the county a moment later."""
    browser.size(phone.DESK)
    sign_in(browser, logins["county"])
    area = county(browser)
    before = quarterly(browser, logins["county"], area)

    browser.size(phone.PHONE)
    browser.driver.delete_all_cookies()
    sign_in(browser, logins["village"])
    card = next(
        card for card in browser.all(CARD) if "村专委季度入户" in card.text
        and "/1 次" in card.text and "已计 0" in card.text)
    link = card.find_element("css selector", ".card-foot a")
    browser.go("/" + link.get_attribute("href").split("/", 3)[3])
    browser.tap("#persons .chip input")
    for box in browser.all(".all-normal input"):
        browser.tap_element(box)
    browser.submit(".save button")
    checks.check("the visit is saved", "已保存" in browser.words(),
                 browser.words()[:300])

    browser.size(phone.DESK)
    after = quarterly(browser, logins["county"], area)
    checks.check("the county's coverage has one more done and one less open",
                 after == (before[0] + 1, before[1] - 1), (before, after))


def followed_number(browser, checks, logins):
    """From the dashboard to the reason of one row, number by number."""
    browser.size(phone.DESK)
    sign_in(browser, logins["county"])
    browser.find("nav.sections a[href='/coverage']").click()
    checks.check("the county has duties",
                 len(browser.all(".coverage-cards > li")) > 3)
    inspect(browser, checks, "coverage")
    browser.size(phone.DESK)
    area = browser.find(".filters").get_attribute("action").split("/")[-1]
    browser.go(f"/coverage/{area}/duties/{QUARTERLY}")
    inspect(browser, checks, "coverage-duty")
    browser.size(phone.DESK)
    missed = number(browser, "未完成")
    for entry in browser.all(".figures > div"):
        if entry.text.startswith("未完成"):
            link = entry.find_element("css selector", "a")
    browser.go("/" + link.get_attribute("href").split("/", 3)[3])
    checks.check("the number opens to as many rows",
                 f"共 {missed} 条" in browser.words(), missed)
    inspect(browser, checks, "coverage-rows")
    browser.size(phone.DESK)
    explanation = browser.find(".more-link").get_attribute("href")
    browser.go("/" + explanation.split("/", 3)[3])
    checks.check("a row opens to its clause",
                 "第九条" in browser.words()
                 and "未完成" in browser.words(), browser.words()[:300])
    inspect(browser, checks, "explanation")
    checks.check("no English stands in the numbers' pages",
                 "village-quarterly" not in browser.words())


ALL = [saved_visit, followed_number]
