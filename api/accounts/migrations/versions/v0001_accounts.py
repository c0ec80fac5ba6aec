"""The accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_HASH, _ID = sa.String(64), sa.String(16)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "account",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("key", sa.String(200), nullable=False, unique=True),
        sa.Column("password", sa.String(255)),
        sa.Column("locked", sa.Boolean, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("factor", sa.String(64)),
        sa.Column("factor_on", sa.Boolean, nullable=False),
        sa.Column("factor_step", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "grants",
        sa.Column("id", _ID, primary_key=True),
        _account(),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("district", sa.String(60), nullable=False),
        sa.UniqueConstraint("account", "role", "district", name="one_grant"),
    )
    op.create_table(
        "session",
        sa.Column("hash", _HASH, primary_key=True),
        _account(),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
    )
    _secrets()
    op.create_table(
        "tries",
        sa.Column("hash", _HASH, primary_key=True),
        sa.Column("failed", sa.BigInteger, nullable=False),
        sa.Column("last", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("time", sa.BigInteger, nullable=False, index=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("actor", _ID, nullable=False),
        sa.Column("account", _ID, nullable=False),
        sa.Column("detail", sa.String(100), nullable=False),
    )


def _secrets() -> None:
    op.create_table(
        "token",
        sa.Column("id", _ID, primary_key=True),
        _account(),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("hash", _HASH, nullable=False, unique=True),
        sa.Column("rights", sa.JSON, nullable=False),
        sa.Column("districts", sa.JSON, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("ends", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("hash", _HASH, primary_key=True),
        _account(nullable=True),
        sa.Column("ends", sa.BigInteger, nullable=False),
    )
    op.create_table("recovery", sa.Column("hash", _HASH, primary_key=True), _account())


def _account(*, nullable: bool = False) -> "sa.Column[str]":
    owner = sa.ForeignKey("account.id", ondelete="CASCADE")
    return sa.Column("account", _ID, owner, nullable=nullable, index=True)
