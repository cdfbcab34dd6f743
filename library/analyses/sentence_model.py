"""Sentence vectors from a language model that the user has put on this machine; optional.

A model is a folder with `model.onnx` (or `onnx/model.onnx`) and `tokenizer.json`, as the sentence
transformers that are exported to ONNX have them. Nothing is ever downloaded. Only the background
process that takes articles apart opens a model; see docs/comparison.md.
"""

import hashlib
import stat
from array import array
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from library.errors import LibraryError

if TYPE_CHECKING:
    import numpy as np

    from comparison.model import Statement, Vectors

AT_ONCE: Final = 16
"""Sentences that go through the model together."""
LONGEST: Final = 256
"""Tokens of a sentence that the model looks at."""
FINEST: Final = 127
"""The largest component of a stored vector: one signed byte each."""


class ModelUnusable(LibraryError):
    """A model of sentences that cannot be used; the message says why and what to do."""


class SentenceModel:
    """Turns sentences into vectors whose angle tells how alike they are."""

    def __init__(self, session: Any, tokenizer: Any, name: str) -> None:
        """`name` is what `stamp_of` said about its folder."""
        self._session, self._tokenizer = session, tokenizer
        self._inputs = {each.name for each in session.get_inputs()}
        self.name = name

    @classmethod
    def open(cls, folder: Path) -> "SentenceModel":
        """Load the model in `folder`. Raises `ModelUnusable`."""
        try:
            import onnxruntime  # noqa: PLC0415 - only where a model is set
            from tokenizers import Tokenizer  # noqa: PLC0415
        except ImportError as error:
            raise ModelUnusable(
                "A model of sentences is set, but the extra for it is not installed: "
                "`pip install 'lesart[semantic]'`. Everything else works without."
            ) from error
        name, file = stamp_of(folder), _file_in(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            tokenizer.enable_truncation(LONGEST)
            tokenizer.enable_padding()
            session = onnxruntime.InferenceSession(
                str(file), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise ModelUnusable(f"The model in {folder} cannot be read: {error}") from error
        return cls(session, tokenizer, name)

    def encode(self, sentences: Sequence[str]) -> list[bytes]:
        """Return a vector for each sentence, a signed byte for each dimension.

        Raises `ModelUnusable` when the model answers with something else than vectors.
        """
        try:
            return [
                vector
                for at in range(0, len(sentences), AT_ONCE)
                for vector in self._encode(sentences[at : at + AT_ONCE])
            ]
        except Exception as error:
            raise ModelUnusable(f"The model of sentences does not work: {error}") from error

    def vectors_of(self, statements: Sequence["Statement"]) -> "Vectors":
        """Return the vectors of statements. Raises `ModelUnusable`."""
        from comparison.model import Vectors  # noqa: PLC0415 - a room that not every start needs

        return Vectors(self.name, tuple(self.encode([each.text for each in statements])))

    def _encode(self, sentences: Sequence[str]) -> list[bytes]:
        import numpy as np  # noqa: PLC0415 - comes with the extra

        encoded = self._tokenizer.encode_batch([*sentences])
        mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
        given = {
            "input_ids": np.array([each.ids for each in encoded], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        asked = {name: value for name, value in given.items() if name in self._inputs}
        states = np.asarray(self._session.run(None, asked)[0], dtype=np.float64)
        if states.ndim == 3:
            weights = mask[:, :, None]
            states = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
        return [_pack(vector) for vector in states]


def _pack(vector: "np.ndarray[Any, Any]") -> bytes:
    largest = abs(vector).max()
    scaled = (vector / largest * FINEST).round().astype(int) if largest else vector.astype(int)
    return array("b", scaled.tolist()).tobytes()


def stamp_of(folder: Path) -> str:
    """Return what changes with the model in `folder` and with the extra, without reading it.

    Raises `ModelUnusable` when there is none.
    """
    try:
        states = [file.stat() for file in (_file_in(folder), folder / "tokenizer.json")]
        if not all(stat.S_ISREG(state.st_mode) for state in states):
            raise FileNotFoundError
    except OSError as error:
        raise ModelUnusable(f"{folder} holds no model.onnx and tokenizer.json.") from error
    known = [(state.st_size, state.st_mtime_ns) for state in states]
    usable = all(find_spec(package) for package in ("onnxruntime", "tokenizers"))
    return hashlib.sha256(repr((str(folder), known, usable)).encode()).hexdigest()[:32]


def _file_in(folder: Path) -> Path:
    file = folder / "model.onnx"
    return file if file.exists() else folder / "onnx" / "model.onnx"
