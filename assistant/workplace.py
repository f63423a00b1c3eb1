"""The built corpus and index of one home directory: made, kept current, opened, followed.

    HOME/index/                the builds; each holds besides library, facts and index
        origin.json            what it was built from
    HOME/documents/            files that were added, as received

This is the part of the composition root that knows files; which index and which assistant stand
behind it is the engine's.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from assistant.build import Build, current, open_build, write_build
from assistant.datamodels import BuildReport
from assistant.errors import HomeError
from assistant.intake import CheckedAnswerer
from assistant.protocols import Answerer, Engine
from assistant.settings import Settings
from assistant.sources import fingerprint, read_all, readable, skipped, take
from corpus.datamodels import SourceFile
from corpus.errors import PolicyError, ReaderError
from corpus.factstore import FactStore
from corpus.library import Library

__all__ = ["HomeWorkplace"]

logger = logging.getLogger(__name__)

ORIGIN_FILE = "origin.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """The folder a build was made from, and the fingerprint of all that went into it."""

    source: str
    fingerprint: str


@dataclass(slots=True)
class HomeWorkplace:
    """A `Workplace` on disk. An open one goes over to a new build as soon as there is one."""

    settings: Settings
    engine: Engine
    _opened: Build | None = field(default=None, init=False)
    _refused: Path | None = field(default=None, init=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)

    def library(self) -> Library:
        return self._open().library

    def answerer(self) -> Answerer:
        return self._open().answerer

    def facts(self) -> FactStore:
        return self._open().facts

    def build(self, source: Path | None = None) -> BuildReport:
        """What is in use stays until the new build is complete."""
        return self._build(source or self._last_source(), added={})

    def add(self, files: Sequence[Path]) -> BuildReport:
        """Raises ReaderError before anything has changed if a file cannot be taken.

        Files that are in use already are not read again: scans take their time.
        """
        source = self._last_source()
        added = take(files, known=self._gather(source))
        return self._build(source, added=added, read=self._in_use())

    def _in_use(self) -> tuple[SourceFile, ...]:
        try:
            return tuple(file.source for file in self.library().files)
        except PolicyError:
            return ()  # nothing is built yet, or it cannot be opened: all is read anew

    def is_current(self, source: Path | None = None) -> bool:
        received = self._gather(source or self._last_source())
        origin = self._origin()
        wanted = fingerprint(received, engine=self.engine.identity)
        return origin is not None and origin.fingerprint == wanted

    def _open(self) -> Build:
        """The build in use; one that cannot be opened does not displace one that is open."""
        with self._lock:
            if self._opened is None:
                self._opened = self._opened_at(current(self.settings.home))
            else:
                self._follow(self._opened)
            return self._opened

    def _follow(self, opened: Build) -> None:
        """Go over to a newer build; one that cannot be opened is tried, and told, once."""
        try:
            folder = current(self.settings.home)
        except PolicyError:
            return  # nothing is in use on disk any more; what is open still is
        if folder in (opened.folder, self._refused):
            return
        try:
            self._opened = self._opened_at(folder)
        except PolicyError as exc:
            logger.warning("新的索引打不开，仍用 %s：%s", opened.folder.name, exc)
            self._refused = folder

    def _opened_at(self, folder: Path) -> Build:
        opened = open_build(folder, engine=self.engine)
        answerer = CheckedAnswerer(
            behind=opened.answerer,
            question_limit=self.settings.question_limit,
            history_limit=self.settings.history_limit,
        )
        return replace(opened, answerer=answerer)

    def _origin(self) -> _Origin | None:
        """Where the build in use comes from; None if there is none or it does not say."""
        try:
            text = (current(self.settings.home) / ORIGIN_FILE).read_text(encoding="utf-8")
            return _Origin(**json.loads(text))
        except (PolicyError, OSError, ValueError, TypeError):
            return None

    def _last_source(self) -> Path:
        origin = self._origin()
        return Path(origin.source) if origin else self.settings.documents

    @property
    def _added(self) -> Path:
        return self.settings.home / "documents"

    def _gather(self, source: Path) -> dict[str, bytes]:
        """The files of `source` and those added; an added one stands in for its namesake."""
        found = readable(source) | (readable(self._added) if self._added.is_dir() else {})
        if not found:
            raise ReaderError(f"目录 {source} 里没有能读的文件")
        return found

    def _build(
        self, source: Path, *, added: Mapping[str, bytes], read: Sequence[SourceFile] = ()
    ) -> BuildReport:
        started = time.perf_counter()
        received = self._gather(source) | dict(added)
        library = Library.build(read_all(received, read=read))
        origin = _Origin(
            source=str(source.resolve()),
            fingerprint=fingerprint(received, engine=self.engine.identity),
        )

        def finish(folder: Path) -> None:
            (folder / ORIGIN_FILE).write_text(json.dumps(asdict(origin)), encoding="utf-8")
            self._keep(added)

        with _writing(self.settings.home):
            write_build(self.settings.home, library, engine=self.engine, then=finish)
        return BuildReport(
            files=len(library.files),
            documents=len(library.documents),
            passages=len(library.passages),
            seconds=time.perf_counter() - started,
            skipped=skipped(source),
        )

    def _keep(self, added: Mapping[str, bytes]) -> None:
        for name, data in added.items():
            self._added.mkdir(exist_ok=True)
            (self._added / name).write_bytes(data)


@contextmanager
def _writing(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise HomeError(f"写不了 {exc.filename or home}：{exc.strerror}") from exc
