#!/usr/bin/env python3
"""Draws how cost grows with the number of holders: RESULTS.csv PLOT.svg.

A panel for each kind of work, both axes logarithmic; a line for each engine,
and a dashed one for the engine itself doing the same raw.
"""

import csv
import math
import sys

WORKS = [
    ("import", "import, checks and ledger"),
    ("read and judge", "read and judge one year"),
    ("stored ledger", "stored ledger, full rebuild"),
]
COLOURS = {"SQLite": "#0b6e99", "PostgreSQL": "#b4530a"}
WIDTH, HEIGHT, LEFT, TOP, GAP = 300, 260, 56, 44, 40


def read(path):
    points = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            for kind, column in [("", "seconds"), (" raw", "raw")]:
                value = float(row[column])
                if value > 0:
                    key = (row["work"], row["engine"], kind)
                    points.setdefault(key, []).append(
                        (int(row["persons"]), value))
    return {key: sorted(line) for key, line in points.items()}


def ticks(low, high):
    return [10.0 ** power
            for power in range(math.floor(math.log10(low)),
                               math.ceil(math.log10(high)) + 1)]


def label(value):
    if value >= 1_000_000:
        return f"{value / 1_000_000:g} M"
    return f"{value / 1000:.3g} k" if value >= 1000 else f"{value:g}"


def panel(points, work, title, left):
    lines = {key: line for key, line in points.items() if key[0] == work}
    xs = [x for line in lines.values() for x, _ in line]
    ys = [y for line in lines.values() for _, y in line]
    if not xs:
        return []
    sizes = sorted(set(xs))
    low, high = ticks(min(ys), max(ys))[0], ticks(min(ys), max(ys))[-1]

    def place(x, y):
        across = math.log(x / sizes[0]) / (math.log(sizes[-1] / sizes[0]) or 1)
        up = math.log(y / low) / (math.log(high / low) or 1)
        return left + across * WIDTH, TOP + HEIGHT - up * HEIGHT

    out = [f'<text x="{left}" y="{TOP - 14}" class="title">{title}</text>']
    for y in ticks(low, high):
        _, at = place(sizes[0], y)
        out.append(f'<path d="M{left} {at:.1f}h{WIDTH}" class="grid"/>'
                   f'<text x="{left - 6}" y="{at + 4:.1f}" class="y">'
                   f'{y:g} s</text>')
    for x in sizes:
        at, _ = place(x, low)
        out.append(f'<path d="M{at:.1f} {TOP}v{HEIGHT}" class="grid"/>'
                   f'<text x="{at:.1f}" y="{TOP + HEIGHT + 16}" class="x">'
                   f'{label(x)}</text>')
    for (_, engine, kind), line in sorted(lines.items()):
        path = " ".join("{:.1f},{:.1f}".format(*place(x, y)) for x, y in line)
        dash = ' stroke-dasharray="5 4"' if kind else ""
        out.append(f'<polyline points="{path}" stroke="{COLOURS[engine]}"'
                   f'{dash}/>')
        for x, y in line:
            at = place(x, y)
            out.append('<circle cx="{:.1f}" cy="{:.1f}" r="3" fill="{}">'
                       .format(*at, COLOURS[engine])
                       + f"<title>{engine}{kind}, {x} holders: {y:.2f} s"
                       "</title></circle>")
    return out


def main(source, target):
    points = read(source)
    width = LEFT + len(WORKS) * (WIDTH + GAP + LEFT)
    height = TOP + HEIGHT + 64
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
        f'height="{height}" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Seconds by number of certificate holders">',
        "<style>text{font:12px sans-serif;fill:#333}.title{font-weight:bold;"
        "font-size:14px}.x{text-anchor:middle}.y{text-anchor:end}"
        ".grid{stroke:#ddd;fill:none}polyline{fill:none;stroke-width:2}"
        "</style>",
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for index, (work, title) in enumerate(WORKS):
        out += panel(points, work, title, LEFT + index * (WIDTH + GAP + LEFT))
    x = LEFT
    for engine, colour in COLOURS.items():
        for kind, dash in [("", ""), (", raw", ' stroke-dasharray="5 4"')]:
            out.append(f'<path d="M{x} {height - 16}h26" stroke="{colour}" '
                       f'stroke-width="2"{dash}/>'
                       f'<text x="{x + 32}" y="{height - 12}">'
                       f"{engine}{kind}</text>")
            x += 150
    out.append("</svg>")
    with open(target, "w") as file:
        file.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
