"""The JSON API of accounts: a session, one's own account, and the administration."""
