"""Council data in: what councils publish as OParl becomes bodies, papers and consultations of a district.

==============  ========================================================================================================
fetching        a server -> a folder of pages
gathering       JSON of any shape -> objects of OParl, and what was the matter with each (`Gathered`)
topics          which papers are about early help, with the words that made it
council_choice  which of the objects concern the network, and why the others do not
council_tables  these -> the tables that lists are read from (`Workbook`), so that everything goes one way in
importing       tables -> preview -> one batch, with what was taken, left aside, and asked
==============  ========================================================================================================

Nothing is lost in silence: of each kind of object the report says how many were read, taken, and left aside, and why.
"""
