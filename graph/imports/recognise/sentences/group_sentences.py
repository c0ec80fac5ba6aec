"""What there is to say of lists that speak of groups of actors: whom they name for each, and what they deny."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE, NOTHING_TO_DO
from ontology import say
from ontology.model import Text


def nobody_of(group: str) -> str:
    """The name of the entry that says of a group that nobody of it takes part."""
    return f"Niemand aus der Gruppe „{group}“"


def groups_read(header: str, denied: Sequence[str]) -> Issue:
    """A checklist of groups, and of which of them it says that nobody takes part."""
    rest = say(
        " „nein“ gilt als Angabe, dass niemand aus der Gruppe mitwirkt: {groups}.",
        " “nein” counts as a statement that nobody of the group takes part: {groups}.",
        groups=", ".join(denied),
    )
    sentence = say(
        "Unter „{header}“ stehen Gruppen. Gelesen wurden die Einrichtungen, die für sie genannt sind.{rest}",
        "Groups stand below “{header}”. The organizations that are named for them were read.{rest}",
        header=header,
        rest=rest if denied else Text(de="", en=""),
    )
    return Issue("question", "groups", sentence, NO_SHAPE, NOTHING_TO_DO)


def group_unknown() -> Issue:
    """A group that is none of the law, and no kind of actors that is known."""
    sentence = Text(
        de="Diese Gruppe ist nicht bekannt. Wer für sie genannt ist, wurde ohne Gruppe gelesen.",
        en="This group is not known. Those who are named for it were read without a group.",
    )
    remedy = Text(
        de="Schreiben Sie die Gruppe, wie sie in § 3 Abs. 2 KKG heißt.",
        en="Write the group as § 3 (2) KKG calls it.",
    )
    return Issue("warning", "group", sentence, NO_SHAPE, remedy, unread=True)


def group_open(group: str, answer: str) -> Issue:
    """An answer about a group without the name of anybody."""
    sentence = say(
        "Zu „{group}“ steht „{answer}“ und kein Name einer Einrichtung. Daraus wurde nichts gelesen.",
        "“{answer}” stands at “{group}”, and the name of no organization. Nothing was read from that.",
        group=group,
        answer=answer,
    )
    remedy = Text(
        de="Nennen Sie die Einrichtung, oder beantworten Sie nach dem Einlesen die Frage zu dieser Gruppe.",
        en="Name the organization, or answer the question about this group after the import.",
    )
    return Issue("question", "group-open", sentence, NO_SHAPE, remedy, unread=True)


def only_a_person() -> Issue:
    """A person where an organization was asked for."""
    sentence = Text(
        de="Hier steht eine Person und keine Einrichtung. Der Name wird nicht gespeichert.",
        en="A person stands here and no organization. The name is not stored.",
    )
    remedy = Text(
        de="Schreiben Sie die Einrichtung, für die sie kommt.",
        en="Write the organization that the person comes for.",
    )
    return Issue("question", "group-person", sentence, NO_SHAPE, remedy, unread=True)


def groups_alone() -> Issue:
    """A checklist of groups that names nobody and denies nothing."""
    sentence = Text(
        de="Die Liste sagt, welche Gruppen beteiligt sind, und nennt niemanden. Sie wurde nicht gelesen.",
        en="The list says which groups take part and names nobody. It was not read.",
    )
    remedy = Text(
        de="Schreiben Sie daneben eine Spalte „durch wen?“ mit den Einrichtungen.",
        en="Write a column “durch wen?” with the organizations beside it.",
    )
    return Issue("warning", "header", sentence, NO_SHAPE, remedy)


def fields_over_names_read(about: str, names: Sequence[str]) -> Issue:
    """Columns of names below a field of work, or a region, each."""
    sentence = say(
        "Die Namen unter {names} wurden gelesen, mit der Überschrift ihrer Spalte als „{about}“.",
        "The names below {names} were read, with the header of their column as “{about}”.",
        names=", ".join(f"„{name}“" for name in names),
        about=about,
    )
    return Issue("question", "fields-across", sentence, NO_SHAPE, NOTHING_TO_DO)
