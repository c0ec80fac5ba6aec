"""What there is to say about cells with names: several in one, signs around them, words for nobody."""

from collections.abc import Sequence

from graph.imports.problems import Issue
from graph.imports.recognise.sentences.sheet_sentences import NO_SHAPE, NOTHING_TO_DO
from ontology import say
from ontology.model import Text


def split_name(parts: tuple[str, ...]) -> Issue:
    """Several organizations in one cell, read as several, or kept as one."""
    if len(parts) > 1:
        shown = ", ".join(f"„{p}“" for p in parts)
        sentence = say(
            "Die Zelle nennt mehrere Organisationen. Gelesen wurden: {shown}.",
            "The cell names several organizations. Read were: {shown}.",
            shown=Text(de=shown, en=", ".join(parts)),
        )
        remedy = Text(
            de="Wenn das stimmt, ist nichts zu tun; ist es eine, verbinden Sie die Teile mit einem Gedankenstrich „ – "
            "“.",
            en="If that is right, nothing needs to be done; if it is one, join the parts by a dash “ – ”.",
        )
    else:
        sentence = Text(
            de="Die Zelle kann mehrere Organisationen nennen. Sie wurde als eine gelesen.",
            en="The cell may name several organizations. It was read as one.",
        )
        remedy = Text(
            de="Sind es mehrere, geben Sie jeder eine eigene Zeile oder trennen Sie sie mit Semikolon.",
            en="If there are several, give each a row of its own or separate them with semicolons.",
        )
    return Issue("question", "several", sentence, NO_SHAPE, remedy)


def goes_on(name: str) -> Issue:
    """Names whose rest stands in the row below."""
    sentence = say(
        "Namen gehen in der nächsten Zeile weiter. Gelesen wurde als einer: „{name}“.",
        "Names go on in the next row. Read as one: “{name}”.",
        name=name,
    )
    return Issue("warning", "goes-on", sentence, NO_SHAPE, NOTHING_TO_DO)


def degree_beside(said: Sequence[str]) -> Issue:
    """How closely somebody works with a partner, beside the name of the partner in a list of organizations."""
    sentence = say(
        "Hinter den Partnern steht, wie eng oder wie oft ({said}). Das gehört nicht zum Namen und wurde nicht "
        "übernommen; wer mit „nie“ genannt ist, gilt nicht als Partner.",
        "Behind the partners it says how closely or how often ({said}). That is no part of the name and was not taken; "
        "who is named with “never” is no partner.",
        said=", ".join(f"„{word}“" for word in dict.fromkeys(said)),
    )
    remedy = Text(
        de="Soll es gelten, führen Sie die Zusammenarbeit in einer Tabelle mit den Spalten „Wer“, „Mit wem“, „Wie eng“ "
        "auf.",
        en="If it shall count, list the cooperation in a table with the columns “Wer”, “Mit wem”, “Wie eng”.",
    )
    return Issue("question", "degree", sentence, NO_SHAPE, remedy)


def body_among_organizations(name: str) -> Issue:
    """The word for a body where organizations are listed."""
    sentence = say(
        "„{name}“ ist ein Gremium und keine Organisation. Die Zeile wurde als Gremium gelesen; was sonst in ihr steht, "
        "wurde nicht übernommen.",
        "“{name}” is a body and no organization. The row was read as a body; what else it holds was not taken.",
        name=name,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; mehr über Gremien gehört in eine Tabelle „Gremien“. Heißt eine "
        "Einrichtung so, schreiben Sie ihren ganzen Namen.",
        en="If that is right, nothing needs to be done; more about bodies belongs into a table “Gremien”. If an "
        "institution is called so, write its whole name.",
    )
    return Issue("question", "body", sentence, NO_SHAPE, remedy)


def organization_among_bodies(name: str) -> Issue:
    """The name of an organization, or of several, where bodies are listed."""
    sentence = say(
        "„{name}“ heißt wie eine Organisation und nicht wie ein Gremium. Gelesen wurde ein Gremium dieses Namens.",
        "“{name}” is called like an organization and not like a body. A body of that name was read.",
        name=name,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun. Sitzen sie in einem Gremium, nennen Sie es hier und sie in einer "
        "Spalte „Mitglieder“; sonst gehören sie in eine Liste der Einrichtungen.",
        en="If that is right, nothing needs to be done. If they sit in a body, name that here and them in a column "
        "“Mitglieder”; else they belong into a list of institutions.",
    )
    return Issue("question", "body", sentence, NO_SHAPE, remedy)


