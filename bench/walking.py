"""One random walk: steps are taken, answers waited for, and what goes wrong is written down."""

import random
import re
import signal
import time
from dataclasses import dataclass, field

from bench.walk_corpus import KINDS, Ground
from bench.walk_program import TOLD, Program
from bench.walk_steps import Step, size_of, steps_of
from tests.terminal import SEQUENCE

PATIENCE = 60.0
"""Seconds without an answer after which it waits for good, if it computed next to nothing (`IDLE`):
on a busy machine it is owed processor time."""
IDLE = 0.2
"""Seconds of its own processor time in `PATIENCE`, at most, of a program that only waits."""
GIVEN_UP = 300.0
"""Seconds without an answer that are too many in any case."""
STUCK = 20.0
"""Seconds of its own processor time without an answer after which it hangs."""
SLOW = 0.5
"""Seconds of its own processor time before an answer that are counted as slow."""
PROBED = 12
"""Steps from one look whether it answers to the next."""
PAUSES = (0.0, 0.0, 0.0, 0.01, 0.01, 0.05)
"""Seconds after a step: mostly none, so that keys meet what those before them began."""
RESTED = 60.0
"""Seconds that it gets for what was typed before, at most: keys wait for their turn."""
ENDED = (10.0, 2.0, 2.0, 10.0)
"""Seconds of its own processor time in which it ends, by `WAYS`: keys come after those before."""
OWN = re.compile(
    r"\x1b\[[0-9;:]*[mHABCDGdKJXPLMST@r]|\x1bM|[\r\n\b\x07]"
    r"|\x1b\[\?(?:7|25|1000|1002|1004|1006|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>\d+u|\x1b\[<u"
    r"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07|\x1b\]22;[a-z-]*\x07"
)
"""Every control sequence that the program has a use for."""
WAYS = ("ctrl+q", "SIGTERM", "SIGHUP", "ctrl+q")
"""How it is told to end."""
PLAIN_END = ("Something went wrong", "Traceback")


@dataclass
class Report:
    """What came of a walk."""

    seed: int
    problems: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    """The steps, in words."""
    slow: list[tuple[float, str]] = field(default_factory=list)
    """Seconds of processor time and the steps before."""
    worst: float = 0.0
    notes: int = 0
    ends: int = 0
    seconds: float = 0.0
    computed: float = 0.0
    """Seconds of processor time of all its sessions, without helper processes."""


