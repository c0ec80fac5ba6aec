"""What an analysis says as tables, for those who work on in a spreadsheet: one table, or several in a workbook."""
