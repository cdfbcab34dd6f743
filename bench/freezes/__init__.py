"""Whether any key on any article holds up the screen: `python -m bench.freezes`."""
