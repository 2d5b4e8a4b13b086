"""One module for each kind of rule. No fixer imports another; the registry knows them all."""
