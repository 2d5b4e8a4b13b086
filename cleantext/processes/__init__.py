"""Several processes for one job; nothing but the time may differ from what one makes of it."""
