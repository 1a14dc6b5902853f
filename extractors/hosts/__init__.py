"""Who spoke for the company, with the title printed there."""
