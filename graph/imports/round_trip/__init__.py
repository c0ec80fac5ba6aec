"""A district as a workbook that people edit, and their edits back (decision 0021).

=======  ===============================================================================================================
rows     records -> sheets of rows, one row for each record and each source that speaks of it
base     what the workbook was made of, kept in a hidden sheet
edits    a workbook that comes back -> what was changed, cell by cell, against that base
=======  ===============================================================================================================

Only what differs from the base is read. So nothing that nobody touched can change, whatever its words.
"""
