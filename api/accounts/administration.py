"""What the administration does to accounts, within the districts where it has the right to.

Who administers some districts sees the accounts that have a role there, and of their roles only those there; another
account is answered as if there were none. What is done to an account as a whole (locking it, setting its password)
needs the right in every district where it has a role: else it would be a way into another one.
"""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.accounts import identities, links, second_factor, sessions
from api.accounts.accounts import named
from api.accounts.errors import NotAllowedError, RefusedError, TakenError
from api.accounts.events import Event, note
from api.accounts.identities import Identity
from api.accounts.sealed import fresh_id
from api.accounts.tables import ALL, AccountRow, GrantRow
from api.rights import Grant
from graph.errors import NotFoundError
from graph.stores.base import Scope
from ontology import Text


@dataclass(frozen=True, slots=True)
class Administration:
    """One unit of work: who acts, and in which districts they may."""

    session: Session
    now: int
    actor: str
    scope: Scope

    def all(self) -> list[AccountRow]:
        """The accounts that they see, by name."""
        found = self.session.scalars(select(AccountRow).order_by(AccountRow.key))
        return [account for account in found if self._sees(account)]

    def account(self, id: str) -> AccountRow:
        """The account of that id; raises NotFoundError if they see none."""
        found = self.session.get(AccountRow, id)
        if found is None or not self._sees(found):
            raise NotFoundError(f"no account {id}")
        return found

    def grants(self, account: AccountRow) -> list[GrantRow]:
        """The roles of an account that they see."""
        return [grant for grant in account.grants if self._within(grant.district)]

    def invite(self, name: str, grants: Collection[Grant]) -> tuple[AccountRow, str]:
        """A new account with roles, and the secret of the link by which somebody makes it theirs."""
        account = links.new_account(name, self.now)
        if not grants and self.scope.districts is not None:
            raise RefusedError(Text(de="Nennen Sie mindestens eine Rolle.", en="Name at least one role."))
        if named(self.session, account.name) is not None:
            raise TakenError(
                Text(de="Ein Konto dieses Namens gibt es schon.", en="There is an account of that name already.")
            )
        self.session.add(account)
        self._note(Event.INVITED, account)
        for grant in dict.fromkeys(grants):
            self._add(account, grant)
        self.session.flush()
        return account, links.make(self.session, account.id, self.now)

    def grant(self, id: str, grant: Grant) -> GrantRow:
        """Give an account a role; one that it has already stays as it is."""
        account = self._others(id)
        held = (g for g in account.grants if (g.role, g.district) == (grant.role, _place(grant)))
        return next(held, None) or self._add(account, grant)

    def withdraw(self, id: str, grant: str) -> None:
        """Take a role away; raises NotFoundError if they see none of that id."""
        account = self._others(id)
        found = next((g for g in self.grants(account) if g.id == grant), None)
        if found is None:
            raise NotFoundError(f"no grant {grant}")
        account.grants.remove(found)
        self._note(Event.WITHDRAWN, account, f"{found.role} {found.district}")

    def lock(self, id: str, *, locked: bool) -> None:
        """Lock an account, whose sessions end at once and whose keys open nothing; or open it again."""
        account = self._whole(id)
        account.locked = locked
        sessions.end_all(self.session, account.id)
        self._note(Event.LOCKED if locked else Event.UNLOCKED, account)

    def link(self, id: str) -> str:
        """The secret of a link that sets a new password; the old one is good until then."""
        account = self._whole(id)
        self._note(Event.LINK_MADE, account)
        return links.make(self.session, account.id, self.now)

    def remove_factor(self, id: str) -> None:
        """Ask for no second factor any more, for somebody who lost theirs."""
        account = self._whole(id)
        second_factor.remove(self.session, account)
        self._note(Event.FACTOR_OFF, account)

    def connect(self, id: str, identity: Identity) -> None:
        """Let an account be entered from outside by this one person."""
        account = self._whole(id)
        identities.connect(self.session, account, identity, self.now)
        self._note(Event.CONNECTED, account)

    def disconnect(self, id: str) -> None:
        """Let nobody enter it from outside any more; its sessions end."""
        account = self._whole(id)
        identities.disconnect(self.session, account)
        self._note(Event.DISCONNECTED, account)

    def remove(self, id: str) -> None:
        """Remove an account with all that it has. What it did stays under its name in the journal of the data."""
        account = self._whole(id)
        self._note(Event.REMOVED, account)
        self.session.execute(delete(AccountRow).where(AccountRow.id == account.id))

    def _add(self, account: AccountRow, grant: Grant) -> GrantRow:
        if not self._within(_place(grant)):
            raise NotAllowedError(
                Text(
                    de="In diesem Bezirk vergeben Sie keine Rollen.",
                    en="You give no roles in this district.",
                )
            )
        if not grant.possible:
            raise RefusedError(
                Text(
                    de="Für ein ganzes Land gibt es nur Rollen, die vergleichen: Landeskoordinierung oder NZFH. Andere "
                    "Rollen gelten in einem Bezirk.",
                    en="For a whole Land there are only roles that compare: Land or NZFH. Other roles hold in a "
                    "district.",
                )
            )
        row = GrantRow(id=fresh_id(), role=grant.role, district=_place(grant))
        account.grants.append(row)
        self._note(Event.GRANTED, account, f"{row.role} {row.district}")
        return row

    def _others(self, id: str) -> AccountRow:
        account = self.account(id)
        if account.id == self.actor:
            raise NotAllowedError(
                Text(
                    de="Am eigenen Konto ändert das jemand anderes aus der Verwaltung.",
                    en="Somebody else of the administration does this to your own account.",
                )
            )
        return account

    def _whole(self, id: str) -> AccountRow:
        account = self._others(id)
        if len(self.grants(account)) < len(account.grants):
            raise NotAllowedError(
                Text(
                    de="Das Konto hat auch Rollen, die Sie nicht verwalten. Fragen Sie, wer alle Konten verwaltet.",
                    en="The account has roles, too, that you do not manage. Ask those who manage all accounts.",
                )
            )
        return account

    def _sees(self, account: AccountRow) -> bool:
        return self.scope.districts is None or bool(self.grants(account))

    def _within(self, district: str) -> bool:
        return self.scope.districts is None or (district != ALL and self.scope.owns(district))

    def _note(self, kind: Event, account: AccountRow, detail: str = "") -> None:
        note(self.session, self.now, kind, self.actor, account.id, detail)


def _place(grant: Grant) -> str:
    return ALL if grant.district is None else grant.district
