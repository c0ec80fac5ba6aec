"""The table of shared views, in the database of the accounts: of a link only a hash is kept.

A change here needs a migration in `api/accounts/migrations/versions`; a test compares both.
"""

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts.tables import Base


class SharedMapRow(Base):
    """A view of the map of a district on a day, and until when its link opens it."""

    __tablename__ = "shared_map"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    district: Mapped[str] = mapped_column(String(60), index=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    view: Mapped[str] = mapped_column(Text)
    """The settings of the map, as its address says them."""
    day: Mapped[str] = mapped_column(String(10))
    """The day whose state is shown (ISO)."""
    ends: Mapped[str] = mapped_column(String(10))
    """The last day on which the link opens it (ISO)."""
    made: Mapped[int]
    actor: Mapped[str] = mapped_column(String(60))
    """Who made it, under the name that the journal knows."""
