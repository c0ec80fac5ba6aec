"""The points and thresholds of ``weights.toml``, the only place where they stand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Why(StrEnum):
    """The reasons for a missing link, named as in ``weights.toml``."""

    EXPECTED = "expected"
    WISH = "wish"
    COMMON_PARTNERS = "common_partners"
    ACROSS_SYSTEMS = "across_systems"
    SHARED_SEAT = "shared_seat"
    BELOW_EXPECTATION = "below_expectation"
    USUAL_ELSEWHERE = "usual_elsewhere"
    NO_COMMON_REGION = "no_common_region"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From where on a reason holds; what each means stands beside its value in ``weights.toml``."""

    most_weighed: float
    common_partners: float
    largest_body: float
    segregation: float
    expected_ties: float
    districts: float
    usual_share: float
    proposal: float
    proposals: float


@cache
def points() -> Mapping[Why, float]:
    """What each reason adds to the rank."""
    return {why: float(_read()["points"][why]) for why in Why}


@cache
def thresholds() -> Thresholds:
    """The thresholds."""
    return Thresholds(**_read()["thresholds"])


def _read() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files("graph.missing_links").joinpath("weights.toml").read_text("utf-8"))
