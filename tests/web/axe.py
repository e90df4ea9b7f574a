"""axe-core (npm, MPL-2.0) looks at a page as people see it who cannot see it."""

import pathlib
import subprocess

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
VERSION = "4.14.1"
SUM = "1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5"
FOLDER = TOP / "build/npm/axe-core"


def findings(browser):
    """What is wrong with what is shown now, in one line each; best practices count, too."""
    if not browser.run("return Boolean(window.axe)"):
        subprocess.run(["sh", TOP / "scripts/fetch-npm.sh", f"axe-core@{VERSION}", SUM, FOLDER], check=True)
        browser.run((FOLDER / "axe.min.js").read_text(encoding="utf-8") + "; window.axe = axe;")
    found = browser.driver.execute_async_script("""
        const done = arguments[arguments.length - 1];
        axe.run(document).then(result => done({
            violations: result.violations.map(one => `${one.id}: ${one.help}: ${one.nodes.map(node => node.html.slice(0, 200)).join(' | ')}`),
            checked: result.passes.length }), error => done({ violations: [String(error)], checked: 0 }));
    """)
    assert found["checked"] > 10, "axe looked at nothing"
    return found["violations"]
