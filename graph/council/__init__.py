"""Council data in: what councils publish as OParl becomes bodies, papers and consultations of a district.

===========  ===========================================================================================================
gathering    JSON of any shape -> objects of OParl, and what was the matter with each (`Gathered`)
topics       which papers are about early help, with the words that made it
arranging    objects -> the tables that lists are read from (`Workbook`), so that everything goes one way in
importing    tables -> preview -> one batch, with what was taken, left aside, and asked
===========  ===========================================================================================================

Nothing is lost in silence: of each kind of object the report says how many were read, taken, and left aside, and why.
"""
