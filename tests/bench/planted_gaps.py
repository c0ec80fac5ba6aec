"""``python -m tests.bench.planted_gaps [DISTRICTS]``: how many planted gaps are found, what is invented, by level."""

import sys
from collections import Counter

from tests.synthetic.trial import LEVELS, schedule, trial

COLUMNS = ("districts", "planted", "gaps", "found", "findings", "false")
"""Planted, how many of them as proven gaps, found with the right certainty; all findings, and those that are wrong."""


def main() -> None:
    """The table of the test on planted gaps, over as many districts as asked for."""
    districts = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    counts = {level: Counter[str]() for level in LEVELS}
    for seed, level, plant in schedule(districts):
        tried, row = trial(seed, level, plant), counts[level]
        lost, false = tried.not_found(), tried.false_names()
        gaps = sum(planted.expected.certainty == "gap" for planted in tried.district.planted)
        row.update(districts=1, planted=len(plant), gaps=gaps, found=len(plant) - len(lost))
        row.update(findings=len(tried.analysis.findings), false=len(false))
        for planted, said in lost:
            print(f"seed {seed}, level {level}: {planted.plant} gives {said}")
        for finding in false:
            print(f"seed {seed}, level {level}: {finding.certainty} {finding.title.de}")
    print(f"{'unknown':>10}" + "".join(f"{column:>10}" for column in COLUMNS))
    for level, row in counts.items():
        print(f"{level:>10.0%}" + "".join(f"{row[column]:>10}" for column in COLUMNS))


if __name__ == "__main__":
    main()
