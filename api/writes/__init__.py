"""What a program, a page or a command may change: each one batch in the caller's name, or a refusal that says why."""
