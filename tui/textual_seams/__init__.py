"""Where Lesart reaches into Textual's inside; Textual is pinned to one version because of it.

| module | what it replaces or patches | the test that notices |
|---|---|---|
| `lean_import` | imports that the first screen does not need | `terminal/test_lean_import` |
| `class_knowledge` | how a class gathers bindings and reactives | `terminal/test_lean_import` |
| `late_methods` | `dataclasses`, while Textual is imported | `terminal/test_late_methods` |
| `late_patterns` | patterns of style sheets and markup | `terminal/test_lean_import` |
| `lean_output` | `App._display`: differences only | `terminal/test_lean_output` |
| `lean_compositor` | `Compositor.render_partial_update` | `terminal/test_lean_output` |
| `note_area` | `TextArea.render_line` for very long lines | `test_note_area` |

The tests stand in `tests/tui/`. `LESART_OUTPUT=stock` does without all but the last.
"""
