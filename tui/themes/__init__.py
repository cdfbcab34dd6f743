"""The themes. Widgets use only the variables that all of them name.

Every layer that carries meaning also has text attributes of its own (bold, italic, underline,
reverse), so that layers stay apart with sixteen colours and with none.
"""

from tui.themes.contrast import CONTRAST
from tui.themes.ink import INK
from tui.themes.paper import PAPER
from tui.themes.terminal import TERMINAL

THEMES = (INK, PAPER, CONTRAST, TERMINAL)
"""All themes; the first is the one used when the settings name none."""
COLOURLESS = TERMINAL
"""The theme that needs no colours at all: used where the user wants none."""
ABOUT = {
    "ink": "Light on dark",
    "paper": "Dark on light",
    "contrast": "Greatest contrast",
    "terminal": "The terminal’s own colours",
}
"""Every theme in a few words."""
