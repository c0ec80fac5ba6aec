"""Accounts: who signs in, what they were granted, and who asks by a session or a token (decision 0030).

They live in a database of their own, apart from the graph. Of persons it holds a name that the account goes by, and
nothing else: no mailbox, no address of a computer.
"""
