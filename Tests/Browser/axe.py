"""What axe finds wrong with a page, by WCAG 2.2 A and AA."""

import importlib.resources

TAGS = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
]


def violations(driver):
    """One line for each element that breaks a rule."""
    script = importlib.resources.files("axe_playwright_python").joinpath(
        "axe.min.js"
    )
    driver.execute_script(script.read_text(encoding="utf-8"))
    result = driver.execute_async_script(
        """
        const done = arguments[arguments.length - 1];
        axe.run(document, {runOnly: {type: "tag", values: arguments[0]}})
          .then(done, error => done({violations: [], error: String(error)}));
        """,
        TAGS,
    )
    if result.get("error"):
        return [result["error"]]
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
