"""What can be wrong: one small function a rule, its severity, its example `M*.yaml`; reports."""
