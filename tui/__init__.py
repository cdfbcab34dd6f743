"""The Textual app: screens, widgets and what reaches the terminal."""
