"""Stage 2: sheets as people keep them -> the tables in them, what each is, and the role of each column.

=============  =========================================================================================================
texts          what one text says by itself: a header, a name, a mark, a remark
legend         what signs, colours and short words mean, where the list says so
reshaping      sheets of another shape, put as a list
mending        tables whose rows or cells say more than one thing, put as one thing each
column_roles   what a table lists, and the role of each column
row_sorting    which rows are records, and which head others
arranged       found tables -> the canonical tables that the check reads
sentences      what recognising has to say
=============  =========================================================================================================

`recognising` goes through a workbook, `table_reading` through an area of a sheet with its headers.
"""
