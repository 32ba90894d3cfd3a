"""What is done in the browser, and what must hold on the way."""

import re

import axe
import phone

CARD = ".visit-card"


def inspect(browser, checks, name):
    """Looks at the page as phone and desk, and asks axe."""
    for wide, size in (("360", phone.PHONE), ("1440", phone.DESK)):
        browser.size(size)
        checks.check(
            f"{name} fits {wide} px", browser.overflow() <= 0,
            browser.overflow(),
        )
        found = axe.violations(browser.driver)
        checks.check(f"{name} has no axe violation at {wide} px", not found,
                     "\n      ".join([""] + found))
        small = browser.small_targets()
        checks.check(f"{name} has targets of 44 px at {wide} px",
                     not small, small)
        browser.picture(checks.pictures / f"{name}-{wide}.png")
    browser.size(phone.PHONE)
    with browser.text_doubled():
        checks.check(f"{name} fits a phone with its text twice as large",
                     browser.overflow() <= 0, browser.widest())


def sign_in(browser, login):
    browser.go("/session")
    browser.find("#login").send_keys(login.name)
    browser.find("#password").send_keys(login.password)
    browser.submit("main button")


def strangers(browser, checks, logins):
    """Nobody sees anything without signing in."""
    browser.size(phone.PHONE)
    browser.go("/today")
    checks.check("Today asks a stranger to sign in",
                 browser.find("h1").text == "登录")
    checks.check("the page is in Chinese", browser.find("html")
                 .get_attribute("lang") == "zh-CN")
    inspect(browser, checks, "sign-in")
    browser.find("#login").send_keys("village")
    browser.find("#password").send_keys("not-the-password")
    browser.submit("main button")
    checks.check("a wrong password is said in words",
                 "账号或密码不对" in browser.words())
    checks.check("the words have the focus", "errors" in
                 (browser.focus().get_attribute("class") or ""))
    inspect(browser, checks, "sign-in-refused")


def keyboard(browser, checks, logins):
    """Signing in and reaching a form with the keyboard alone."""
    browser.size(phone.PHONE)
    browser.go("/session")
    browser.press(phone.TAB)
    checks.check("the first stop is the way past the bar",
                 browser.focus().text == "跳到正文")
    for _ in range(10):
        if browser.focus().get_attribute("id") == "login":
            break
        browser.press(phone.TAB)
    browser.press(logins["village"].name, phone.TAB)
    browser.press(logins["village"].password)
    browser.press_until_new_page(phone.ENTER)
    checks.check("the keyboard alone signs in",
                 browser.find("h1").text == "今日")
    for _ in range(40):
        if browser.focus().text.startswith("记访视"):
            break
        browser.press(phone.TAB)
    outline = browser.driver.execute_script(
        "return getComputedStyle(document.activeElement).outlineStyle")
    checks.check("the focus is seen", outline != "none", outline)
    browser.press_until_new_page(phone.ENTER)
    checks.check("the keyboard alone opens the form",
                 browser.find("h1").text != "今日"
                 and len(browser.all("form.visit-form")) == 1)


def routine_visit(browser, checks, logins):
    """A village worker records a visit on his phone, and Today changes."""
    browser.size(phone.PHONE)
    sign_in(browser, logins["village"])
    checks.check("Today has cards", len(browser.all(CARD)) > 0)
    inspect(browser, checks, "today")
    owed = int(browser.find(".count strong").text)
    path = household_path(browser)

    taps = 0
    browser.submit(f"{CARD} .card-foot a")
    taps += 1
    inspect(browser, checks, "visit-form")
    browser.tap("#persons .chip input")
    taps += 1
    for box in browser.all(".all-normal input"):
        browser.tap_element(box)
        taps += 1
    browser.submit(".save button")
    taps += 1
    checks.check("the visit is saved", "已保存" in browser.words(),
                 browser.words()[:300])
    checks.check("a routine visit takes fewer than ten taps",
                 taps < 10, taps)
    inspect(browser, checks, "household-saved")

    browser.go("/today")
    checks.check("Today has one household less",
                 int(browser.find(".count strong").text) == owed - 1,
                 (owed, browser.find(".count strong").text))
    checks.check("the household is gone from Today",
                 path not in [
                     link.get_attribute("href")[-len(path):]
                     for link in browser.all(f"{CARD} h2 a")])

    browser.go(path)
    correct(browser, checks)


