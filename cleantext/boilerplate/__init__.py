"""What the boilerplate fixer stands on: slots of patterns, line rules, bios, whole-line removal."""
