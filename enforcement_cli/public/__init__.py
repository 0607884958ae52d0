"""What the public sees: redaction, the public record, the ledger, the site. Nothing private passes its allow-list."""