def correct(browser, checks):
    """What was recorded is corrected, and stays visible."""
    for summary in browser.all(".visits > li:first-child summary"):
        browser.tap_element(summary)
    browser.submit(".visits > li:first-child a.button")
    inspect(browser, checks, "correction")
    browser.submit(".save button")
    checks.check("a correction without a reason comes back",
                 len(browser.all(".errors a[href='#why']")) == 1)
    inspect(browser, checks, "correction-refused")
    browser.find("#why").send_keys("备注漏写")
    browser.tap("details.more summary")
    browser.find("#remark").send_keys("老人说下月去女儿家住")
    browser.submit(".save button")
    checks.check("the correction is saved",
                 "老人说下月去女儿家住" in browser.driver.page_source
                 and "更正前" in browser.driver.page_source)
    inspect(browser, checks, "household-corrected")


def findings(browser, checks, logins):
    """An exception opens in place; what is wrong comes back beside it."""
    browser.size(phone.PHONE)
    sign_in(browser, logins["village"])
    browser.submit(f"{CARD} .card-foot a")
    note = browser.find(".check-note")
    checks.check("the note of a check is folded away",
                 not note.is_displayed())
    browser.tap(".section details summary")
    browser.tap(".check .chip input[value='有问题']")
    checks.check("it opens with 有问题", note.is_displayed())
    browser.find(".check-note textarea").send_keys("电话号码换了")
    browser.driver.execute_script(
        "document.querySelector('#day').value = ''")
    browser.submit(".save button")
    checks.check("the mistake is named above the form",
                 "日期" in browser.find(".errors").text)
    checks.check("the summary has the focus", "errors" in
                 (browser.focus().get_attribute("class") or ""))
    checks.check("what was typed is still there", "电话号码换了" ==
                 browser.find(".check-note textarea").get_property("value"))
    inspect(browser, checks, "visit-form-refused")


def expired(browser, checks, logins):
    """A session that ended while the form was filled in loses nothing."""
    browser.size(phone.PHONE)
    sign_in(browser, logins["village"])
    browser.submit(f"{CARD} .card-foot a")
    browser.tap("details.more summary")
    browser.find("#remark").send_keys("第一行\n第二行")
    browser.driver.delete_all_cookies()
    browser.submit(".save button")
    checks.check("the sign-in page says that nothing is lost",
                 "您填的内容还在" in browser.words())
    inspect(browser, checks, "sign-in-expired")
    browser.find("#login").send_keys(logins["village"].name)
    browser.find("#password").send_keys(logins["village"].password)
    browser.submit("main button")
    checks.check("the form is back as it was typed", "第一行\n第二行" ==
                 browser.find("#remark").get_property("value"))


def scope(browser, checks, logins):
    """The same household is not found by whom it does not concern."""
    browser.size(phone.PHONE)
    sign_in(browser, logins["village"])
    path = household_path(browser)
    browser.go(path)
    inspect(browser, checks, "household")
    browser.submit(".who button")
    checks.check("signing out leads to the sign-in page",
                 browser.find("h1").text == "登录")
    browser.go(path)
    checks.check("after it the household is closed",
                 browser.find("h1").text == "登录")
    sign_in(browser, logins["village"])
    browser.go("/households/none")
    checks.check("an unknown household is not found",
                 browser.find("h1").text == "没有找到")
    inspect(browser, checks, "not-found")


def everyone(browser, checks, logins):
    """Every account of the demonstration gets to where it begins."""
    begins = {"auditor": "进度", "admin": "动态口令"}
    browser.size(phone.PHONE)
    for name, login in logins.items():
        browser.driver.delete_all_cookies()
        sign_in(browser, login)
        checks.check(f"{name} gets to where his work begins",
                     begins.get(name, "今日") in browser.find("h1").text,
                     browser.find("h1").text)
        inspect(browser, checks, f"begin-{name}")


def household_path(browser):
    link = browser.find(f"{CARD} h2 a").get_attribute("href")
    return re.sub(r"^https?://[^/]+", "", link)


ALL = [
    strangers, keyboard, scope, findings, expired, routine_visit, everyone,
]
