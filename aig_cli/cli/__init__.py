"""Commands: a file has the noun, its functions are the verbs."""
