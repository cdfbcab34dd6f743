"""Entry point of the `lesart` command: sorts out what is meant, and how it ends."""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from cli.outcomes import (
    BAD_INPUT,
    BROKEN,
    INTERRUPTED,
    NOTHING_FOUND,
    OK,
    BadInput,
    NobodyReads,
    NothingFound,
    write_log,
)
from cli.output import talk
from cli.read import FRAME, NAME, read
from cli.restricting import FLAG, forget_programs, is_restricted, permit
from cli.start import COMMANDS
from library.errors import LibraryError
from library.places import Places
from search.errors import SearchError

if TYPE_CHECKING:
    from tui.terminal.first_frame import FirstFrame
from tui.terminal.stand_ins import NAME as STAND_IN


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
    context.meta[FRAME] = context.obj
    context.obj = permit(restricted or is_restricted((), os.environ), os.environ)


lesart.add_command(read)


def main(frame: "FirstFrame | None" = None) -> NoReturn:
    """Run the command line and exit: 0 ok, 1 nothing found, 2 bad input, 130 interrupted.

    `frame` is what the terminal shows already, where somebody is going to read.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=STAND_IN)
    if is_restricted(sys.argv[1:], os.environ):
        forget_programs(os.environ)
        if sys.flags.inspect:
            # Python would end with a prompt; nothing but this keeps it from that.
            talk("Error: PYTHONINSPECT is set: a restricted session does not start with it.")
            os._exit(BAD_INPUT)
    code = _run(frame)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
    sys.exit(code)


def _run(frame: "FirstFrame | None") -> int:
    """Run the command and return its exit code, whatever happens."""
    try:
        result: object = lesart.main(prog_name="lesart", standalone_mode=False, obj=frame)
    except NobodyReads:
        _forget_stdout()
        result = OK
    except BaseException as error:  # the last line of defence
        if frame:
            frame.give_back()
        return _ending(error)
    return result if isinstance(result, int) else OK


def _ending(error: BaseException) -> int:
    """Tell why the command did not get to its end, and return the exit code for it."""
    match error:
        case NothingFound():
            talk(str(error))
            return NOTHING_FOUND
        case BadInput() | LibraryError() | SearchError():
            talk(f"Error: {error}")
            return BAD_INPUT
        case click.ClickException():
            return _misused(error)
        case click.Abort() | KeyboardInterrupt():
            talk("Interrupted. What was finished is kept.")
            return INTERRUPTED
        case Exception():
            return _unexpected(error)
    raise error


def _misused(error: click.ClickException) -> int:
    """Tell what is wrong with options or arguments, and where help is."""
    talk(f"Error: {error.format_message()}")
    context = getattr(error, "ctx", None)
    command = context.command_path.removesuffix(NAME).strip() if context else "lesart"
    talk(f"Try `{command} -h` for help.")
    return BAD_INPUT


def _unexpected(error: Exception) -> int:
    """Tell in one line what went wrong and where the details are."""
    try:
        log = str(write_log(Places.from_environment(os.environ).state, error))
    except (OSError, LibraryError):
        log = ""
    details = f" Details are in {log}." if log else ""
    talk(f"Something went wrong inside Lesart: {type(error).__name__}: {error}.{details}")
    return BROKEN


def _forget_stdout() -> None:
    """Keep Python from complaining at its end when nobody reads on, as behind `| head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
