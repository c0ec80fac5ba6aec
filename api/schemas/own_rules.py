"""Transport models of the rules that a group gives itself."""

from pydantic import Field, StrictInt

from api.schemas.records import Shape, Words
from api.schemas.writing import Asked, DayText, Short
from graph.own_rules.rewording import RuleReworded
from graph.own_rules.rule_list import RuleRow
from graph.own_rules.rule_making import RuleAsked
from ontology import Text
from ontology.names import OwnRuleKind, Prop


class OwnRuleIn(Asked):
    """A rule that the group agreed on (eine Regel, die die Gruppe vereinbart hat)."""

    kind: OwnRuleKind = Field(description="was sie erwartet (what it expects)", examples=["MITW"])
    wording: Short = Field(
        default="", description="Wortlaut (wording)", examples=["Bei uns sitzt die Frühförderung im Netzwerk"]
    )
    actor_type: Short = Field(default="", description="Akteurstyp (actor type)", examples=["FF"])
    other_actor_type: Short = Field(default="", description="zweiter Akteurstyp (other end)", examples=[""])
    partner: Short = Field(default="", description="Partnergruppe statt Akteurstyp (partner group)", examples=[""])
    body: Short = Field(default="", description="Kennung des Gremiums (id of the body)", examples=[""])
    norm_line: Short = Field(default="", description="vorgeschlagene Verbindung (proposed link)", examples=[""])
    months: StrictInt | None = Field(
        default=None, ge=1, le=120, description="Abstand in Monaten (interval)", examples=[None]
    )
    agreed_by: Short = Field(description="Gremium, das sie vereinbart hat (body)", examples=["08212:G01"])
    agreed_on: DayText = Field(description="Tag der Vereinbarung (day)", examples=["2024-05-03"])
    valid_from: DayText | None = Field(default=None, description="gilt ab (valid from)", examples=["2024-06-01"])
    reason: Short = Field(default="", description="Begründung (reason)", examples=["Praxen fragen danach."])

    def asked(self) -> RuleAsked:
        """The same without its form."""
        return RuleAsked(
            kind=self.kind,
            wording=self.wording,
            actor_type=self.actor_type,
            other_type=self.other_actor_type,
            partner=self.partner,
            body=self.body,
            norm_line=self.norm_line,
            months=str(self.months or ""),
            agreed_by=self.agreed_by,
            agreed_on=self.agreed_on,
            valid_from=self.valid_from or "",
            reason=self.reason,
        )


class OwnRuleWordsIn(Asked):
    """A rule in other words; what it demands stays (neue Fassung einer Regel)."""

    wording: Short = Field(description="neuer Wortlaut (wording)", examples=["Die Frühförderung gehört ins Netzwerk"])
    agreed_by: Short = Field(description="Gremium, das sie vereinbart hat (body)", examples=["08212:G01"])
    agreed_on: DayText = Field(description="Tag der Vereinbarung (day)", examples=["2026-05-03"])
    valid_from: DayText | None = Field(default=None, description="gilt ab (valid from)", examples=["2026-06-01"])
    reason: Short = Field(default="", description="Begründung (reason)", examples=["Klarer gesagt."])

    def said(self) -> RuleReworded:
        """The same without its form."""
        return RuleReworded(self.wording, self.agreed_by, self.agreed_on, self.valid_from or "", self.reason)


class OwnRuleEndIn(Asked):
    """From when on a rule holds no longer (ab wann eine Regel nicht mehr gilt)."""

    day: DayText = Field(description="erster Tag danach (first day)", examples=["2026-05-03"])


class OwnRuleOut(Shape):
    """A rule that the group gave itself, and whether it holds (eine eigene Regel; kein Gesetz)."""

    id: str = Field(examples=["08212:ownrule-mitw-ff-0a1b2c3d4e"])
    wording: str = Field(examples=["Bei uns sitzt die Frühförderung im Netzwerk"])
    kind: str = Field(examples=["MITW"])
    kind_label: Words
    expects: Words = Field(description="wen oder was sie meint (whom it is about)")
    citation: Words = Field(description="wie sie zitiert wird (how it is cited)")
    state: str = Field(description="inForce, toCome, ended", examples=["inForce"])
    certainty: str = Field(
        description="wie sicher sie eingehalten ist; leer, wo sie nicht gilt (how surely it is kept)",
        examples=["unknown"],
    )
    note: Words = Field(description="was dazu erfasst ist (what is known of it)")
    records: list[str] = Field(description="Belege (records behind it)", examples=[["08212:A01"]])
    version: str = Field(examples=["1"])
    agreed_on: str = Field(examples=["2024-05-03"])
    valid_from: str = Field(examples=["2024-06-01"])
    valid_until: str = Field(examples=[""])
    reason: str = Field(examples=["Praxen fragen danach."])


def rule_out(row: RuleRow) -> OwnRuleOut:
    """A row of the list as it is sent."""
    rule, holding = row.rule, row.holding
    return OwnRuleOut(
        id=rule.id,
        wording=rule.name,
        kind=rule.value(Prop.RULE_KIND) or "",
        kind_label=_words(row.kind),
        expects=_words(row.expects),
        citation=_words(row.citation),
        state=row.state.value,
        certainty=holding.certainty.value if holding is not None else "",
        note=_words(row.note),
        records=list(holding.records) if holding is not None else [],
        version=rule.value(Prop.VERSION) or "1",
        agreed_on=rule.value(Prop.AGREED_ON) or "",
        valid_from=rule.value(Prop.VALID_FROM) or rule.value(Prop.AGREED_ON) or "",
        valid_until=rule.value(Prop.END_DATE) or "",
        reason=rule.value(Prop.REASON) or "",
    )


def _words(text: Text) -> Words:
    return Words(de=text.de, en=text.en)


__all__ = ["OwnRuleEndIn", "OwnRuleIn", "OwnRuleOut", "OwnRuleWordsIn", "rule_out"]
