"""The best package for a budget, by HiGHS as a mixed-integer programme, on the problems of `benches/packages.rs`.

    LUECKENLOS_PACKAGES=FOLDER cargo bench --bench packages -- city
    python -m venv VENV && VENV/bin/pip install -r benches/peer/requirements.txt
    VENV/bin/python benches/peer/packages.py FOLDER/city.txt [--budgets 20] [--seconds 600] [--merged]

The model is what anybody would write down: how many places every offer gives to every cell that it reaches, with
places and openings multiplied by integer variables. With `--merged` cells that the same offers and openings reach
are one, as in our program.
"""

import argparse
import sys
import time

import highspy
import numpy as np


def read(path):
    lines = iter(open(path, encoding="ascii").read().split("\n"))
    numbers = lambda: [int(word) for word in next(lines).split()]
    cells, offers, choices = numbers()
    problem = {"need": numbers(), "places": numbers()}
    problem["reach"] = [numbers() for _ in range(offers)]
    problem["choices"] = [numbers() for _ in range(choices)]
    problem["exclusions"] = [numbers() for _ in range(numbers()[0])]
    problem["prerequisites"] = [numbers() for _ in range(numbers()[0])]
    problem["budget"] = numbers()[0]
    problem["ours"] = [float(word) for word in next(lines).split()]
    return problem


def merged(problem):
    """Cells that the same offers and openings reach, as one."""
    lists = problem["reach"] + [c[5:] for c in problem["choices"] if c[0] == 1]
    reached = [[] for _ in problem["need"]]
    for number, cells in enumerate(lists):
        for cell in cells:
            reached[cell].append(number)
    classes, need, of_cell = {}, [], []
    for cell, by in enumerate(reached):
        number = classes.setdefault(tuple(by), len(classes))
        if number == len(need):
            need.append(0)
        need[number] += problem["need"][cell]
        of_cell.append(number)
    both = lambda cells: sorted({of_cell[cell] for cell in cells})
    return {
        **problem,
        "need": need,
        "reach": [both(cells) for cells in problem["reach"]],
        "choices": [c[:5] + both(c[5:]) for c in problem["choices"]],
    }


def model(problem):
    """Columns: the choices, then what flows from whom to whom."""
    need, places, choices = problem["need"], problem["places"], problem["choices"]
    upper = [float(c[2]) for c in choices]
    cost = [0.0] * len(choices)
    rows = []  # (most, [(column, factor)])
    column = len(choices)
    taken = {}  # a column that is 1 if a choice is taken at all
    for own in {own for exclusion in problem["exclusions"] for own in exclusion}:
        taken[own] = column
        upper.append(1.0)
        cost.append(0.0)
        rows.append((0.0, [(own, 1.0), (column, -float(choices[own][2]))]))
        column += 1
    whole = column
    to_cell = [[] for _ in need]
    most_places = list(map(float, places))
    for kind, offer, most, _, more, *_ in choices:
        if kind == 0:
            most_places[offer] += most * more
    for offer, cells in enumerate(problem["reach"]):
        given = []
        direct = set(cells)
        for cell in cells:
            given.append((column, 1.0))
            to_cell[cell].append((column, 1.0))
            upper.append(float(need[cell]))
            cost.append(1.0)
            column += 1
        for number, (kind, own, _, _, more, *opened) in enumerate(choices):
            if own != offer:
                continue
            if kind == 0:
                given.append((number, -float(more)))
            elif kind == 2:
                given.append((number, float(places[offer])))
            else:
                opening = [(number, -most_places[offer])]
                for cell in opened:
                    if cell in direct:
                        continue
                    given.append((column, 1.0))
                    opening.append((column, 1.0))
                    to_cell[cell].append((column, 1.0))
                    rows.append((0.0, [(column, 1.0), (number, -float(need[cell]))]))
                    upper.append(float(need[cell]))
                    cost.append(1.0)
                    column += 1
                rows.append((0.0, opening))
        if given:
            rows.append((float(places[offer]), given))
    rows += [(float(need[cell]), own) for cell, own in enumerate(to_cell) if own]
    for exclusion in problem["exclusions"]:
        rows.append((1.0, [(taken[own], 1.0) for own in exclusion]))
    for own, other in problem["prerequisites"]:
        if own != other:
            rows.append((0.0, [(own, 1.0), (other, -float(choices[own][2]))]))
    rows.append((float(problem["budget"]), [(n, float(c[3])) for n, c in enumerate(choices)]))

    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = column, len(rows)
    lp.col_cost_ = np.array(cost)
    lp.col_lower_ = np.zeros(column)
    lp.col_upper_ = np.array(upper)
    lp.row_lower_ = np.full(len(rows), -highspy.kHighsInf)
    lp.row_upper_ = np.array([most for most, _ in rows])
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0] + [len(terms) for _, terms in rows])
    lp.a_matrix_.index_ = np.array([column for _, terms in rows for column, _ in terms])
    lp.a_matrix_.value_ = np.array([factor for _, terms in rows for _, factor in terms])
    kinds = [highspy.HighsVarType.kInteger] * whole
    lp.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (column - whole)
    return lp


def solved(problem, seconds):
    lp = model(problem)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("time_limit", float(seconds))
    highs.setOptionValue("mip_rel_gap", 0.0)
    # cases are whole, so a bound less than one away is proof
    highs.setOptionValue("mip_abs_gap", 0.999)
    start = time.perf_counter()
    highs.passModel(lp)
    highs.run()
    took = time.perf_counter() - start
    info = highs.getInfo()
    return info.objective_function_value, info.mip_dual_bound, took, lp.num_col_


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("file")
    arguments.add_argument("--budgets", type=int, default=0)
    arguments.add_argument("--seconds", type=float, default=600)
    arguments.add_argument("--merged", action="store_true")
    asked = arguments.parse_args()
    problem = read(asked.file)
    if asked.merged:
        problem = merged(problem)
    ours, bound, best_ms, corners_ms = problem["ours"]
    found, theirs, took, columns = solved(problem, asked.seconds)
    print(f"one budget: ours {ours:.0f} (at most {bound:.0f}) in {best_ms:.0f} ms")
    print(f"HiGHS {highspy.Highs().version()}: {found:.0f} (at most {theirs:.0f}) in {1e3 * took:.0f} ms, {columns} columns")
    print(f"as fast: {1e3 * took / best_ms:.1f} times")
    if asked.budgets:
        everything = sum(max(own[3], 0) * own[2] for own in problem["choices"])
        total = 0.0
        for number in range(asked.budgets):
            problem["budget"] = everything * number // max(asked.budgets - 1, 1)
            total += solved(problem, asked.seconds)[2]
        print(f"frontier: ours {corners_ms:.0f} ms, HiGHS at {asked.budgets} budgets {1e3 * total:.0f} ms")
        print(f"as fast: {1e3 * total / corners_ms:.1f} times")
    return 0 if abs(found - ours) < 1 or ours > found else 1


if __name__ == "__main__":
    sys.exit(main())
