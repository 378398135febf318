"""What all contestants in Python share: the fields of the file, and how the counts of a table are printed."""

FIELDS = ["id", "name", "committee", "unit_type", "cell_kind", "sex", "ethnicity", "religion", "born", "decided_on",
          "education", "qualification", "occupation", "study", "home"]
# The columns that are shares, in percent: the column, its part, its whole.
SHARES = [(3, 2, 1), (11, 7, 1), (24, 19, 1)]
COUNTED = [column for column in range(1, 25) if column not in (3, 11, 24)]


def percent(part, whole):
    """Rounded half up to two places."""
    hundredths = (part * 20_000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02}"


def print_table(rows):
    """`rows`: the label of each committee with its 21 counts. The total is their sum, since nobody is of two committees."""
    rows = [*rows, ("Tổng cộng", [sum(counts) for counts in zip(*(counts for _, counts in rows))])]
    for label, counts in rows:
        cells = {column: int(count) for column, count in zip(COUNTED, counts)}
        shares = {column: percent(cells[part], cells[whole]) for column, part, whole in SHARES}
        print(label, *(value for _, value in sorted({**cells, **shares}.items())), sep="\t")
