"""What several rules say or look up: groups, standing of seats, weights, who starts. No rule is here."""
