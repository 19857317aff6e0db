roster-export-title = Take the roster along as a file
roster-export-leaves = Only people and facts that may be taken away go into the file; a cell that may not says so. The export is recorded with its reason, and everybody in it can see that.
roster-export-docx = Word document (DOCX)
roster-export-pdf = File for the archive (PDF/A)
roster-export-nobody = Nobody of this plan may be taken away.
