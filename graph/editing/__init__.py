"""Changing single records: what of a statement does not fit the model, what a change replaces, and who changed what.

Plain functions of records and claims; they know neither a store nor who asks (decision 0032).
"""
