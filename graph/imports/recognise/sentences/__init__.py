"""What recognising has to say, in one place: plain, without blame, and with what to do."""
