"""Which pairs without a recorded tie look most like those that are tied: the general link predictor.

Six signs of a pair (`graph.prediction.signs`) are weighed by a logistic regression on the district's own recorded ties.
Each sign is taken as if the pair had no tie, so that a tie cannot foretell itself. Before any data every sign counts
the same, a little in favour (`PRIOR`); few ties move that little, many move it much (`RIDGE`). So the weights of a
small district stay near the prior, and a district where partners of the same office never work with each other (a
service that visits nine carriers) gets its own.

The answer is an order of pairs with reasons, no verdict: a pair that scores low is not wrong, one that scores high is
not missing. How often hidden ties come back in the first places, beside the usual predictors, is measured by
``python -m tests.bench.predict``; decision 0014 holds the figures. Its whole order is better than that of each usual
predictor; its first places are not better than those of resource allocation. It is likeness, not advice.

Stacking several weak signs: Ghasemian et al. 2020, doi:10.1073/pnas.1914950117. Ridge with a prior mean is the usual
maximum a posteriori estimate with a normal prior.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.district.network import COOPERATION
from graph.district.snapshot import Snapshot
from graph.prediction.actor_traits import ActorTraits, actor_traits_of
from graph.prediction.signs import Floats, Sign, signs_of

RIDGE = 10.0
PRIOR = 0.3
"""Strength and mean of the prior on each weight; chosen on Karlsruhe and synthetic districts (decision 0014)."""
_STEPS = 25
_CLOSE = 1e-6
_PLACES = 9
"""Log-odds are rounded, so that the last bits of another machine do not change an order."""


@dataclass(frozen=True)
class Prediction:
    """Log-odds of a tie for each pair, each sign standardised over all pairs, and its weight.

    The log-odds are an intercept and the weighted signs; the diagonal means nothing.
    """

    log_odds: Floats
    signs: Mapping[Sign, Floats]
    weights: Mapping[Sign, float]

    def why(self, a: int, b: int, most: int = 2) -> tuple[Sign, ...]:
        """The signs that the pair has more than others and that count in favour, strongest first.

        A sign that counts against a tie here, and that the pair lacks, is no reason that anybody could see.
        """
        added = {sign: self.weights[sign] * float(m[a, b]) for sign, m in self.signs.items() if self.weights[sign] > 0}
        return tuple(s for s in sorted(added, key=lambda s: -added[s])[:most] if added[s] > 0)


def predict(adjacency: Floats, traits: ActorTraits) -> Prediction:
    """The prediction from recorded ties (a symmetric matrix of 0 and 1, empty diagonal) and what is known of actors."""
    n = len(adjacency)
    pairs = np.triu_indices(n, 1)
    found = signs_of(adjacency, traits)
    if n < 2:
        return Prediction(np.zeros((n, n)), found, dict.fromkeys(found, PRIOR))
    for matrix in found.values():
        _standardise(matrix, pairs)
    table = np.column_stack([matrix[pairs] for matrix in found.values()])
    intercept, *weights = _weighed(table, adjacency[pairs]).tolist()
    log_odds = np.full((n, n), intercept)
    for weight, matrix in zip(weights, found.values(), strict=True):
        log_odds += weight * matrix
    return Prediction(np.round(log_odds, _PLACES), found, dict(zip(found, weights, strict=True)))


def prediction_of(snapshot: Snapshot, threshold: int = COOPERATION) -> Prediction:
    """The prediction for a district, in the order of the actors of its network."""
    return predict(snapshot.network.adjacency(threshold), actor_traits_of(snapshot))


def _standardise(matrix: Floats, pairs: tuple[NDArray[np.intp], NDArray[np.intp]]) -> None:
    """Mean 0 and deviation 1 over all pairs, in place; a sign equal everywhere says nothing."""
    values = matrix[pairs]
    spread = float(values.std())
    matrix -= values.mean()
    matrix *= 1 / spread if spread > _CLOSE else 0.0


def _weighed(table: Floats, tied: Floats) -> Floats:
    """Intercept and weights that fit the ties best under the prior: Newton's method, halving steps that overshoot."""
    design = np.column_stack([np.ones(len(table)), table])
    prior = np.full(design.shape[1], PRIOR)
    prior[0] = np.log((tied.sum() + 0.5) / (len(tied) - tied.sum() + 0.5))
    ridge = np.full(design.shape[1], RIDGE)
    ridge[0] = _CLOSE

    def loss(weights: Floats) -> float:
        odds = design @ weights
        misfit = np.logaddexp(0, odds).sum() - odds @ tied
        return float(misfit + 0.5 * (ridge * (weights - prior) ** 2).sum())

    weights, least = prior, loss(prior)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -50, 50)))
        slope = design.T @ (chance - tied) + ridge * (weights - prior)
        curve = design.T @ (design * (chance * (1 - chance))[:, None]) + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        while (tried := loss(weights - step)) > least + _CLOSE and np.abs(step).max() > _CLOSE:
            step = step / 2
        weights, least = weights - step, tried
        if np.abs(step).max() < _CLOSE:
            break
    return weights


__all__ = ["PRIOR", "RIDGE", "ActorTraits", "Prediction", "Sign", "actor_traits_of", "predict", "prediction_of"]
