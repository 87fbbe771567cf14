"""The command line, run as a user would."""

from __future__ import annotations

import gzip
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from argparse import Namespace
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

import pytest

import newsparse
from newsparse import __main__ as command_line
from newsparse.__main__ import BATCH, EPILOG, INTERRUPTED, _start_worker, _write_all, _write_batch, main
from newsparse._files import Fault, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import BaseContext

ROOT: Final = Path(__file__).parent.parent
HARBOUR: Final = str(ROOT / "examples" / "harbour.txt")
_P = ParamSpec("_P")
_T = TypeVar("_T")
COMMAND: Final = [sys.executable, "-m", "newsparse"]


def story(path: str = HARBOUR) -> str:
    """Give the story of an example."""
    return newsparse.parse(newsparse.loads(Path(path).read_bytes())).text


@pytest.fixture(name="archive")
def _archive(tmp_path: Path) -> Path:
    """Give a file of 100 records, each with an address, of which three cannot be read."""
    lines = [json.dumps({"url": f"https://e.org/{n}/", "paragraphs": [f"<a href=x>{n}</a>"]}) for n in range(100)]
    lines[1], lines[50], lines[99] = '["one", 2]', '{"paragraphs": [null]}', '{"url": "/"}'
    path = tmp_path / "archive.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


FAULTS: Final = """\
PATH:2:9: paragraphs[1]: expected a string, got a number or a truth value; put it in quotes
PATH:51: paragraphs[0]: expected str, got NoneType; drop it, or pass "" to keep its place
PATH:100: no field paragraphs; name it with --field
3 of 100 records could not be read
"""

HELP: Final = """

Turn news paragraph arrays into clean articles: text, links, roles.

positional arguments:
  FILE                  what to read (default: -, standard input)

options:
  -h, --help            show this help message and exit
  --type {json,txt,jsonl,ndjson,csv}
                        what each FILE holds (default: see below)
  --field FIELD         of a record: the array (default: paragraphs)
  --base-url URL        the page's address, which relative links are joined to
  --url-field FIELD     of a record: its own address, where it has one
  --format {text,json,html,markdown}
                        default: text on a terminal, json elsewhere
  --output FILE         written whole or not at all; compressed if it ends in .gz
  --workers N           how many processes share the work (default: 1)
  --strict              stop at the first fault, without any --output

"""


def test_text_is_the_story(capfd: pytest.CaptureFixture[str]) -> None:
    """`--format text` prints the body, and a rule between two articles."""
    assert main(["--format", "text", HARBOUR, HARBOUR]) == 0
    assert capfd.readouterr().out == f"{story()}\n\n---\n\n{story()}\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_bad_records_are_reported_and_the_rest_done(
    capfd: pytest.CaptureFixture[str], archive: Path, workers: str
) -> None:
    """Each fault has its place, a count stands at the end, the status is 1; and the order is kept."""
    assert main(["--url-field", "url", "--workers", workers, str(archive)]) == 1
    out, err = capfd.readouterr()
    assert err == FAULTS.replace("PATH", str(archive))
    records = [json.loads(line) for line in out.splitlines()]
    numbers = [n for n in range(100) if n not in {1, 50, 99}]
    assert [record["url"] for record in records] == [f"https://e.org/{n}/" for n in numbers]
    assert [newsparse.from_dict(record).links[0].href for record in records] == [
        f"https://e.org/{n}/x" for n in numbers
    ]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_strict_stops_at_the_first(capfd: pytest.CaptureFixture[str], archive: Path, workers: str) -> None:
    """`--strict` reports one fault, gives the status 1, and leaves no output under the name that was asked for."""
    output = archive.with_name("out.jsonl")
    with pytest.raises(SystemExit) as stop:
        main(["--strict", "--workers", workers, "--output", str(output), str(archive)])
    assert stop.value.code == 1
    assert capfd.readouterr().err == FAULTS.replace("PATH", str(archive)).partition("\n")[0] + "\n"
    assert [path.name for path in archive.parent.iterdir()] == ["archive.jsonl"]


