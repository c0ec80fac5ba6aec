"""What several indicators and rules count with: seats, groups, pairs, consultations, ranges. No indicator is here."""
