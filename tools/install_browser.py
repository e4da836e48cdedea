"""Install Debian's Chromium, in which the web page is tested: what is missing, and no more.

It comes from Debian's packages, installed as root. Where it cannot be had, that is said, and the
tests that need it are skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-dejavu-core")  # the fonts have every Vietnamese letter
SECONDS = 900


def main() -> None:
    """Install the browser and say what became of it."""
    try:
        print(f"Debian's chromium: {installed()}")
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()[-3:]
        print(f"Debian's chromium: NOT installed: {' / '.join(said)}; its tests are skipped")
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"Debian's chromium: NOT installed: {error}; its tests are skipped")


def installed() -> str:
    """What was done. Raises CalledProcessError where a package cannot be had."""
    if shutil.which("chromium"):
        return "there already"
    if not shutil.which("apt-get"):
        return "NOT installed: there is no apt-get on this system; its tests are skipped"
    if os.geteuid() != 0:
        command = f"apt-get install {' '.join(PACKAGES)}"
        return f"NOT installed: as root, run `{command}`; its tests are skipped"
    run("apt-get", "update", "-qq")
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES)
    return f"installed {', '.join(PACKAGES)}"


def run(*command: str) -> None:
    """Run a program. Raises CalledProcessError if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True, timeout=SECONDS
    )


if __name__ == "__main__":
    sys.exit(main())
