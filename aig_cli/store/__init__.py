"""Between two commands: the one file that holds the register, its history, its lock."""
