"""The register: the one place that speaks SQL."""
