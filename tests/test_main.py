"""The command line, run as a user would."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse
from newsparse.__main__ import FORMATS, INTERRUPTED, main

EXAMPLES = Path(__file__).parent.parent / "examples"
HARBOUR = str(EXAMPLES / "harbour.txt")


def test_text_is_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format text` prints the body, and a rule between two articles."""
    assert main(["--format", "text", HARBOUR, HARBOUR]) == 0
    text = newsparse.parse(newsparse.loads(Path(HARBOUR).read_bytes())).text
    assert capsys.readouterr().out == f"{text}\n\n---\n\n{text}\n"


def test_a_program_gets_json_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Where standard output is no terminal, there is one record per line, for each line of a `.jsonl` file."""
    file = tmp_path / "archive.jsonl"
    file.write_text('["one"]\n\n["<b>two</b>", "Â£5"]\n', encoding="utf-8")
    assert main([str(file)]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [newsparse.from_dict(record).text for record in records] == ["one", "two\n\n£5"]


def test_a_person_gets_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the default is text."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", terminal := Terminal())
    assert main([HARBOUR]) == 0
    assert terminal.getvalue().startswith("The twin islands")


def test_html_holds_every_paragraph(capsys: pytest.CaptureFixture[str]) -> None:
    """`--format html` prints the article's clean HTML."""
    assert main(["--format", "html", HARBOUR]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[-1], len(lines)) == ("<article>", "</article>", 21)


def test_a_file_that_is_no_array_is_reported_and_the_rest_done(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A complaint names file, line and column, or the file alone; the exit status is 1."""
    bad = tmp_path / "bad.txt"
    bad.write_text("['one',\n 2]", encoding="utf-8")
    lines = tmp_path / "lines.jsonl"
    lines.write_text('["one"]\n["two", 3]\n["four"]\n', encoding="utf-8")
    missing = tmp_path / "missing.txt"
    assert main(["--format", "text", str(bad), str(missing), str(tmp_path), str(lines)]) == 1
    out, err = capsys.readouterr()
    assert out == "one\n\n---\n\nfour\n"
    complaints = err.splitlines()
    assert complaints[0].startswith(f"{bad}:2:2: ")
    assert complaints[1] == f"{missing}: no such file or directory"
    assert complaints[2].startswith(f"{tmp_path}: ")
    assert complaints[3].startswith(f"{lines}:2:9: ")
    assert len(complaints) == 4


def test_standard_input_is_read_and_utf8_written() -> None:
    """Without a file the command reads standard input; it writes UTF-8 whatever the locale says."""
    command = [sys.executable, "-m", "newsparse", "--format", "text"]
    source = '["Â£5 f\\u00fcr Pål – 東京"]'.encode()
    done = subprocess.run(  # noqa: S603 - the command is our own
        command, input=source, capture_output=True, check=True, env={"LC_ALL": "C", "PYTHONUTF8": "0"}
    )
    assert done.stdout.decode("utf-8").strip() == newsparse.parse(newsparse.loads(source)).text
    assert done.stderr == b""


def test_a_reader_that_stops_early_is_no_error() -> None:
    """A closed pipe, as with `| head -1`, ends the command quietly."""
    command = [sys.executable, "-m", "newsparse", *[HARBOUR] * 50]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603 - our own
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_broken_pipe_closes_the_output(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """What is left in the buffer of a broken pipe goes nowhere."""

    def break_pipe(_: object) -> str:
        raise BrokenPipeError

    monkeypatch.setitem(FORMATS, "text", (break_pipe, ""))  # type: ignore[attr-defined]
    assert main(["--format", "text", HARBOUR]) == 0
    assert capfd.readouterr() == ("", "")


def test_an_interrupt_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C gives the status that shells expect."""

    def interrupt(_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setitem(FORMATS, "text", (interrupt, ""))  # type: ignore[attr-defined]
    assert main(["--format", "text", HARBOUR]) == INTERRUPTED


def test_help_shows_examples_that_work(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` says what the command is for; its examples name formats and files that exist."""
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    examples = [line.split("  ")[1].split() for line in text.splitlines() if line.startswith("  python")]
    assert len(examples) == 3
    for words in examples:
        assert all((EXAMPLES.parent / word).exists() for word in words if word.startswith("examples/"))
        assert all(words[place + 1] in FORMATS for place, word in enumerate(words) if word == "--format")


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown format is refused with the usage."""
    with pytest.raises(SystemExit) as stop:
        main(["--format", "poem"])
    assert stop.value.code == 2
    assert "usage: python -m newsparse" in capsys.readouterr().err
