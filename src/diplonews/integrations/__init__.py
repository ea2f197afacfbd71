"""Where other libraries meet this one. Each module needs the extra of its name, and nothing else imports it."""
