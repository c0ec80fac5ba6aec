"""The pages behind a personal link: plain forms that need no account and no script."""
