"""Finds who attended, for which institution: the grammar of the attendee cell."""
