"""Covered cases beside enhanced two-step floating catchments (Luo & Qi 2009) on the same town: PySAL's `access`.

    pip install -r benches/peer/requirements.txt
    python3 benches/peer/floating.py BERLIN LUECKENLOS [METRES]

BERLIN is a folder with `needs.csv`, `offers-2026-07.csv` and `districts.csv`, LUECKENLOS the program. The place of an
area is the mean of its own day-care centres; areas without any have none, in both. Distances are those of the ellipsoid
(Karney 2013, by pyproj). The floating catchments have the weights 1, 0.68 and 0.22 in three rings of a third of the
metres each; plain ones (Luo & Wang 2003) weigh all alike.

An area has enough by the ratio if it says a place for each child or more. It is printed how many of those areas have
children left without a place when every place is given out once, and how many children.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict

import pandas
from access import Access, weights
from pyproj import Geod

RINGS = (1.0, 0.68, 0.22)
SETTINGS = """name = "Berlin"
year = 2024
reference_date = 2024-12-31
[[dimension]]
id = "district"
file = "districts.csv"
"""


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def town(folder):
    """Children and positions of areas, and the offers."""
    children = defaultdict(int)
    for row in rows(os.path.join(folder, "needs.csv")):
        if row["year"] == "2024":
            children[row["district"]] += int(row["persons"])
    offers = rows(os.path.join(folder, "offers-2026-07.csv"))
    own = defaultdict(list)
    for row in offers:
        own[row["district"]].append((float(row["lat"]), float(row["lon"])))
    mean = {area: tuple(sum(axis) / len(at) for axis in zip(*at)) for area, at in own.items()}
    return children, mean, offers


def covered(program, folder, mean, metres):
    """What the program covers in every area."""
    with tempfile.TemporaryDirectory() as made:
        for name in ("needs.csv", "offers-2026-07.csv"):
            shutil.copyfile(os.path.join(folder, name), os.path.join(made, name))
        with open(os.path.join(made, "lueckenlos.toml"), "w", encoding="utf-8") as file:
            file.write(SETTINGS)
        with open(os.path.join(made, "districts.csv"), "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "label", "level", "parent", "lat", "lon"])
            for row in rows(os.path.join(folder, "districts.csv")):
                at = mean.get(row["id"], ("", ""))
                writer.writerow([row["id"], row["label"], row["level"], row["parent"], *at])
        asked = ["table", made, "--rows", "district", "--reach", f"{metres} m", "--format", "csv"]
        told = subprocess.run([program, *asked], check=False, capture_output=True, text=True)
        if not told.stdout:
            sys.exit(told.stderr)
        table = list(csv.DictReader(told.stdout.splitlines()))
        return {row["district"]: float(row["covered"]) for row in table if row["covered"] != "–"}


def ratios(children, mean, offers, metres):
    """Places for a child in every area with a position, by both kinds of floating catchments."""
    areas = [area for area in children if area in mean and children[area] > 0]
    geod = Geod(ellps="WGS84")
    pairs = []
    for area in areas:
        lat, lon = mean[area]
        for offer in offers:
            there = float(offer["lat"]), float(offer["lon"])
            # two areas' centres are no further apart than this in degrees
            if abs(there[0] - lat) > metres / 100_000 or abs(there[1] - lon) > metres / 60_000:
                continue
            way = geod.inv(lon, lat, there[1], there[0])[2]
            if way <= metres:
                pairs.append((area, offer["id"], way))
    cost = pandas.DataFrame(pairs, columns=["origin", "dest", "cost"])
    demand = pandas.DataFrame({"area": areas, "children": [children[area] for area in areas]})
    supply = pandas.DataFrame({"offer": [offer["id"] for offer in offers],
                               "places": [int(offer["capacity"] or 0) for offer in offers]})
    model = Access(demand_df=demand, demand_index="area", demand_value="children",
                   supply_df=supply, supply_index="offer", supply_value="places",
                   cost_df=cost, cost_origin="origin", cost_dest="dest", cost_name="cost")
    third = metres / 3
    rings = weights.step_fn({third: RINGS[0], 2 * third: RINGS[1], metres: RINGS[2]})
    found = {"2sfca": model.two_stage_fca(name="plain", max_cost=metres),
             "e2sfca": model.enhanced_two_stage_fca(name="rings", weight_fn=rings, max_cost=metres)}
    # an area that no offer reaches has no ratio: none
    return {name: {area: float(table.iloc[:, 0].get(area, 0.0) or 0.0) for area in areas}
            for name, table in found.items()}


def main():
    folder, program = sys.argv[1:3]
    metres = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    children, mean, offers = town(folder)
    own = covered(program, folder, mean, metres)
    print(f"covered={round(sum(own[area] for area in children))}")
    for name, found in ratios(children, mean, offers, metres).items():
        enough = [area for area, ratio in found.items() if ratio >= 1.0]
        left = {area: children[area] - own[area] for area in enough}
        without = [area for area, gap in left.items() if gap >= 0.5]
        below = [area for area, ratio in found.items() if ratio < 1.0]
        full = [area for area in below if children[area] - own[area] < 0.5]
        counted = sum(min(1.0, ratio) * children[area] for area, ratio in found.items())
        print(f"{name} enough={len(enough)} of them_without={len(without)} "
              f"children_without={round(sum(left[area] for area in without))} "
              f"below={len(below)} of them_full={len(full)} "
              f"children_in_full={sum(children[area] for area in full)} counted={round(counted)}")
        worst = sorted(without, key=lambda area: -left[area])[:3]
        for area in worst:
            print(f"  {area} children={children[area]} ratio={found[area]:.2f} without={round(left[area])}")


main()
