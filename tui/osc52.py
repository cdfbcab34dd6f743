"""Putting text on the clipboard of a terminal that may be far away, by OSC 52.

Source of the sequence: xterm's "XTerm Control Sequences", "Operating System Commands", 52. tmux
and GNU screen hand on what is wrapped in a DCS string: tmux(1), `allow-passthrough`; screen takes
strings of at most 768 bytes (`MAXSTR`), so there the sequence goes in pieces.
"""

import base64
from collections.abc import Mapping

MOST = 74_000
"""Bytes of text sent at most: xterm takes 100,000 of the encoded form, others less."""
PIECE = 252
"""Characters of one piece for GNU screen."""


def clipboard_sequence(text: str, environ: Mapping[str, str]) -> str:
    """Return what to write to the terminal so that `text` gets to its clipboard.

    Inside of tmux that is the sequence as it is, for `set-clipboard on`, and wrapped, for
    `allow-passthrough on`: either is enough, and with neither tmux drops both.
    """
    plain = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"
    if environ.get("TMUX"):
        doubled = plain.replace("\x1b", "\x1b\x1b")
        return f"{plain}\x1bPtmux;{doubled}\x1b\\"
    if environ.get("STY"):
        pieces = (plain[at : at + PIECE] for at in range(0, len(plain), PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return plain
