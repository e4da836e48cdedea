"""Make a virtual environment; on a bare Debian, get the missing python3-venv first.

Debian splits `ensurepip` off into python3-venv. As root (a container, a fresh machine) it is
installed with apt-get; otherwise the command to run is printed.
"""

import importlib.util
import os
import shutil
import subprocess
import sys

WAY_OUT = "run `sudo apt-get install python3-venv` and then make again"


def main(folder: str) -> None:
    """Make the environment in `folder`, or end with one line that says what is missing."""
    if sys.version_info < (3, 11):
        sys.exit(f"Python {sys.version.split()[0]} is too old: 3.11 to 3.13 is needed")
    if importlib.util.find_spec("ensurepip") is None:
        get_ensurepip()
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)


def get_ensurepip() -> None:
    """Install Debian's python3-venv if this is root's business to do."""
    if not shutil.which("apt-get") or os.name != "posix" or os.geteuid() != 0:
        sys.exit(f"this Python has no ensurepip: {WAY_OUT}")
    subprocess.run(["apt-get", "update", "-qq"], check=True)
    subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=True)


if __name__ == "__main__":
    main(sys.argv[1])
