"""FACTS: strict YAML, schemas, the case model, attachments, settings and registers."""
