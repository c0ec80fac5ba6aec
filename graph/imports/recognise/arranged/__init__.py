"""Found tables -> the canonical tables that the check reads: organizations, seats, ties, agreements, offers."""
