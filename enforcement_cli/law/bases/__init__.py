"""The rows of the Basis table, one module for each source (see `enforcement_cli.law.basis`)."""
