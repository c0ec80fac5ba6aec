"""The part of a network that somebody wants to see: some layers, from an intensity on, with or without coordination."""

from dataclasses import dataclass, replace
from enum import StrEnum

from graph.district.network import CONTACT, Network
from graph.district.snapshot import Snapshot


class NetworkLayer(StrEnum):
    """A layer of the network; they are never blended (domain 0.1 no. 9)."""

    COOPERATION = "cooperation"
    AFFILIATION = "affiliation"
    OBLIGATION = "obligation"


@dataclass(frozen=True, slots=True)
class NetworkPart:
    """What is wanted; ties count from the threshold on, and ``coordination`` says whether it is among the actors."""

    layers: tuple[NetworkLayer, ...] = tuple(NetworkLayer)
    threshold: int = CONTACT
    coordination: bool = True

    def of(self, snapshot: Snapshot) -> Network:
        """That part of the network of a snapshot; what is less sure stays in it."""
        whole = snapshot.network if self.coordination else snapshot.network_without_coordination
        rows = {
            NetworkLayer.COOPERATION: whole.cooperation,
            NetworkLayer.AFFILIATION: whole.affiliation,
            NetworkLayer.OBLIGATION: whole.obligation,
        }
        left_out = {str(layer): () for layer in rows if layer not in self.layers}
        return replace(whole, **left_out) if left_out else whole
