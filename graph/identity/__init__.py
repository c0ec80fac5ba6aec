"""Is it the same? Normal forms of names, places, mailboxes and phones, and what speaks for and against (decision 0019).

``names`` and ``traits`` say what an organization is recognised by, ``comparing`` weighs two of them with a reason for
each feature, ``blocks`` finds the pairs worth weighing in a long list, ``duplicates`` proposes them over a store,
``judging`` keeps what people decided, and ``merging`` makes one record of two.
"""
