"""Reports on many processes: for people, for spreadsheets, for machines, and as pages."""
