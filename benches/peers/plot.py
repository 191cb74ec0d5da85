#!/usr/bin/env python3
"""A plot of what benches/peers.sh measured.

Usage: plot.py peers.jsonl peers.svg

One panel for each size of text: from a key to the first changed pixel, a line from the median to the 95th percentile,
a dot at the median, on a logarithmic scale. Standard library only.
"""
import collections
import json
import math
import statistics
import sys

NAMES = {
    "speechwright-software": "Speechwright",
    "speechwright-gpu": "Speechwright, OpenGL",
    "mousepad": "Mousepad",
    "featherpad": "FeatherPad",
    "gedit": "gedit",
    "focuswriter": "FocusWriter",
    "novelwriter": "novelWriter",
    "libreoffice": "LibreOffice Writer",
    "ghostwriter": "ghostwriter",
    "gnome-text-editor": "GNOME Text Editor",
}
ROW, PANEL, LEFT, GAP, TOP = 22, 200, 150, 24, 56
LEAST, MOST = 1.0, 1000.0


def percentile(values, share):
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def place(milliseconds):
    """Where a time stands in its panel."""
    within = min(max(milliseconds, LEAST), MOST)
    return PANEL * math.log10(within / LEAST) / math.log10(MOST / LEAST)


def panel(x, title, rows, times):
    height = TOP + ROW * len(rows)
    yield f'<text x="{x}" y="24" class="head">{title}</text>'
    for tick in (1, 3, 10, 30, 100, 300, 1000):
        at = x + place(tick)
        yield f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP - 12}" y2="{height}" class="grid"/>'
        yield f'<text x="{at:.1f}" y="{TOP - 16}" class="tick">{tick}</text>'
    for number, name in enumerate(rows):
        y = TOP + ROW * number + ROW / 2 - 4
        own = " own" if name.startswith("speechwright") else ""
        if name not in times:
            yield f'<text x="{x + 4}" y="{y + 4:.1f}" class="tick left">not measured</text>'
            continue
        median, high = times[name]
        start, end = x + place(median), x + place(high)
        yield f'<line x1="{start:.1f}" x2="{end:.1f}" y1="{y:.1f}" y2="{y:.1f}" class="spread{own}"/>'
        yield f'<circle cx="{start:.1f}" cy="{y:.1f}" r="4" class="dot{own}"/>'
        yield f'<text x="{end + 7:.1f}" y="{y + 4:.1f}" class="tick left">{median:.1f} / {high:.1f}</text>'


def main():
    source, target = sys.argv[1:3]
    latencies = collections.defaultdict(list)
    with open(source, encoding="utf-8") as lines:
        for row in map(json.loads, filter(str.strip, lines)):
            if row["cmd"] == "keys" and row.get("lat"):
                name, _, size = row["label"].partition("@")
                latencies[int(size), name].extend(row["lat"])
    sizes = sorted({size for size, _ in latencies})
    measured = {name for _, name in latencies}
    rows = [name for name in NAMES if name in measured]
    width = LEFT + len(sizes) * (PANEL + 70 + GAP)
    height = TOP + ROW * len(rows) + 34
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        "<style>text{font:12px sans-serif;fill:#333}.head{font-weight:bold}.tick{font-size:10px;fill:#666;"
        "text-anchor:middle}.left{text-anchor:start}.grid{stroke:#ddd}.spread{stroke:#8a8f98;stroke-width:3}"
        ".dot{fill:#5b616b}.own{stroke:#b3261e}.dot.own{fill:#b3261e}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, name in enumerate(rows):
        y = TOP + ROW * number + ROW / 2
        parts.append(f'<text x="8" y="{y:.1f}">{NAMES[name]}</text>')
    for number, size in enumerate(sizes):
        times = {
            name: (statistics.median(values), percentile(values, 0.95))
            for (of, name), values in latencies.items()
            if of == size
        }
        x = LEFT + number * (PANEL + 70 + GAP)
        parts.extend(panel(x, f"{size:,} characters", rows, times))
    words = "From a key to the first changed pixel, milliseconds: dot at the median, line to the 95th percentile."
    parts.append(f'<text x="8" y="{height - 10}" class="tick left">{words}</text></svg>')
    with open(target, "w", encoding="utf-8") as out:
        out.write("\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
