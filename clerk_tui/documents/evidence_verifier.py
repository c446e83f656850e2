"""Checks an evidence pack of clerk-tui: the files against hashes.txt, and its entries as a part of the history's chain.

It needs Python 3.8 or newer and nothing else, and it changes nothing:

    python3 verify.py [FOLDER] [--head HASH]

FOLDER is the pack; without it, the folder in which this file lies. HASH is the entry printed at the foot of a published
document, or its first letters. It ends with 0 where everything holds, with 1 where something does not, and with 2 where
the call is wrong or a file cannot be read.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

MARK = "EXEMPT-"
HASHES, ENTRIES, LINKS = "hashes.txt", "history/entries.json", "history/links.json"
FROZEN = ("snapshots/", "ledgers/")
PUBLISHED = ("publication", "forward_plan_version")
SHORTEST = 12


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def files_in(folder: str) -> dict:  # type: ignore[type-arg]
    """Every file of the pack by its name with slashes, and its bytes. Python's own leavings are none of it."""
    top, found = Path(folder), {}
    for path in sorted(top.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            found[path.relative_to(top).as_posix()] = path.read_bytes()
    return found


def unmarked(name: str) -> str:
    """The name of a file without the mark of a pack with exempt information."""
    head, _, tail = name.rpartition("/")
    tail = tail[len(MARK) :] if tail.startswith(MARK) else tail
    return head + "/" + tail if head else tail


def check_files(files: dict) -> list:  # type: ignore[type-arg]
    """Each file that is not as hashes.txt says, by name."""
    found = []
    listed = {}
    own = next((name for name in files if unmarked(name) == HASHES), None)
    if own is None:
        return ["hashes.txt is missing, so no file can be held against it."]
    # Only the line feed ends a line: other marks that Python takes for an end would hide a changed byte.
    lines = files[own].decode("utf-8", "replace").split("\n")
    if lines.pop() != "":
        found.append("hashes.txt does not end as it was made.")
    for line in lines:
        digest, gap, name = line.partition("  ")
        if not gap or len(digest) != 64:
            found.append(f"hashes.txt holds a line that is none of its own: {line[:80]!r}.")
        else:
            listed[name] = digest
    for name in sorted(listed):
        if name not in files:
            found.append(f"{name} stands in hashes.txt and is missing.")
        elif sha256(files[name]) != listed[name]:
            found.append(f"{name} is not as hashes.txt says: one of the two was changed.")
    for name in sorted(files):
        if name not in listed and name != own:
            found.append(f"{name} does not stand in hashes.txt.")
    return found


def check_chain(entries: list, links: list) -> list:  # type: ignore[type-arg]
    """Every entry whose hash does not follow from what it holds, and every place where the chain breaks."""
    found = []
    at = {}
    if not isinstance(entries, list):
        found.append(f"{ENTRIES} holds no list of entries.")
    for place, (seq, previous, digest) in enumerate(links):
        at[seq] = (previous, digest)
        if place and (seq != links[place - 1][0] + 1 or previous != links[place - 1][2]):
            found.append(f"{LINKS}: entry {seq} does not follow from the one before it.")
    for parts in entries:
        seq, previous, digest = parts[0], parts[-2], parts[-1]
        text = json.dumps(parts[:-1], ensure_ascii=False, separators=(",", ":"))
        if sha256(text.encode("utf-8")) != digest:
            found.append(f"{ENTRIES}: what entry {seq} holds is not what was chained.")
        if at.get(seq) != (previous, digest):
            found.append(f"{ENTRIES}: entry {seq} is not the one in the chain.")
    return found


def check_snapshots(files: dict, entries: list, links: list) -> list:  # type: ignore[type-arg]
    """Each frozen text against the entry that froze it, and the head that it names against the chain."""
    found = []
    chained = {digest for _, _, digest in links}
    frozen = {sha256(data) for name, data in files.items() if "snapshots/" in name}
    for parts in entries:
        if parts[5] not in PUBLISHED or parts[8] is None or parts[7] is not None:
            continue
        row = json.loads(parts[8])
        if row["snapshot_sha256"] not in frozen:
            found.append(f"snapshots: the frozen text that entry {parts[0]} tells of is not there as it was.")
        if row["chain_head"] not in chained:
            found.append(
                "history: the head {}, named when it was published, is not in the chain.".format(row["chain_head"])
            )
    return found


def untold(files: dict, entries: list) -> list:  # type: ignore[type-arg]
    """Each frozen text and each count, by name, that is not to the letter in an entry that lies here."""
    told: set = set()  # type: ignore[type-arg]
    for parts in entries:
        if parts[8] is not None:
            told.update(cell.encode("utf-8") for cell in json.loads(parts[8]).values() if isinstance(cell, str))
    return [name for name in sorted(files) if name.startswith(FROZEN) and files[name] not in told]


def check(folder: str, head: str = "") -> list:  # type: ignore[type-arg]
    """What does not hold, a sentence each."""
    files = files_in(folder)
    found = check_files(files)
    plain = {unmarked(name): data for name, data in files.items()}
    try:
        entries, links = (json.loads(plain[name].decode("utf-8")) for name in (ENTRIES, LINKS))
        found += check_chain(entries, links)
        found += check_snapshots(plain, entries, links)
        found += [f"{name} is not what an entry of the history froze." for name in untold(plain, entries)]
        if head and not any(digest.startswith(head) for _, _, digest in links):
            found.append(f"The entry {head[:12]}… is not in this part of the chain.")
    except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError) as error:
        found.append(f"history: its files cannot be read ({type(error).__name__}).")
    return found


def said(folder: str, head: str) -> list:  # type: ignore[type-arg]
    """What a pack in which everything holds is vouched for by, a sentence each."""
    files = files_in(folder)
    plain = {unmarked(name): data for name, data in files.items()}
    entries, links = (json.loads(plain[name].decode("utf-8")) for name in (ENTRIES, LINKS))
    frozen = sum(1 for name in plain if name.startswith(FROZEN))
    found = [
        f"Every one of {len(files) - 1} files is as hashes.txt says.",
        f"Entries of the history that lie here and follow in the chain: {len(entries)}.",
        f"Frozen texts and counts that are as these entries say: {frozen}.",
    ]
    if head:
        place = next(seq for seq, _, digest in links if digest.startswith(head))
        found.append(f"The entry {head[:SHORTEST]}… is entry {place} of the chain.")
    return [
        *found,
        f"Seal of the pack (SHA-256 of hashes.txt): {sha256(plain[HASHES])}",
        "The documents and the record are vouched for by this seal alone: is it the one that was noted elsewhere?",
        "README.txt tells what this proves and what it cannot.",
    ]


def main(arguments: list) -> int:  # type: ignore[type-arg]
    head = ""
    if "--head" in arguments:
        place = arguments.index("--head")
        head = "".join(arguments[place + 1 : place + 2]).strip().lower()
        del arguments[place : place + 2]
        if len(head) < SHORTEST or set(head) - set("0123456789abcdef"):
            print(f"After --head goes the entry as printed, at least its first {SHORTEST} letters and digits.")
            return 2
    folder = arguments[0] if arguments else str(Path(__file__).resolve().parent)
    try:
        found = check(folder, head)
    except OSError as error:
        print(f"{error.filename} cannot be read ({error.strerror}), so the pack cannot be checked.")
        return 2
    for sentence in found:
        print(sentence)
    if found:
        print("This pack is not as it was made.")
        return 1
    for sentence in said(folder, head):
        print(sentence)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
