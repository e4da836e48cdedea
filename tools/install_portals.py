"""Install the real portal systems that `make test-portals` crawls: what is missing, and no more.

Programs come from Debian's packages, installed as root; none of them starts a service. WordPress,
its themes and nginx are only unpacked into `.portals/`, for the packages would bring a web server
that starts by itself. Ghost comes from npm, into `.portals/ghost`. Whatever cannot be had is said,
and its tests are skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HOME = Path(__file__).parents[1] / ".portals"
DEBIAN = HOME / "debian"
GHOST = HOME / "ghost"
GHOST_VERSION = "5.99.1"
YARN_VERSION = "1.22.22"
INSTALLED = (
    "mariadb-server-core",
    "mariadb-client-core",
    "php-cli",
    "php-mysql",
    "php-xml",
    "mono-fastcgi-server4",
    "mono-mcs",
    "libmono-system-web-extensions4.0-cil",
)
# Unpacked only; the file that shows it.
UNPACKED = {
    "wordpress": "usr/share/wordpress/wp-load.php",
    "wordpress-l10n": "usr/share/wordpress/wp-content/languages/vi.mo",
    "wordpress-theme-twentytwentyone": "usr/share/wordpress/wp-content/themes/twentytwentyone",
    "wordpress-theme-twentytwentythree": "usr/share/wordpress/wp-content/themes/twentytwentythree",
    "php-getid3": "usr/share/php/getid3",
    "libjs-underscore": "usr/share/javascript/underscore",
    "libjs-cropper": "usr/share/javascript/cropper",
    "nginx": "usr/sbin/nginx",
}
SECONDS = 900


def main() -> None:
    """Install everything; the two sources of packages are asked side by side."""
    HOME.mkdir(exist_ok=True)
    parts = (("Debian's packages", from_debian), (f"Ghost {GHOST_VERSION}", from_npm))
    with ThreadPoolExecutor() as pool:
        for name, said in zip(
            (name for name, _ in parts),
            pool.map(lambda part: attempt(part[1]), parts),
            strict=True,
        ):
            print(f"{name}: {said}")


def attempt(install: Callable[[], str]) -> str:
    """What became of an installation; a failure is told, not raised."""
    try:
        return install()
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip().splitlines()[-3:]
        return f"NOT installed: {' '.join(map(str, error.cmd[:3]))}: {' / '.join(said)}"
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"NOT installed: {error}"


def from_debian() -> str:
    """Installs and unpacks what is missing of Debian's packages."""
    missing, packed = missing_packages(), missing_unpacked()
    if not missing and not packed:
        return "there already"
    if not shutil.which("apt-get"):
        return "NOT installed: there is no apt-get on this system"
    if missing and os.geteuid() != 0:
        return f"NOT installed: as root, run `apt-get install {' '.join(missing)}`"
    if os.geteuid() == 0:
        run("apt-get", "update", "-qq")
    if missing:
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    if packed:
        unpack(packed)
    return f"installed {', '.join((*missing, *packed))}"


def missing_packages() -> tuple[str, ...]:
    """The packages to install."""
    query = ("dpkg-query", "--show", "--showformat=${db:Status-Status}")
    return tuple(name for name in INSTALLED if said_by(*query, name) != "installed")


def missing_unpacked() -> tuple[str, ...]:
    return tuple(name for name, path in UNPACKED.items() if not (DEBIAN / path).exists())


def unpack(packages: tuple[str, ...]) -> None:
    """Lay the files of packages out under `.portals/debian`."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        run("apt-get", "download", "-qq", *packages, cwd=Path(folder))
        for archive in sorted(Path(folder).glob("*.deb")):
            run("dpkg-deb", "-x", archive, DEBIAN)


def from_npm() -> str:
    """Ghost as its own installer lays it out: with yarn, without what only its developers need.

    Its database is MariaDB, so that nothing has to be compiled.
    """
    if (GHOST / "node_modules").is_dir():
        return "there already"
    if not shutil.which("npm"):
        return "NOT installed: there is no npm on this system"
    with tempfile.TemporaryDirectory(dir=HOME) as folder:
        made = ghost_in(Path(folder))
        shutil.rmtree(GHOST, ignore_errors=True)
        made.rename(GHOST)
    return "installed"


def ghost_in(folder: Path) -> Path:
    """Ghost with its dependencies, in a folder."""
    run("npm", "pack", "--silent", f"ghost@{GHOST_VERSION}", cwd=folder)
    run("npm", "install", "--silent", "--prefix", folder / "yarn", f"yarn@{YARN_VERSION}")
    with tarfile.open(folder / f"ghost-{GHOST_VERSION}.tgz") as archive:
        archive.extractall(folder, filter="data")
    package = folder / "package"
    without_developers(package)
    registry = run("npm", "config", "get", "registry").strip().rstrip("/")
    lock = package / "yarn.lock"
    locked = re.sub(r"https://[^/]+(?=/\S+/-/)", registry, lock.read_text(encoding="utf-8"))
    lock.write_text(locked, encoding="utf-8")
    install = "install --production --ignore-optional --ignore-scripts --non-interactive --silent"
    command = (folder / "yarn" / "node_modules" / ".bin" / "yarn", *install.split())
    run(*command, "--registry", registry, "--cache-folder", folder / "cache", cwd=package)
    return package


def without_developers(package: Path) -> None:
    """What only Ghost's developers need lies on no registry: it is left out of the manifest."""
    manifest = package / "package.json"
    said = json.loads(manifest.read_text(encoding="utf-8"))
    kept = {key: value for key, value in said.items() if key not in ("devDependencies", "scripts")}
    manifest.write_text(json.dumps(kept, indent=2), encoding="utf-8")


def said_by(*command: str) -> str:
    """What a program prints, whether it fails or not; "" if there is no such program."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        return ""


def run(*command: str | Path, cwd: Path | None = None) -> str:
    """What a program prints. Raises CalledProcessError if it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
