"""Questions as people ask them: their files, the values that are typed for parameters, the names that are meant."""
