"""What a district gives into the comparison with others: the release, the file that is handed over, and collecting.

* ``releasing``: who released, as records with journal and undo; ``going_along``: what goes along beside the values;
  ``who_compares``: what goes into the comparison from a store
* ``handing_over``: what a district hands over, as values and as the very bytes; ``handed_profile`` and ``handed_works``
  are parts of it, ``content_checks`` reads what others wrote
* ``signing``: the key of a district, its signature, and files that are signed
* ``collecting``: many files into a national store; what is refused, and why
* ``seen_by_others``: the same in words, for the page "Das sehen die anderen"
"""
