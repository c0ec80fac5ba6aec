"""The tables of the accounts. Times are seconds since 1970, secrets are kept as hashes, of persons a name is kept.

A change here needs a migration in `api/accounts/migrations/versions`; a test compares both.
"""

from sqlalchemy import JSON, BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

ALL = "*"
"""The district of a grant that holds in all of them: said, never left out."""
_HASH = String(64)
_ID = String(16)


class Base(DeclarativeBase):
    """The tables together."""

    type_annotation_map = {int: BigInteger}  # noqa: RUF012 - so SQLAlchemy wants it


class AccountRow(Base):
    """Somebody who may sign in. Without a password they were invited and have not come yet."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    name: Mapped[str] = mapped_column(String(60))
    key: Mapped[str] = mapped_column(String(200), unique=True)
    """The name as it is compared: without regard to case."""
    password: Mapped[str | None] = mapped_column(String(255))
    locked: Mapped[bool]
    created: Mapped[int]
    factor: Mapped[str | None] = mapped_column(String(64))
    """The secret of the second factor, which has to be readable to be used."""
    factor_on: Mapped[bool]
    """Whether it was confirmed, and is asked for."""
    factor_step: Mapped[int]
    """The newest time step of which a code was used: no code is good twice."""
    identity: Mapped["IdentityRow | None"] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    grants: Mapped[list["GrantRow"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="GrantRow.district, GrantRow.role"
    )


class GrantRow(Base):
    """A role in a district, or in all."""

    __tablename__ = "grants"
    __table_args__ = (UniqueConstraint("account", "role", "district", name="one_grant"),)

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    district: Mapped[str] = mapped_column(String(60))


class IdentityRow(Base):
    """Who an account is at the service outside: issuer and subject together, as a hash."""

    __tablename__ = "identity"

    hash: Mapped[str] = mapped_column(_HASH, primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True)
    since: Mapped[int]


class SessionRow(Base):
    """A browser that signed in."""

    __tablename__ = "session"

    hash: Mapped[str] = mapped_column(_HASH, primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    created: Mapped[int]
    seen: Mapped[int]


class TokenRow(Base):
    """A key for a program, which may less than its owner, and not for ever."""

    __tablename__ = "token"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    hash: Mapped[str] = mapped_column(_HASH, unique=True)
    rights: Mapped[list[str]] = mapped_column(JSON)
    districts: Mapped[list[str]] = mapped_column(JSON)
    created: Mapped[int]
    ends: Mapped[int]


class LinkRow(Base):
    """A one-time link that sets a password; the one without an account makes the first administrator."""

    __tablename__ = "link"

    hash: Mapped[str] = mapped_column(_HASH, primary_key=True)
    account: Mapped[str | None] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    ends: Mapped[int]


class RecoveryRow(Base):
    """A code that stands in for the second factor once."""

    __tablename__ = "recovery"

    hash: Mapped[str] = mapped_column(_HASH, primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)


class TryRow(Base):
    """Failed tries to sign in, by what tried: the hash of an account's name or of an address."""

    __tablename__ = "tries"

    hash: Mapped[str] = mapped_column(_HASH, primary_key=True)
    failed: Mapped[int]
    last: Mapped[int]


class EventRow(Base):
    """What happened to accounts: who did what to whom, by their ids, which say nothing once an account is gone."""

    __tablename__ = "event"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    time: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(30))
    actor: Mapped[str] = mapped_column(_ID)
    account: Mapped[str] = mapped_column(_ID)
    detail: Mapped[str] = mapped_column(String(100))


class PersonalReadRow(Base):
    """Who read data of persons, by ids: of one, or of all of a district, in which way, and whether it left here."""

    __tablename__ = "personal_read"

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    time: Mapped[int] = mapped_column(index=True)
    actor: Mapped[str] = mapped_column(_ID)
    person: Mapped[str] = mapped_column(String(200), index=True)
    district: Mapped[str] = mapped_column(String(60))
    way: Mapped[str] = mapped_column(String(120))
    passed_on: Mapped[bool]
