"""One problem, from the visit that finds it to the check that it is solved."""

from selenium.webdriver.support.ui import Select

import phone
from journeys import CARD, inspect, sign_in

WHAT = "灶房电线裸露，插座发烫"


def switch(browser, login):
    browser.driver.delete_all_cookies()
    sign_in(browser, login)


def numbers(browser, logins):
    """What coverage says of problems of the township: found and closed."""
    switch(browser, logins["township"])
    browser.go("/coverage")
    return [int(item.text.replace(",", ""))
            for item in browser.all(".solved-steps .solved-number")]


def take_next(browser, **fields):
    """Fills in and sends the step that a matter's page offers first."""
    form = ".matter-next > section:first-child form"
    for name, text in fields.items():
        field = browser.find(f"{form} [name={name}]")
        if field.tag_name == "select":
            Select(field).select_by_index(1)
        elif field.get_attribute("type") == "date":
            # What is typed depends on the browser's language.
            browser.driver.execute_script(
                "arguments[0].value = arguments[1]", field, text)
        else:
            field.clear()
            field.send_keys(text)
    browser.submit(f"{form} button.main")


def solved(browser, checks, logins):
    """From a village visit at 360 px over plan, county, solution, the
    household's word and closure to the follow-up."""
    browser.size(phone.PHONE)
    before = numbers(browser, logins)
    household, matter = found(browser, checks, logins)
    planned_and_reported(browser, checks, logins, matter)
    answered(browser, checks, logins, matter)
    finished(browser, checks, logins, matter)
    after = numbers(browser, logins)
    checks.check("the numbers show one problem more, found and closed",
                 after[1] == before[1] + 1 and after[2] == before[2] + 1,
                 (before, after))
    inspect(browser, checks, "coverage-solved")
    browser.go(f"{household}/booklet")
    words = browser.words()
    checks.check("the booklet tells what was found and how it was solved",
                 WHAT in words and "换了线路" in words, words[-600:])


def found(browser, checks, logins):
    """In the form of a visit; two taps open the matter."""
    switch(browser, logins["village"])
    browser.submit(f"{CARD} .card-foot a")
    browser.tap("#persons .chip input")
    browser.tap("details:has(#s0-safety) > summary")
    browser.tap("#s0-safety input[value='有问题']")
    inspect(browser, checks, "visit-problem")
    browser.find("[id='s0-safety.note']").send_keys(WHAT)
    browser.submit(".save button")
    checks.check("the visit is saved with its problem",
                 "已保存" in browser.words(), browser.words()[:300])
    household = browser.driver.current_url[len(browser.address):]
    links = [link for link in browser.all("a[href^='/matters/']")]
    path = links[0].get_attribute("href")[len(browser.address):]
    browser.go(path)
    checks.check("it became a matter", WHAT in browser.words(),
                 browser.words()[:300])
    inspect(browser, checks, "matter")
    return household.split("?")[0], path


def planned_and_reported(browser, checks, logins, matter):
    switch(browser, logins["township"])
    browser.go("/inbox")
    checks.check("the township is told of it",
                 len(browser.all(".notice-item")) > 0)
    browser.go(matter)
    browser.submit(".matter-next > section:first-child button.main")
    checks.check("a plan without measures comes back in words",
                 "请写明采取什么措施" in browser.words())
    inspect(browser, checks, "matter-plan-refused")
    take_next(browser, words="更换线路，加装漏电保护器", worker="", day="2026-06-30")
    checks.check("it has a plan", "有方案" in browser.words(),
                 browser.words()[:400])
    browser.tap("#report-step > summary")
    browser.tap_element(browser.all("#report-office input")[-1])
    browser.find("#report-step textarea").send_keys("需要县里帮助改造线路")
    browser.submit("#report-step button[type=submit]")
    checks.check("it is reported upward", "需要县里帮助改造线路" in browser.words(),
                 browser.words()[-500:])
    inspect(browser, checks, "matter-reported")


def answered(browser, checks, logins, matter):
    switch(browser, logins["county"])
    browser.go("/inbox")
    inspect(browser, checks, "inbox")
    browser.go(matter)
    checks.check("the county sees what is asked",
                 "需要县里帮助改造线路" in browser.words())


def finished(browser, checks, logins, matter):
    switch(browser, logins["township"])
    browser.go(matter)
    take_next(browser, words="换了线路，装了漏电保护器")
    checks.check("it is solved", "已解决" in browser.words())
    switch(browser, logins["village"])
    browser.go(matter)
    browser.submit(".matter-next > section:first-child button.main")
    checks.check("the household's word is asked for, not assumed",
                 "请选家庭认可还是不认可" in browser.words())
    browser.tap(".matter-next > section:first-child .chip input[name=kind]")
    take_next(browser, words="户主说好了，灯和灶都能用")
    checks.check("the household says so", "家庭确认" in browser.words())
    switch(browser, logins["township"])
    browser.go(matter)
    take_next(browser)
    checks.check("it is closed, and will be asked about in thirty days",
                 "7月20日起回访" in browser.words(), browser.words()[:500])
    check = ".matter-others details:first-of-type"
    browser.tap(f"{check} > summary")
    browser.tap(f"{check} input[value=见效]")
    browser.submit(f"{check} button.main")
    checks.check("that it took effect is on record",
                 "回访" in browser.find(".matter-steps > li").text
                 and "见效" in browser.find(".matter-steps > li").text,
                 browser.find(".matter-steps > li").text)
    inspect(browser, checks, "matter-closed")


ALL = [solved]
