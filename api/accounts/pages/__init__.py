"""The pages of accounts: plain forms that need no script."""
