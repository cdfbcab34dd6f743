"""The themes: light paper and dark ink. Widgets use only the variables named here.

Every layer that carries meaning also has a text attribute (bold, underline, reverse), so that it
survives sixteen colours and none.
"""

from textual.theme import Theme

INK = Theme(
    name="ink",
    dark=True,
    primary="#e3b26b",
    secondary="#9fb4c7",
    accent="#e3b26b",
    warning="#e0875a",
    error="#e57373",
    success="#9cbf8a",
    foreground="#d9d5cc",
    background="#17191d",
    surface="#1e2126",
    panel="#262a30",
    variables={
        "rule": "#363b43",
        "quiet": "#8d9199",
        "bright": "#f4f0e6",
        "hit": "#4a3f1d",
        "hit-text": "#ffe3a3",
        "hit-here": "#e3b26b",
        "hit-here-text": "#17191d",
        "note": "#22333b",
        "note-text": "#bfe0ea",
        "note-deep": "#2e4b57",
        "note-sign": "#7fb3c4",
        "name": "#33303f",
        "name-text": "#c9bfe3",
        "selected": "#7fb3c4",
        "selected-text": "#10181c",
        "chosen": "#2b3038",
        "border": "#e3b26b",
        "block-cursor-background": "#2b3038",
        "block-cursor-foreground": "#f4f0e6",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#e3b26b 35%",
    },
)

PAPER = Theme(
    name="paper",
    dark=False,
    primary="#8f4a12",
    secondary="#3c5a78",
    accent="#8f4a12",
    warning="#a5521a",
    error="#a3302c",
    success="#3f6b2e",
    foreground="#2b2926",
    background="#fbf8f1",
    surface="#f3eee3",
    panel="#ebe4d5",
    variables={
        "rule": "#d5ccb9",
        "quiet": "#6d675d",
        "bright": "#000000",
        "hit": "#f7e3a8",
        "hit-text": "#4a3300",
        "hit-here": "#8f4a12",
        "hit-here-text": "#fffaf0",
        "note": "#dcebef",
        "note-text": "#173d4a",
        "note-deep": "#bfdbe3",
        "note-sign": "#2b6b80",
        "name": "#e6e0f0",
        "name-text": "#4f3f7d",
        "selected": "#2b6b80",
        "selected-text": "#ffffff",
        "chosen": "#e6dcc8",
        "border": "#8f4a12",
        "block-cursor-background": "#e6dcc8",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#8f4a12 25%",
    },
)

THEMES = (INK, PAPER)
"""All themes; the first is the one used when the settings name none."""
