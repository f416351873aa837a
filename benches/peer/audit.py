"""The attack with another solver: how narrow the interval of a withheld field is, in whole numbers."""

import highspy

from fields import Pattern, Table


def intervals(table: Table, withheld: Pattern, least: int) -> dict[int, tuple[int, int]]:
    """The least and the most that each withheld field may count, for an attacker who knows every other field,
    and that none of these counts less than `least`."""
    order = sorted(withheld)
    column = {at: number for number, at in enumerate(order)}
    model = highspy.Highs()
    model.silent()
    for number in column.values():
        model.addVar(least, 2 * table.total)
        model.changeColIntegrality(number, highspy.HighsVarType.kInteger)
    for margin, parts in table.sums():
        terms = [(margin, -1)] + [(part, 1) for part in parts]
        unknown = [(column[at], sign) for at, sign in terms if at in withheld]
        known = -sum(sign * table.counts[at] for at, sign in terms if at not in withheld)
        if unknown:
            columns, signs = zip(*unknown)
            model.addRow(known, known, len(columns), list(columns), list(signs))

    def best(at: int, sign: int) -> int:
        model.changeColCost(column[at], sign)
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError("the true counts are no solution")
        found = round(model.getSolution().col_value[column[at]])
        # what was found is gone as soon as the model changes
        model.changeColCost(column[at], 0)
        return found

    return {at: (best(at, 1), best(at, -1)) for at in order}
