"""Papers of an administration, each from one source as DOCX and as PDF (decision on papers as files).

`written` says what a paper is made of: blocks of sentences with the numbers of their sources, and marked blanks.
One module each makes a kind of paper of an analysis; `docx_out` and `pdf_out` set the same blocks, so that both files
say the same. Papers are in German: they go to German committees. Nothing is invented: what is not known is a blank.
"""
