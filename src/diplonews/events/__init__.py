"""Events: diplomatic interactions found by their triggers, with parties, place, date and status."""
