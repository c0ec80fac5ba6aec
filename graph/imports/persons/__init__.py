"""Persons at the door: what lists say about persons and single cases is recognised, named and not stored.

===========  ===========================================================================================================
vocabulary   the reviewed words of ``words.toml``, and the names of ``names.toml``
names        does a text name a person?
judging      what is personal in a cell, and in a column as a whole
door         tables -> tables without it, and what there is to say about that
===========  ===========================================================================================================

It stands between recognising and checking: what is dropped here is in no record, no id and no message (decision 0020).
"""