def may_be_network(name: str, *, apart: bool) -> Issue:
    """A body called "Netzwerk" that may be the early-help network; ``apart`` says that it was not read as that."""
    if apart:
        sentence = say(
            "„{name}“ wurde als eigenes Gremium gelesen, nicht als das Netzwerk Frühe Hilfen.",
            "“{name}” was read as a body of its own, not as the early-help network.",
            name=name,
        )
    else:
        sentence = say(
            "„{name}“ wurde als das Netzwerk Frühe Hilfen gelesen.",
            "“{name}” was read as the early-help network.",
            name=name,
        )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun. Ist es das Netzwerk Frühe Hilfen, schreiben Sie „Frühe Hilfen“ dazu; "
        "ist es ein anderes Gremium, führen Sie es in einer Tabelle „Gremien“ auf.",
        en="If that is right, nothing needs to be done. If it is the early-help network, add “Frühe Hilfen” to its "
        "name; if it is another body, list it in a table “Gremien”.",
    )
    return Issue("question", "network", sentence, NO_SHAPE, remedy)


def read_as_coordination(who: Sequence[str]) -> Issue:
    """A row that says who coordinates the network."""
    sentence = say(
        "Die Zeile sagt, wer das Netzwerk koordiniert: {who}. Was sonst in ihr steht, wurde nicht übernommen.",
        "The row says who coordinates the network: {who}. What else it holds was not taken.",
        who=", ".join(f"„{name}“" for name in who),
    )
    return Issue("question", "coordination", sentence, NO_SHAPE, NOTHING_TO_DO)


def beside_name(addition: str, name: str) -> Issue:
    """What stood beside the name of an organization and is no part of it."""
    sentence = say(
        "„{addition}“ steht beim Namen und gehört nicht dazu. Gelesen wurde „{name}“; der Zusatz wurde als Angabe zur "
        "Mitgliedschaft genommen, wo die Zeile genau eine nennt.",
        "“{addition}” stands beside the name and is no part of it. Read was “{name}”; the addition was taken as a word "
        "on the membership where the row tells of just one.",
        addition=addition,
        name=name,
    )
    shape = Text(de="ein Name ohne Zusatz", en="a name without addition")
    remedy = Text(
        de="Schreiben Sie Zahl, Rolle, Wechsel oder Entsendung in eine eigene Spalte, und wer vertritt, in eine eigene "
        "Zeile; gehört der Zusatz zum Namen, schreiben Sie ihn ohne Klammer und Doppelpunkt.",
        en="Write number, role, rotation or delegation into a column of their own, and who stands in into a row of its "
        "own; if the addition belongs to the name, write it without bracket and colon.",
    )
    return Issue("question", "beside-name", sentence, shape, remedy)


def names_nobody(header: str) -> Issue:
    """A cell of a column that names others, with a word for nobody."""
    sentence = say(
        "{header}: Die Zelle nennt niemanden. Sie wurde nicht gelesen.",
        "{header}: the cell names nobody. It was not read.",
        header=header,
    )
    remedy = Text(de="Tragen Sie den Namen ein, sobald er bekannt ist.", en="Enter the name once it is known.")
    return Issue("warning", "names-nobody", sentence, NO_SHAPE, remedy)


def part_names_nobody() -> Issue:
    """A cell that names several, one of them with a word for nobody, or for everybody."""
    sentence = Text(
        de="Ein Teil der Zelle nennt niemanden, der sich eintragen lässt. Die übrigen wurden gelesen.",
        en="A part of the cell names nobody who could be recorded. The others were read.",
    )
    remedy = Text(de="Nennen Sie die Einrichtungen, die gemeint sind.", en="Name the organizations that are meant.")
    return Issue("warning", "names-nobody", sentence, NO_SHAPE, remedy)


def signs_left_out(count: int) -> Issue:
    """Bullets, numbers and marks of footnotes around names, which are not part of them."""
    sentence = say(
        "Zeichen, die nicht zum Namen gehören (Aufzählung, Fußnote), wurden weggelassen: {count} {count:Name|Namen}.",
        "Signs that are no part of the name (bullets, footnotes) were left out: {count} {count:name|names}.",
        count=count,
    )
    return Issue("warning", "signs", sentence, NO_SHAPE, NOTHING_TO_DO)


def unit_joined(header: str, name: str) -> Issue:
    """A department beside the name of an organization, read as the one that is listed."""
    sentence = say(
        "„{header}“ nennt Teile von Organisationen. Gelesen wurden diese, etwa „{name}“.",
        "“{header}” names parts of organizations. These were read, such as “{name}”.",
        header=header,
        name=name,
    )
    return Issue("question", "unit", sentence, NO_SHAPE, NOTHING_TO_DO)


