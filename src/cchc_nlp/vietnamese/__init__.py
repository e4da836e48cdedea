"""The language, as administrative text writes it. Import from the modules."""
