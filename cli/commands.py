"""What the program can do, known before anything of it is imported."""

COMMANDS = {
    "annotate": "cli.subcommands.annotate:annotate",
    "annotations": "cli.subcommands.annotations:annotations",
    "compare": "cli.subcommands.compare:compare",
    "doctor": "cli.subcommands.doctor:doctor",
    "entities": "cli.subcommands.entities:entities",
    "events": "cli.subcommands.events:events",
    "index": "cli.subcommands.index:index",
    "list": "cli.subcommands.listing:list_articles",
    "search": "cli.subcommands.search:search",
    "show": "cli.subcommands.show:show",
}
"""Module and name of the function by sub-command: only the one that is meant is imported."""
NO_SCREEN = frozenset({"", "dumb", "unknown", "network", "dialup"})
"""Values of TERM on which nothing is painted."""
