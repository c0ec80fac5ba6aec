"""Why there should be agreements: shared by the rules on them (§ 3 Abs. 3 KKG)."""

from ontology import Text

WHY_AGREED = Text(
    de="Die Beteiligten sollen die Grundsätze ihrer verbindlichen Zusammenarbeit in Vereinbarungen festlegen (§ 3 "
    "Abs. 3 KKG).",
    en="The participants should lay down the principles of their binding cooperation in agreements (§ 3 (3) KKG).",
)

__all__ = ["WHY_AGREED"]
