"""Who starts: those who can take the next step on a finding."""

from ontology import Text

COORDINATION = Text(de="Netzwerkkoordination", en="network coordination")
STEERING = Text(
    de="Steuerungsgruppe oder Lenkungskreis, vorbereitet von der Netzwerkkoordination",
    en="steering group, prepared by the network coordination",
)
OFFICE_HEAD = Text(
    de="Leitung des Jugendamts mit der Netzwerkkoordination",
    en="head of the youth welfare office with the network coordination",
)
BOTH_OFFICES = Text(
    de="Leitungen von Jugendamt und Gesundheitsamt gemeinsam",
    en="heads of the youth welfare office and the public health office together",
)
