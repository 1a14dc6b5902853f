"""Printed names: as keys, as groups that mean one organisation, and as decisions that people have recorded."""
