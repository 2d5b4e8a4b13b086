"""Other people's engines and tables. Each module needs the package it is named after."""
