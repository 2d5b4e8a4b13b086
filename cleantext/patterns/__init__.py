"""What a pattern rule says: its keys, its expressions and its hints."""
