"""Papers: each becomes a PDF, and nothing on it is cut."""

import base64
import re

import axe
import phone
from coverage import county
from journeys import sign_in

# What of a sheet reaches past its edge, and cells whose text does.
TOO_WIDE = """
const sheet = document.querySelector("main.paper");
const found = [];
if (sheet.scrollWidth > sheet.clientWidth + 1)
  found.push(`sheet ${sheet.scrollWidth} > ${sheet.clientWidth}`);
for (const cell of sheet.querySelectorAll("th, td, h1, h2, p, li"))
  if (cell.scrollWidth > cell.clientWidth + 1 && cell.clientWidth > 0)
    found.push(`${cell.tagName} ${cell.textContent.slice(0, 40)}`);
return found.slice(0, 5);
"""

# Widths of what the margins leave of an A4 sheet, in px.
PORTRAIT = 680
LANDSCAPE = 1016


def too_wide(browser):
    """Looks at the sheet as it is printed."""
    is_wide = len(browser.all("main.paper-wide")) > 0
    browser.size((LANDSCAPE if is_wide else PORTRAIT, 900))
    browser.driver.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"media": "print"})
    try:
        return browser.driver.execute_script(TOO_WIDE)
    finally:
        browser.driver.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"media": ""})


def lengthen(browser):
    """Makes every text of the sheet three times as long, without a blank."""
    browser.driver.execute_script(
        """
        for (const cell of document.querySelectorAll("main.paper td"))
          if (cell.textContent)
            cell.textContent = cell.textContent.replace(/\\s/g, "").repeat(3);
        """)


def printed(browser):
    """The bytes of the PDF, with its pages counted."""
    result = browser.driver.execute_cdp_cmd(
        "Page.printToPDF",
        {"preferCSSPageSize": True, "printBackground": False})
    data = base64.b64decode(result["data"])
    return data, len(re.findall(rb"/Type\s*/Page[^s]", data))


def look(browser, checks, name, path):
    """A paper as it is printed, and as it is on a phone and a desk."""
    browser.go(path)
    title = browser.all("main.paper h1")
    checks.check(f"{name} opens", len(title) == 1, browser.words()[:200])
    if not title:
        return
    found = too_wide(browser)
    checks.check(f"{name} is not wider than its sheet", not found, found)
    data, pages = printed(browser)
    checks.check(f"{name} is a PDF of a page or more",
                 data.startswith(b"%PDF") and pages >= 1, pages)
    (checks.pictures / f"{name}.pdf").write_bytes(data)
    for width, size in (("360", phone.PHONE), ("1440", phone.DESK)):
        browser.size(size)
        checks.check(f"{name} fits {width} px", browser.overflow() <= 0,
                     browser.widest())
        broken = axe.violations(browser.driver)
        checks.check(f"{name} has no axe violation at {width} px",
                     not broken, "\n      ".join([""] + broken))
    lengthen(browser)
    found = too_wide(browser)
    checks.check(f"{name} holds texts three times as long", not found, found)
    browser.size(phone.DESK)


def papers(browser, checks, logins):
    """What a township prints of a village, a household and a person."""
    browser.size(phone.DESK)
    sign_in(browser, logins["village"])
    village = county(browser)
    browser.driver.delete_all_cookies()
    sign_in(browser, logins["township"])
    browser.go(f"/papers?area={village}&period=2026Q2")
    links = [
        link.get_attribute("href").split("/", 3)[3]
        for link in browser.all("main a.entry")
    ]
    checks.check("the papers of a village are there", len(links) >= 4, links)
    for link in links:
        name = "file-" + re.sub(r"\W+", "-", link.split("?")[0]).strip("-")
        name = name.replace(village, "village")
        look(browser, checks, name, "/" + link)
    browser.go(f"/households?area={village}")
    homes = ["/" + link.get_attribute("href").split("/", 3)[3]
             for link in browser.all(".people-lines h3 a")]
    look(browser, checks, "file-booklet", homes[0] + "/booklet")
    person = first_file(browser, homes)
    look(browser, checks, "file-person", "/" + person.split("/", 3)[3])
    browser.find("#reason").send_keys("归档")
    browser.submit(".paper-reveal button")
    checks.check("with a reason the numbers are whole",
                 not browser.all("#reason")
                 and "****" not in browser.find("main").text)


