"""What is told of what is stored: to a person about themselves, and to whoever answers for the processing."""