def test_files_that_cannot_be_read(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file that cannot be opened is reported, and is no record to be counted."""
    missing = tmp_path / "missing.txt"
    assert main(["--format", "text", str(missing), str(tmp_path), HARBOUR]) == 1
    out, err = capfd.readouterr()
    assert out == story() + "\n"
    assert err == f"{missing}: no such file or directory\n{tmp_path}: is a directory\n"


@pytest.mark.parametrize(
    ("arguments", "href"),
    [
        ([], "x"),
        (["--base-url", "https://b.org/"], "https://b.org/x"),
        (["--base-url", "https://b.org/", "--url-field", "url"], "https://e.org/x"),
        (["--base-url", "https://b.org/", "--url-field", "missing"], "https://b.org/x"),
        (["--base-url", "https://b.org/", "--url-field", "id"], "https://b.org/x"),
    ],
)
def test_addresses(capfd: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], href: str) -> None:
    """Links are joined to the record's address if it has one, else to the one that is given, else to none."""
    path = tmp_path / "x.json"
    path.write_text('{"id": 7, "url": "https://e.org/", "body": "[\'<a href=x>one</a>\']"}', encoding="utf-8")
    assert main(["--field", "body", *arguments, str(path)]) == 0
    record = json.loads(capfd.readouterr().out)
    assert newsparse.from_dict(record).links[0].href == href
    assert list(record) == ["id", "url", "paragraphs", "copyright"]


def test_html_is_one_page(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--format html` prints one page, whose title is the first lede, or the name of the file that has none."""
    path = tmp_path / "a<b.txt"
    path.write_text('["one"]', encoding="utf-8")
    assert main(["--format", "html", str(path), HARBOUR]) == 0
    out = capfd.readouterr().out
    assert (out.count("<title>"), out.count("<article>"), out.count("<hr>")) == (1, 2, 1)
    assert "<title>a&lt;b.txt</title>" in out
    assert main(["--format", "html", HARBOUR]) == 0
    assert "<title>The twin islands" in capfd.readouterr().out


def test_types(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--type` says what a file holds whose name says something else."""
    path = tmp_path / "x.json"
    path.write_text('id,body\n7,"[""one""]"\n', encoding="utf-8")
    assert main(["--type", "csv", "--field", "body", "--format", "text", str(path)]) == 0
    assert capfd.readouterr().out == "one\n"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_utf8_whatever_the_locale(locale: str) -> None:
    """Without a file the command reads standard input; it writes UTF-8."""
    source = '["Â£5 f\\u00fcr Pål – 東京"]'.encode()
    environment = {"LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(  # noqa: S603 - the command is our own
        [*COMMAND, "--format", "text"], input=source, capture_output=True, check=True, env=environment, cwd=ROOT
    )
    assert done.stdout.decode("utf-8") == newsparse.parse(newsparse.loads(source)).text + "\n"
    assert done.stderr == b""


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_stops_early_is_no_error(workers: str) -> None:
    """A closed pipe, as with `| head -1`, ends the command quietly."""
    command = [*COMMAND, "--workers", workers, *[HARBOUR] * 50]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:  # noqa: S603 - ours
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the device is Linux's")
def test_outputs_that_cannot_be_written(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An output that is full, missing or closed is reported in the words of the system."""
    assert main(["--output", "/dev/full", HARBOUR]) == 1
    assert main(["--output", f"{tmp_path}/no/x", HARBOUR]) == 1
    expected = f"/dev/full: no space left on device\n{tmp_path}/no/x: no such file or directory\n"
    assert capfd.readouterr().err == expected
    closed = subprocess.run(  # noqa: S603 - the command is our own
        ["/bin/sh", "-c", '"$@" >&-', "sh", *COMMAND, HARBOUR], capture_output=True, check=False, cwd=ROOT
    )
    assert (closed.returncode, closed.stderr) == (1, b"<stdout>: bad file descriptor\n")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, INTERRUPTED), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("workers", ["1", "2"])
def test_signals(tmp_path: Path, number: signal.Signals, status: int, workers: str) -> None:
    """Ctrl-C and `kill` end the command without a word, and nothing is left of its output."""
    (work := tmp_path / "work").mkdir()
    (tmp_path / "long.jsonl").write_text('["one <b>two</b>"]\n' * 100_000, encoding="utf-8")
    command = [*COMMAND, "--output", str(work / "out"), "--workers", workers, str(tmp_path / "long.jsonl")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, cwd=ROOT) as process:  # noqa: S603 - ours
        while not list(work.iterdir()):
            time.sleep(0.01)
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does
        else:
            process.terminate()
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert (process.returncode, list(work.iterdir())) == (status, [])


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (KeyboardInterrupt(), INTERRUPTED, ""),
        (BrokenPipeError(), 0, ""),
        (BrokenExecutor("A b"), 1, "newsparse: a b\n"),
    ],
)
def test_ends(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
    message: str,
) -> None:
    """However the work ends, there is a status and no traceback."""

    def end(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(command_line, "parse", end)
    assert main([HARBOUR]) == status
    assert capfd.readouterr() == ("", message)


def test_termination_is_an_exit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A `kill` becomes an exit with the status that shells give, so that what is open is put away."""

    def kill(*_: object, **__: object) -> None:
        signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(command_line, "parse", kill)
    with pytest.raises(SystemExit) as stop:
        main([HARBOUR])
    assert stop.value.code == 143


def run_in_terminal(arguments: list[str], *, code: str = "") -> str:
    """Run the command at a terminal, and give what it shows."""
    ours, theirs = pty.openpty()
    run = f"import sys, newsparse.__main__ as command\n{code}\nsys.exit(command.main(sys.argv[1:]))"
    with subprocess.Popen(  # noqa: S603 - the command is our own
        [sys.executable, "-c", run, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT
    ):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 1 << 16):
                shown += piece
        except OSError:  # how Linux says that the other side has gone
            pass
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_person_gets_text() -> None:
    """At a terminal the default is text; without a file there the command says what it wants, and does not wait."""
    assert run_in_terminal([HARBOUR]) == story() + "\n"
    assert run_in_terminal([]).endswith("newsparse: error: expected a FILE, or - to type an array\n")


def test_nobody_waits_for_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], send: Callable[[bytes], None]
) -> None:
    """Without a file, standard input is read, unless that is a terminal."""
    monkeypatch.setattr(os, "isatty", {1: True}.get)
    send(b'["one"]')
    assert main([]) == 0
    assert capfd.readouterr().out == "one\n"
    monkeypatch.setattr(os, "isatty", {0: True, 1: True}.get)
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == 2
    assert capfd.readouterr().err.endswith("\nnewsparse: error: expected a FILE, or - to type an array\n")


OPTIONS: Final = Namespace(field="paragraphs", url_field=None, base_url=None, format="text", workers=3)
SIGNALS: Final = {signal.SIGINT, signal.SIGTERM}


def put_off() -> set[int]:
    """Give the signals that are put off."""
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


@pytest.fixture(name="restored")
def _restored() -> Iterator[None]:
    """Let signals do afterwards what they did before."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)


@pytest.mark.usefixtures("restored")
def test_a_worker() -> None:
    """A process gives what it is asked for, articles and faults, in order; and it leaves Ctrl-C to others."""
    fault = Fault("x: broken", is_record=False)
    assert _write_batch(OPTIONS, [Record("d/x", 1, b'["one"]'), fault]) == [("one", "x"), fault]
    signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    _start_worker()
    assert not put_off()
    signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("restored")
def test_a_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals wait while processes are started, and at no other time; each has work, some waits, no more is read."""

    class Pool(Executor):
        """A pool without processes, which works at once."""

        def __init__(self, workers: int, context: BaseContext, start: object) -> None:
            assert (workers, context.get_start_method(), start) == (OPTIONS.workers, "spawn", _start_worker)
            assert put_off() == SIGNALS

        def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
            assert put_off() == SIGNALS
            future = Future[_T]()
            future.set_result(fn(*args, **kwargs))
            return future

    def read() -> Iterator[Record]:
        for number in range(10 * BATCH):
            assert not put_off()
            yield Record(f"{number}", 1, b'["one"]')

    monkeypatch.setattr(command_line, "ProcessPoolExecutor", Pool)
    records = read()
    written = _write_all(OPTIONS, records)
    assert next(written) == ("one", "0")
    assert next(records).name == f"{(2 * OPTIONS.workers + 1) * BATCH}"
    assert len(list(written)) == 10 * BATCH - 2


def test_progress_of_short_work(tmp_path: Path) -> None:
    """Where the work is short, a person who waits for a file sees nothing of it."""
    assert run_in_terminal(["--output", str(tmp_path / "out"), HARBOUR]) == ""


class _Terminal:
    """A standard error that somebody looks at."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Do nothing: all is there."""


@pytest.mark.parametrize("is_installed", [True, False])
def test_progress_is_optional(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_installed: bool) -> None:  # noqa: FBT001 - a case
    """With tqdm, a person who waits sees how it goes on; with it or without, what goes wrong is said."""
    if is_installed:
        pytest.importorskip("tqdm")
        monkeypatch.setattr("tqdm.std.time", count(step=2).__next__)  # a slow machine
    else:
        monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    assert main(["--output", str(tmp_path / "out"), HARBOUR, str(tmp_path / "no"), HARBOUR]) == 1
    progress, complaint, rest = terminal.text.partition(f"{tmp_path}/no: no such file or directory\n")
    assert complaint
    assert ("1 records [" in progress) == ("3 records [" in rest) == is_installed
    assert progress[-1:] == rest[-1:] == ("\r" if is_installed else "")  # no bar stays beside it
    for line in (tmp_path / "out").read_bytes().splitlines():
        assert newsparse.from_dict(json.loads(line)).text == story()


def test_progress_is_no_part_of_a_story(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Who reads the articles as they come sees nothing else but what goes wrong; nor does who need not wait."""
    monkeypatch.setattr(os, "isatty", {0: True, 1: True}.get)
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    assert main([str(tmp_path / "no"), HARBOUR]) == 1
    assert terminal.text == f"{tmp_path}/no: no such file or directory\n"
    assert capfd.readouterr().out == story() + "\n"
    terminal.text = ""
    assert main(["--output", str(tmp_path / "out"), str(tmp_path / "no"), HARBOUR]) == 1
    assert terminal.text.replace("\r", "") == f"{tmp_path}/no: no such file or directory\n"
    assert newsparse.from_dict(json.loads((tmp_path / "out").read_bytes())).text == story()


@pytest.mark.usefixtures("restored")
def test_signals_that_cannot_be_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows a worker starts all the same."""
    monkeypatch.delattr(signal, "pthread_sigmask")
    _start_worker()
    monkeypatch.undo()


def test_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` says what the command is for, what it takes, and what it does where nothing is said."""
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    shown = capsys.readouterr().out
    assert shown.startswith("usage: newsparse [-h] ")
    assert shown.endswith(HELP + EPILOG)


def test_examples_of_the_help_run(tmp_path: Path) -> None:
    """The four examples of `--help` do what they say."""
    examples = [line.strip() for line in EPILOG.splitlines() if line.startswith("  ") and " newsparse " in f" {line} "]
    assert len(examples) == 4
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    record = {"url": "https://e.org/", "paragraphs": newsparse.loads(Path(HARBOUR).read_bytes())}
    (tmp_path / "archive.jsonl.gz").write_bytes(gzip.compress(f"{json.dumps(record)}\n".encode() * 3))
    (tmp_path / "newsparse").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newsparse "$@"\n', encoding="utf-8")
    (tmp_path / "newsparse").chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    outputs = [
        subprocess.run(  # noqa: S603 - the commands are our own
            ["/bin/sh", "-c", example], cwd=tmp_path, env=environment, capture_output=True, check=True
        ).stdout.decode()
        for example in examples
    ]
    assert newsparse.from_dict(json.loads(outputs[0])).text == story()
    assert (tmp_path / "story.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    lines = gzip.decompress((tmp_path / "articles.jsonl.gz").read_bytes()).splitlines()
    assert [newsparse.from_dict(json.loads(line)).text for line in lines] == [story()] * 3
    assert outputs[3].count("\n---\n") == 2


@pytest.mark.parametrize("arguments", [["--format", "poem"], ["--workers", "0"], ["--workers", "x"], ["--type", "doc"]])
def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    """What the command does not know is refused with the usage."""
    with pytest.raises(SystemExit) as stop:
        main([*arguments, HARBOUR])
    assert stop.value.code == 2
    shown = capsys.readouterr().err
    assert shown.startswith("usage: newsparse ")
    assert (arguments[1] == "0") == shown.endswith("\nnewsparse: error: argument --workers: expected 1 or more\n")
