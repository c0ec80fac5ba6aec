"""The usual predictors of links, as matrices: what our own is measured beside.

Liben-Nowell and Kleinberg 2007, doi:10.1002/asi.20591; resource allocation: Zhou, Lü and Zhang 2009. Those that
networkx has are equal to it (``tests/prediction/test_classical.py``).
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.prediction.signs import resource_allocation

Floats = NDArray[np.float64]
Predictor = Callable[[Floats], Floats]


def common_neighbours(adjacency: Floats) -> Floats:
    """Number of common partners."""
    return adjacency @ adjacency


def jaccard(adjacency: Floats) -> Floats:
    """Common partners over all partners of either."""
    degrees, common = adjacency.sum(0), adjacency @ adjacency
    either = degrees[:, None] + degrees[None, :] - common
    return np.asarray(np.divide(common, either, out=np.zeros_like(common), where=either > 0))


def adamic_adar(adjacency: Floats) -> Floats:
    """``sum 1/log d`` over common partners, who have at least two partners each."""
    degrees = adjacency.sum(0)
    logs = np.log(np.maximum(degrees, 1.0))
    weights = np.divide(1.0, logs, out=np.zeros_like(logs), where=logs > 0)
    return np.asarray((adjacency * weights) @ adjacency)


def preferential_attachment(adjacency: Floats) -> Floats:
    """Product of the numbers of partners."""
    degrees = adjacency.sum(0)
    return np.outer(degrees, degrees)


def katz(adjacency: Floats, share: float) -> Floats:
    """``sum beta^l A^l`` over lengths l, with beta a share (below 1) of where the sum ceases to exist: Katz 1953."""
    largest = float(np.linalg.eigvalsh(adjacency).max())
    if largest <= 0:
        return np.zeros_like(adjacency)
    one = np.eye(len(adjacency))
    return np.asarray(np.linalg.inv(one - share / largest * adjacency) - one)


def random_order(adjacency: Floats) -> Floats:
    """All pairs alike: hits and AUC are then what chance gives, exactly."""
    return np.zeros_like(adjacency)


CLASSICAL: Mapping[str, Predictor] = {
    "common neighbours": common_neighbours,
    "Jaccard": jaccard,
    "Adamic-Adar": adamic_adar,
    "resource allocation": resource_allocation,
    "preferential attachment": preferential_attachment,
    "Katz, short": lambda a: katz(a, 0.1),
    "Katz, long": lambda a: katz(a, 0.5),
    "random order": random_order,
}
