"""The command line: sorts out which command is meant."""

import os
from importlib import import_module

import click

from cli.commands import COMMANDS
from cli.outcomes import BAD_INPUT
from cli.output import talk
from cli.restricting import FLAG, is_restricted, permit
from cli.subcommands.read import NAME, read


class Commands(click.Group):
    """Sub-commands, and without one: the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all sub-commands."""
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a sub-command, which is imported now; None when there is no such one."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read `lesart`, `lesart FOLDER` and `lesart -C FOLDER` as a wish to read."""
        own = {name for each in self.get_params(ctx) for name in each.opts}
        flags = [FLAG] if args[:1] == [FLAG] else []
        rest = args[len(flags) :]
        if not rest or (rest[0] not in COMMANDS and rest[0] not in own):
            rest = [NAME, *rest]
        return super().parse_args(ctx, [*flags, *rest])


@click.group(
    cls=Commands,
    options_metavar="",
    subcommand_metavar="[FOLDER] | COMMAND …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    FLAG,
    is_flag=True,
    help="For shared hosts: no other program, no other folder, files in the notebook only.",
)
@click.version_option(package_name="lesart", message="lesart %(version)s")
@click.pass_context
def lesart(context: click.Context, restricted: bool) -> None:
    """Read and search a folder of news articles, and see where outlets differ.

    `lesart FOLDER` opens the reader; without FOLDER it takes LESART_CORPUS or, when there are
    articles in it, the current folder. A folder that is named like a command is written ./index.
    """
    context.obj = permit(restricted or is_restricted((), os.environ), os.environ)


lesart.add_command(read)


def run_command() -> object:
    """Run the command that is meant; return its exit code, or None where all is well.

    Raises `KeyboardInterrupt`, and what the commands raise.
    """
    try:
        return lesart.main(prog_name="lesart", standalone_mode=False)
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.ClickException as error:
        return _misused(error)


def _misused(error: click.ClickException) -> int:
    """Tell what is wrong with options or arguments, and where help is."""
    talk(f"Error: {error.format_message()}")
    context = getattr(error, "ctx", None)
    command = context.command_path.removesuffix(NAME).strip() if context else "lesart"
    talk(f"Try `{command} -h` for help.")
    return BAD_INPUT
