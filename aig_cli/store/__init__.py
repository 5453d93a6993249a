"""The file that holds the register from one command to the next, with its history and its lock."""
