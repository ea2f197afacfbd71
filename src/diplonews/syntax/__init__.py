"""French syntax without a parse: noun phrases, the stretches between commas, and the subject of a verb group."""
