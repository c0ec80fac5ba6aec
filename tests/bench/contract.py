"""``python -m tests.bench.contract --examples N``: every operation is asked at random, as each kind of account.

Says how many operations were asked with how many requests, how these were answered, and what does not keep to the
description (`tests.web.whole_interface`). ``--only WORD`` asks the operations with it in their name, ``--as`` one.
``--walks N`` walks along the links of the description instead (`tests.web.following`), so often, ten steps each.
"""

import argparse
import sys
from collections import Counter
from time import monotonic

from tests.web.asking_as import Account
from tests.web.following import walk
from tests.web.interface_world import ASKING, world_of
from tests.web.whole_interface import Often, failures, operations


def main() -> None:
    """Ask, count, print; 1 if anything does not keep to the description."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--examples", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="")
    options.add_argument("--as", dest="who", choices=ASKING)
    options.add_argument("--walks", type=int, default=0)
    asked = options.parse_args()
    wrong = 0
    for who in [asked.who] if asked.who else ASKING:
        wrong += (
            _walked_as(who, asked.walks)
            if asked.walks
            else _asked_as(who, Often(asked.examples, asked.seed), asked.only)
        )
    sys.exit(bool(wrong))


def _asked_as(who: str, often: Often, only: str) -> int:
    start, told, answers = monotonic(), 0, Counter[int]()
    with world_of(who) as world:
        chosen = [o for o in operations(world.app) if only.lower() in o.label.lower()]
        for operation in chosen:
            asking = Account(world)
            found = failures(operation, often, asking)
            answers += asking.answers
            told += len(found)
            sys.stderr.write("".join(f"{problem}\n\n" for problem in found))
    each = ", ".join(f"{status}: {number}" for status, number in sorted(answers.items()))
    print(
        f"{who}: {len(chosen)} operations, {answers.total()} requests ({each}), {told} failures, "
        f"{monotonic() - start:.0f} s",
        flush=True,
    )
    return told


def _walked_as(who: str, walks: int) -> int:
    start = monotonic()
    with world_of(who) as world:
        found = walk(world, walks, steps=10)
    sys.stderr.write("".join(f"{problem}\n\n" for problem in found.wrong))
    linked = ", ".join(f"{name} {status}: {number}" for (name, status), number in sorted(found.linked.items()))
    told = f"{found.linked.total()} requests by links ({linked}), {found.others.total()} others"
    print(f"{who}: {walks} walks, {told}, {len(found.wrong)} failures, {monotonic() - start:.0f} s", flush=True)
    return len(found.wrong)


if __name__ == "__main__":
    main()
