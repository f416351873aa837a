"""The peer of `cargo bench --bench near`: scipy's `cKDTree` on the same points, in the plane of EPSG:3035.

    pip install -r benches/peer/requirements.txt
    cargo bench --bench near -- points.bin
    python3 benches/peer/near.py points.bin

Prints the milliseconds from the projected points to the number of pairs, the pairs, and the most memory of the process.
Reading the file and projecting the points is not measured.
"""

import os
import resource
import sys
import time

import numpy
from pyproj import Transformer
from scipy.spatial import cKDTree

METRES = 1000.0

with open(sys.argv[1], "rb") as file:
    places, offers = numpy.fromfile(file, dtype="<u8", count=2)
    points = numpy.fromfile(file, dtype="<f8").reshape(-1, 2)
plane = Transformer.from_crs(4326, 3035)
points = numpy.column_stack(plane.transform(points[:, 0], points[:, 1]))
split = int(places)
start = time.perf_counter()
tree = cKDTree(points[:split])
found = tree.query_ball_point(points[split:], METRES, workers=os.cpu_count())
pairs = sum(len(near) for near in found)
milliseconds = round((time.perf_counter() - start) * 1000)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
print(f"scipy ms={milliseconds} pairs={pairs} peak_mb={peak}")
