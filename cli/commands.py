"""What the program can do, known before anything of it is imported."""

COMMANDS = {
    "annotate": "cli.annotate:annotate",
    "annotations": "cli.annotations:annotations",
    "compare": "cli.compare:compare",
    "doctor": "cli.doctor:doctor",
    "entities": "cli.entities:entities",
    "events": "cli.events:events",
    "index": "cli.index:index",
    "list": "cli.listing:list_articles",
    "search": "cli.search:search",
    "show": "cli.show:show",
}
"""Module and name of the function by sub-command: only the one that is meant is imported."""
NO_SCREEN = frozenset({"", "dumb", "unknown", "network", "dialup"})
"""Values of TERM on which nothing is painted."""