def former_name_read(name: str, former: str, said: bool = True) -> Issue:
    """An earlier name that stood beside the name; before a bare arrow it may be something else."""
    sentence = say(
        "Beim Namen steht ein früherer: „{former}“. Gelesen wurde „{name}“, der frühere als weiterer Name.",
        "An earlier name stands beside the name: “{former}”. “{name}” was read, the earlier one as another name.",
        former=former,
        name=name,
    )
    if said:
        return Issue("warning", "beside-name", sentence, NO_SHAPE, NOTHING_TO_DO)
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; meint der Pfeil eine Zusammenarbeit, geben Sie beiden eine eigene "
        "Zeile und führen Sie die Zusammenarbeit in einer Tabelle mit den Spalten „Wer“, „Mit wem“ auf.",
        en="If that is right, nothing needs to be done; if the arrow means that they work together, give each a row "
        "of its own and list the cooperation in a table with the columns “Wer”, “Mit wem”.",
    )
    return Issue("question", "beside-name", sentence, NO_SHAPE, remedy)


def counts_left_out(name: str, count: int) -> Issue:
    """How many of something somebody has, behind names."""
    sentence = say(
        "Was hinter Namen gezählt wird ({count} Mal), gehört nicht zum Namen: gelesen wurde „{name}“.",
        "What is counted behind names (times: {count}) is no part of them: “{name}” was read.",
        count=count,
        name=name,
    )
    return Issue("question", "beside-name", sentence, NO_SHAPE, NOTHING_TO_DO)


def carriers_below(carrier: str, count: int) -> Issue:
    """Carriers in a line below the name of what they carry."""
    sentence = say(
        "Unter Namen nennt eine Zeile den Träger ({count} Mal). So wurde sie gelesen, etwa „{carrier}“.",
        "Below names a line names the carrier (times: {count}). It was read so, such as “{carrier}”.",
        count=count,
        carrier=carrier,
    )
    return Issue("question", "beside-name", sentence, NO_SHAPE, NOTHING_TO_DO)


def arrow_open(first: str, second: str) -> Issue:
    """An arrow between two organizations of different kinds."""
    sentence = say(
        "Was der Pfeil zwischen „{first}“ und „{second}“ heißt, ist offen: ein neuer Name, oder an wen verwiesen wird. "
        "Gelesen wurde nur „{first}“.",
        "What the arrow between “{first}” and “{second}” means is open: a new name, or to whom somebody is referred. "
        "Only “{first}” was read.",
        first=first,
        second=second,
    )
    remedy = Text(
        de="Heißt sie jetzt so, schreiben Sie „→ jetzt …“; sonst geben Sie beiden eine eigene Zeile und führen Sie die "
        "Zusammenarbeit in einer Tabelle mit den Spalten „Wer“, „Mit wem“ auf.",
        en="If it is called so now, write “→ jetzt …”; else give each a row of its own and list the cooperation in a "
        "table with the columns “Wer”, “Mit wem”.",
    )
    return Issue("question", "beside-name", sentence, NO_SHAPE, remedy)


def site_read(site: str, whole: str) -> Issue:
    """A name that is called a site of another organization of the list."""
    sentence = say(
        "„{site}“ wurde als Teil von „{whole}“ gelesen, weil es dem Namen nach dessen Standort ist.",
        "“{site}” was read as a part of “{whole}”, because by its name it is a site of that.",
        site=site,
        whole=whole,
    )
    remedy = Text(
        de="Wenn das stimmt, ist nichts zu tun; sonst schreiben Sie in eine Spalte „Teil von“, was wozu gehört.",
        en="If that is right, nothing needs to be done; else write in a column “Teil von” what each belongs to.",
    )
    return Issue("question", "site", sentence, NO_SHAPE, remedy)


def bodies_behind(name: str, count: int) -> Issue:
    """Bodies in brackets behind the names of organizations; ``count`` cells have some."""
    sentence = say(
        "In Klammern hinter Namen stehen Gremien. Gelesen wurde, dass „{name}“ dort sitzt ({count} "
        "{count:Zelle|Zellen}).",
        "Bodies stand in brackets behind names. It was read that “{name}” sits there ({count} {count:cell|cells}).",
        name=name,
        count=count,
    )
    return Issue("question", "seat", sentence, NO_SHAPE, NOTHING_TO_DO)


def town_told(town: str, count: int) -> Issue:
    """A town behind the name of an organization; ``count`` cells have one."""
    sentence = say(
        "„{town}“ steht in dieser Liste als Ort und wurde hinter dem Namen als dessen Ort gelesen, nicht als "
        "Organisation ({count} {count:Zelle|Zellen}).",
        "“{town}” stands in this list as a place and was read behind the name as its place, not as an organization "
        "({count} {count:cell|cells}).",
        town=town,
        count=count,
    )
    return Issue("warning", "town", sentence, NO_SHAPE, NOTHING_TO_DO)