def first_file(browser, homes):
    """The path to the file of the first person found who lives there; some
    households are empty by then."""
    for home in homes:
        browser.go(home)
        for link in browser.all(".member-numbers a"):
            path = link.get_attribute("href")
            if path.endswith("/file"):
                return path
    raise AssertionError("nobody of the village has a file")


def care_papers(browser, checks, logins):
    """Agreement, pledge and evaluation form, from the agreement's page."""
    browser.size(phone.DESK)
    sign_in(browser, logins["township"])
    browser.go("/care")
    agreements = []
    for person in [
        link.get_attribute("href") for link in browser.all(".care-lines h3 a")
    ]:
        browser.driver.get(person)
        agreements = browser.all("a.more-link[href^='/agreements/']")
        if agreements:
            break
    checks.check("somebody has an agreement", len(agreements) > 0)
    browser.driver.get(agreements[0].get_attribute("href"))
    links = [
        "/" + link.get_attribute("href").split("/", 3)[3]
        for link in browser.all(".head-actions a")
    ]
    checks.check("it can be printed", len(links) == 3, links)
    for link in links:
        look(browser, checks, "file-care-" + link.split("/")[-1], link)


def incident_paper(browser, checks, logins):
    """An emergency that is reported can be printed."""
    browser.size(phone.DESK)
    sign_in(browser, logins["township"])
    browser.go("/today")
    home = browser.find(".visit-card h2 a").get_attribute("href")
    browser.driver.get(home + "/emergency")
    browser.tap(".incident-form .chip input")
    for field in browser.all(".incident-form textarea"):
        field.send_keys("家里没有人应门，邻居说两天没有见到")
    browser.submit(".incident-form button.main")
    paper = browser.find("a[href$='/paper']").get_attribute("href")
    look(browser, checks, "file-incident", "/" + paper.split("/", 3)[3])


def matter_papers(browser, checks, logins):
    """The order to put something right, and a report upward."""
    browser.size(phone.DESK)
    sign_in(browser, logins["civil"])
    browser.go("/matters")
    matter = browser.find("main a[href^='/matters/']").get_attribute("href")
    path = "/" + matter.split("/", 3)[3]
    for step, paper in (("rectification-ordered", "rectification"),
                        ("report", "report")):
        browser.go(path)
        browser.tap(f"#{step}-step > summary")
        browser.tap_element(browser.all(f"#{step}-step .chip input")[0])
        browser.find(f"#{step}-step textarea").send_keys(
            "线路老化，插座发烫，请在限期内更换并报告结果")
        browser.submit(f"#{step}-step button[type=submit]")
        links = browser.all(f"a[href$='/papers/{paper}']")
        checks.check(f"the {paper} of a matter can be printed",
                     len(links) == 1, browser.words()[:400])
        look(browser, checks, f"file-{paper}", f"{path}/papers/{paper}")


def too_wide_is_found(browser, checks, logins):
    """The check itself: a table too wide for its sheet does not pass."""
    browser.size(phone.DESK)
    sign_in(browser, logins["village"])
    village = county(browser)
    browser.go(f"/papers/{village}/targets")
    checks.check("a sheet as it is passes", not too_wide(browser))
    browser.driver.execute_script(
        """
        const cell = document.querySelector("main.paper td");
        cell.style.whiteSpace = "nowrap";
        cell.textContent = "很长的名字".repeat(60);
        """)
    checks.check("a cell that is cut is found", len(too_wide(browser)) > 0)
    browser.go(f"/papers/{village}/targets")
    browser.driver.execute_script(
        "document.querySelector('main.paper table').style.width = '2000px'")
    checks.check("a table too wide is found", len(too_wide(browser)) > 0)


ALL = [papers, care_papers, incident_paper, matter_papers, too_wide_is_found]