class Walk:
    """Takes the steps of one walk; `report` says what was seen."""

    def __init__(self, seed: int, ground: Ground) -> None:
        self.report = Report(seed)
        self._ground = ground
        self._dice = random.Random(f"session {seed}")
        self._env = ground.lay_out(KINDS[seed % len(KINDS)], self._dice)
        self._restricted = seed % 3 == 0
        self._saved: dict[str, str] = {}
        self._colleagues: list[object] = []
        self._start()

    def _start(self) -> None:
        arguments = [*(["--restricted"] if self._restricted else []), str(self._ground.corpus)]
        modern = self._dice.random() < 0.3
        env = self._env | ({"SSH_CONNECTION": "192.0.2.1 5 192.0.2.2 22"} if modern else {})
        size = size_of(self._dice)
        self.report.taken.append(f"<session {size[0]}x{size[1]}{' modern' * modern}>")
        (self._ground.folder / TOLD).unlink(missing_ok=True)
        self._program = Program(arguments, env, self._ground.folder, size, modern=modern)
        if self._dice.random() < 0.7:
            self._program.read(5.0, silence=0.15)

    def _fail(self, problem: str) -> None:
        self.report.problems.append(f"after {len(self.report.taken)} steps: {problem}")

    # -- steps ---------------------------------------------------------------------------------
    def take(self, steps: list[Step]) -> None:
        """Take steps until the end, or until it hangs."""
        begin = time.monotonic()
        try:
            for number, step in enumerate(steps, 1):
                self.report.taken.append(str(step))
                self._take(step)
                if self._program.gone or self._program.state in ("", "Z"):
                    self._judge(self._program.wait(5.0), (0,))
                    self._start()
                elif number % PROBED == 0 and not self._answers():
                    return
            self._end(self._dice.randrange(2**32))
            self._look_after_notes()
        finally:
            self._program.close()
            self.report.seconds = time.monotonic() - begin

    def _take(self, step: Step) -> None:
        if step.kind in ("keys", "burst"):
            self._program.send(step.keys)
        elif step.kind == "resize":
            self._program.resize(step.size)
        elif step.kind == "files":
            self.report.taken[-1] += f" {self._ground.disturb(step.chance)}"
        elif step.kind == "colleague":
            self._colleagues.append(self._ground.annotate(step.chance))
        elif step.kind == "note":
            self._write(step.keys)
        elif step.kind == "signal":
            self._stop(step.chance)
        elif step.kind == "restart":
            self._end(step.chance)
            self._start()
        self._program.read(PAUSES[self._dice.randrange(len(PAUSES))])

    def _write(self, words: str) -> None:
        """Write a note; if it is said to be saved, it is expected to be there in the end."""
        for keys in ("\x1b", "\x1b", "\x1b", "\x1b", "\r", "v", "j", "a", words, "\x13"):
            self._program.send(keys)
            self._program.read(0.05, silence=0.01)
        before = len(self._program.output)
        self._program.rest(RESTED)
        if b"Saved." in self._program.output[before - 4000 :]:
            names = [name for name, text in self._ground.notes().items() if words in text]
            self._saved.update(dict.fromkeys(names, words))

    def _stop(self, chance: int) -> None:
        """Stop it for a moment, as a shell or an administrator does, and let it go on."""
        self._program.signal((signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT)[chance % 3])
        self._program.read(0.05)
        self._program.signal(signal.SIGCONT)

    # -- looks ---------------------------------------------------------------------------------
    def _answers(self) -> bool:
        """Change the size and wait for the screen; False when it hangs."""
        program = self._program
        program.rest(RESTED)
        if program.state == "T":
            self._fail("stopped, and nobody there to continue it")
            program.signal(signal.SIGCONT)
        columns, rows = program.size
        begin, used = time.monotonic(), program.processor_time
        program.resize((columns + (1 if columns < 150 else -1), rows))
        while not program.read(0.1) and not program.gone:
            took, computed = time.monotonic() - begin, program.processor_time - used
            if _hangs(took, computed, STUCK):
                for_so_long = f"for {took:.1f} s ({computed:.1f} s computed)"
                self._fail(f"no answer {for_so_long}\n{program.dump()}")
                return False
        computed = program.processor_time - used
        self.report.worst = max(self.report.worst, computed)
        if computed > SLOW:
            self.report.slow.append((computed, " ".join(self.report.taken[-PROBED:])))
        return True

    def _end(self, chance: int) -> None:
        """End it in one of the ways there are, and see that it does."""
        program, way = self._program, chance % 4
        codes = ((0,), (143,), (129,), (0,))[way]
        program.rest(RESTED)
        if way in (0, 3):
            program.send("\x11")
        elif way == 1:
            program.signal(signal.SIGTERM)
        else:
            program.signal(signal.SIGHUP)
        begin, used = time.monotonic(), program.processor_time
        code = program.wait(1.0)
        took = computed = 0.0
        while code is None and not _hangs(took, computed, ENDED[way]):
            code = program.wait(0.1)
            took, computed = time.monotonic() - begin, program.processor_time - used
        if code is None:
            after = f"still there after {took:.1f} s ({computed:.1f} s computed)"
            self._fail(f"{WAYS[way]}: {after}\n{program.dump()}")
            code = program.wait(PATIENCE)
            if code is None:
                self._fail("and for good")
                program.close()
                return
        self._judge(code, (*codes, 0))

    def _judge(self, code: int | None, codes: tuple[int, ...]) -> None:
        """Look at how a run ended and at all that it wrote."""
        self.report.ends += 1
        self.report.computed += self._program.computed
        output = self._program.output.decode("utf-8", "replace")
        if code not in codes:
            self._fail(f"ended with {code}, not {codes[0]}: {SEQUENCE.sub('', output)[-1500:]}")
        foreign = {each for each in SEQUENCE.findall(output) if not OWN.fullmatch(each)}
        if foreign:
            self._fail(f"foreign control sequences: {sorted(foreign)[:10]!r}")
        said = output.rpartition("\x1b[?1049l")[2]
        if any(words in output for words in PLAIN_END) or SEQUENCE.sub("", said).strip():
            self._fail(f"said at the end: {SEQUENCE.sub('', said)[-2000:]}")
        if told := self._program.told(TOLD):
            self._fail(f"went wrong inside:\n{told}")
        self._program.close()

    def _look_after_notes(self) -> None:
        self.report.notes = len(self._saved)
        there = self._ground.notes()
        for name, words in self._saved.items():
            if name not in there:
                self._fail(f"the note {words!r}, {name}, was said to be saved and is gone")


def _hangs(took: float, computed: float, most: float) -> bool:
    """Tell a program that hangs from a busy machine."""
    return computed > most or took > GIVEN_UP or (took > PATIENCE and computed < IDLE)


def walk(seed: int, keys: int, ground: Ground) -> Report:
    """Take the walk with a number and return what came of it."""
    taken = Walk(seed, ground)
    taken.take(list(steps_of(seed, keys)))
    return taken.report
