"""What is it? The name of an organization as people write it -> coded properties, each with its reason.

``Naming(model)`` reads ``vocabulary/naming.toml`` and the labels of actor types once; it has no state but a memory,
knows no list, no row and no store, and is made once a process by `naming_of`.

    naming = naming_of(model)
    guess = naming.of_name("Kath. Kindergarten St. Martin")
    guess.codes        {"actorType": ("KITA",), "sector": ("KJH",), "coversPartner": ("KKG02",), "kind": ...}
    guess.candidates   {}: what the words leave open, property -> the codes that it may be (ask, never choose)
    guess.sure         True: something was found and nothing is open
    guess.collective   True for "Frühförderstellen", "alle Kitas", "die Kinderärzte": many, not one organization
    guess.person       True for "Frau Müller", "Dr. Anna Schmidt"; "Praxis Dr. Schmidt" is an organization
    guess.reason       Text: Name enthält „Kindergarten“
    naming.of_word("Medizin")   a list's own words for a sector or section: "Jugend", "freie Träger", "GES", "KKG10"

A property stands in ``codes`` or in ``candidates``, never in both. Codes are notations of the model, keyed by property
names. An actor type brings the sector and the partner group that the Turtle of its code names. Decision 0018 says what
is inferred and what is asked.

A **collective** entry stays an `Organization` of the kind ``collective`` ("Sammelbezeichnung"), for members of a
profession ``professionalGroup``: it may sit in a body, cover a partner group and cooperate. A `PersonGroup` has no
partner group, and ``representsPartner`` is for those who speak for a group without belonging to it.
"""

from graph.imports.naming.guess import NameGuess
from graph.imports.naming.naming import Naming, naming_of

__all__ = ["NameGuess", "Naming", "naming_of"]
