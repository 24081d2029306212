"""English grammar, as functions: words in, words out."""
