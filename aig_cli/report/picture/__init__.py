"""The yearly picture: `year` has it as a document, `chapter/` its chapters."""
