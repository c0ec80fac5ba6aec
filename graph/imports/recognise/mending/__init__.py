"""Tables whose rows or cells say more than one thing, put as one thing each, before their columns are judged."""
