"""What is it? The name of an organization as people write it -> coded properties, each with its reason.

``Naming(model)`` reads ``vocabulary/naming.toml`` and the labels of actor types and partner groups once; it has no state
but a memory, knows no list, no row and no store, and is made once per process by `naming_of`.

    naming = naming_of(model)
    guess = naming.of_name("Kath. Kindergarten St. Martin")
    guess.codes        {"actorType": ("KITA",), "sector": ("KJH",), "coversPartner": ("KKG02",), "kind": ("institution",)}
    guess.candidates   {}: what the words leave open, property -> the codes that it may be (ask, never choose)
    guess.sure         True: something was found and nothing is open
    guess.collective   True for "Frühförderstellen", "alle Kitas", "die Kinderärzte": a group, not one organization
    guess.person       True for "Frau Müller", "Dr. Anna Schmidt": nobody's organization ("Praxis Dr. Schmidt" is one)
    guess.reason       Text: „Name enthält „Kindergarten““
    naming.of_word("Medizin")   the same for a list's own words for a sector or section: "Jugend", "freie Träger", "GES", "KKG10"

A property stands in ``codes`` or in ``candidates``, never in both. Codes are notations of the model (`OrganizationKind`,
`Sector`, `ActorType`, `KkgPartner`, `CarrierKind`, `Level`), keyed by property names. An actor type brings the sector and
the partner group that the Turtle of its code names. Decision 0018 says what is inferred and what is asked.

A **collective** entry stays an `Organization` of the kind ``collective`` ("Sammelbezeichnung"), or ``professionalGroup``
for members of a profession: it may sit in a body, cover a partner group and cooperate, which a `PersonGroup` (persons
who take part without names: it has no partner group) and ``representsPartner`` (speaking for a group without belonging to
it) could not say.
"""

from graph.imports.naming.guess import Guess
from graph.imports.naming.naming import Naming, naming_of

__all__ = ["Guess", "Naming", "naming_of"]
