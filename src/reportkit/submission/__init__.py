"""The submission room: what leaves the house, and the proof that it holds nothing internal."""
