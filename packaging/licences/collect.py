#!/usr/bin/env python3
"""Writes the licences of all libraries that are linked into the program, with their texts, to standard output.

    packaging/licences/collect.py TARGET

Which licences are allowed is for .ci/deny.toml to say. The texts are those that the libraries bring along. A few bring
none: these must be licensed under Apache-2.0 (as one choice at least), whose text is then taken from this repository.
Anything else fails.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
TEXT = re.compile(r"(licen[cs]es?|copying|copyright|notice|unlicense)\b", re.IGNORECASE)
RULE = "=" * 100

HEAD = """Libraries in Speechwright, and their licences

Speechwright itself is licensed under MIT or Apache-2.0; its typeface, made from Noto Sans CJK, under the SIL Open Font
License 1.1 (see the file “copyright” beside this one). The sources of every library are published, unchanged, in Rust's
registry of crates under its name and version.
"""


def cargo(*arguments):
    command = ["cargo", *arguments]
    return subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


def linked(target):
    """All packages that end up in the program: no derive macros, nothing that is for building or testing only.

    `cargo metadata` knows where they lie, but would name those that only tests switch on, too.
    """
    tree = cargo("tree", "--locked", "--target", target, "--edges", "normal,no-proc-macro", "--prefix", "none")
    names = {tuple(line.split()[:2]) for line in tree.splitlines() if line}
    about = json.loads(cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", target))
    found = [
        package
        for package in about["packages"]
        if package["source"] and (package["name"], "v" + package["version"]) in names
    ]
    # The program itself is in the tree as well.
    if len(found) + 1 != len(names):
        sys.exit(f"{len(names)} packages in the tree, {len(found)} of them known")
    return sorted(found, key=lambda package: (package["name"], package["version"]))


def texts(package):
    """What stands in a package's files of licences; the Apache licence where it has none and allows that."""
    folder = Path(package["manifest_path"]).parent
    files = [file for file in folder.iterdir() if TEXT.match(file.name) and file.suffix not in (".rs", ".toml")]
    files += [file for part in files if part.is_dir() for file in part.iterdir()]
    if package["license_file"]:
        files.append(folder / package["license_file"])
    found = {file.read_text(encoding="utf-8", errors="replace").strip() for file in files if file.is_file()}
    if not found:
        if "Apache-2.0" not in re.split(r"[ /()]+", package["license"] or ""):
            sys.exit(f"{package['name']} {package['version']} ({package['license']}) brings no text of its licence")
        found = {(REPOSITORY / "LICENSE-APACHE").read_text(encoding="utf-8").strip()}
    return found


def main():
    users, written = defaultdict(list), {}
    packages = linked(sys.argv[1])
    print(HEAD)
    for package in packages:
        authors = ", ".join(re.sub(r" *<[^>]*>", "", author) for author in package["authors"])
        by = f", by {authors}" if authors else ""
        print(f"  {package['name']} {package['version']}: {package['license']}{by}")
        for text in texts(package):
            key = " ".join(text.split())
            written[key] = min(text, written.get(key, text))
            users[key].append(f"{package['name']} {package['version']}")
    for key in sorted(users, key=lambda key: (-len(users[key]), users[key], key)):
        print(f"\n{RULE}\nFor {', '.join(users[key])}\n\n{written[key]}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    main()
