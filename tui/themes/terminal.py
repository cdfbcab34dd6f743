"""The terminal's own sixteen colours, on its own ground, dark or light.

Letters are in the terminal's own text colour, the one that is legible on its ground for sure, and
layers are told by attributes. Only hits have a ground of their own, black on yellow.
"""

from textual.theme import Theme

PLAIN, BLACK = "ansi_default", "ansi_black"

TERMINAL = Theme(
    name="terminal",
    ansi=True,
    dark=True,
    primary=PLAIN,
    secondary=PLAIN,
    accent=PLAIN,
    warning=PLAIN,
    error=PLAIN,
    success=PLAIN,
    foreground=PLAIN,
    background=PLAIN,
    surface=PLAIN,
    panel=PLAIN,
    boost=PLAIN,
    variables={
        "rule": PLAIN,
        "quiet": PLAIN,
        "bright": PLAIN,
        "hit": "ansi_bright_yellow",
        "hit-text": BLACK,
        "hit-here": PLAIN,
        "hit-here-text": PLAIN,
        "note": PLAIN,
        "note-text": PLAIN,
        "note-deep": PLAIN,
        "note-sign": PLAIN,
        "name": PLAIN,
        "name-text": PLAIN,
        "selected": PLAIN,
        "selected-text": PLAIN,
        "chosen": PLAIN,
        "border": PLAIN,
        "block-cursor-background": "ansi_white",
        "block-cursor-foreground": BLACK,
        "block-cursor-text-style": "bold",
        "input-cursor-background": "ansi_white",
        "input-cursor-foreground": BLACK,
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": BLACK,
        "text-muted": PLAIN,
        "text-disabled": PLAIN,
        "ansi-background": PLAIN,
        "ansi-foreground": PLAIN,
    },
)
