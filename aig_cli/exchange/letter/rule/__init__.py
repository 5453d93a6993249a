"""What the words of a letter tell: one thing a file. Rules are patterns, compiled when they are used; none guesses."""
