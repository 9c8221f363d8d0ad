"""Looking after staff accounts from the command line."""

from __future__ import annotations

import asyncio
import getpass
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rooms.kernel import Rejected
from server import staff_commands
from server.cli import main
from server.directory.directory import Directory
from server.directory.kernel import ROOT
from server.directory.passwords import Passwords
from server.directory.staff import StaffRole
from server.record.ledger import Ledger
from server.store import open_store
from server.system import RandomIds, SystemClock

PASSWORD = "a long enough password"
OTHER = "another one, as long"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def cheap() -> Iterator[Passwords]:
    """Passwords whose hashes take no time."""
    passwords = Passwords(memory_kib=8, passes=1)
    yield passwords
    passwords.close()


@pytest.fixture
def store(tmp_path: Path) -> str:
    """The URL of a store that is empty."""
    url = f"sqlite:///{tmp_path / 'hearth.db'}"
    asyncio.run(open_store(url).close())
    return url


@pytest.fixture
def run(store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `hearth ...` on the store, with something on standard input. Returns: exit code, output, error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(staff_commands, "Passwords", lambda: Passwords(memory_kib=8, passes=1))

    def hearth(*arguments: str, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = main([*arguments, "--store", store])
        told = capsys.readouterr()
        return code, told.out, told.err

    return hearth


def signs_in(store: str, passwords: Passwords, login: str, password: str) -> bool:
    async def tried() -> bool:
        ledger = Ledger(open_store(store))
        try:
            directory = await Directory.open(ledger, SystemClock(), RandomIds(), passwords)
            return not isinstance(await directory.sign_in(login, password), Rejected)
        finally:
            await ledger.close()

    return asyncio.run(tried())


def test_an_account_is_made_by_a_login_and_a_password_on_standard_input(run: Run, store: str, cheap: Passwords) -> None:
    code, out, _ = run("staff", "add", "ruth", "--name", "Ruth Berger", given=f"{PASSWORD}\n")
    assert (code, out) == (0, "ruth: may sign in at /staff.\n")
    assert signs_in(store, cheap, "ruth", PASSWORD)
    assert run("staff", "list")[1] == "ruth  admin  Ruth Berger\n"


def test_an_account_may_be_for_the_groups_somebody_leads_only(run: Run) -> None:
    assert run("staff", "add", "ida", "--role", "staff", given=PASSWORD)[0] == 0
    assert run("staff", "list")[1] == "ida  staff  ida\n"


@pytest.mark.parametrize("password", ["", "short", "aaaaaaaaaaaaaaaa"])
def test_a_poor_password_makes_no_account(run: Run, password: str) -> None:
    code, out, _ = run("staff", "add", "ruth", given=f"{password}\n")
    assert code == 1
    assert "password" in out
    assert run("staff", "list")[1] == ""


def test_a_login_is_there_once(run: Run) -> None:
    run("staff", "add", "ruth", given=PASSWORD)
    assert run("staff", "add", "ruth", given=OTHER)[0] == 1
    assert run("staff", "list")[1] == "ruth  admin  ruth\n"


def test_another_password_replaces_the_one_before(run: Run, store: str, cheap: Passwords) -> None:
    run("staff", "add", "ruth", given=PASSWORD)
    assert run("staff", "password", "ruth", given=OTHER)[:2] == (0, "ruth: has another password.\n")
    assert signs_in(store, cheap, "ruth", OTHER)
    assert not signs_in(store, cheap, "ruth", PASSWORD)


def test_somebody_unknown_gets_no_password(run: Run) -> None:
    assert run("staff", "password", "nobody", given=OTHER)[:2] == (1, "nobody: there is no such account.\n")


@pytest.mark.parametrize(("typed", "code"), [((PASSWORD, PASSWORD), 0), ((PASSWORD, OTHER), 2)])
def test_on_a_terminal_the_password_is_asked_for_twice(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, str], code: int
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    answers = iter(typed)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    monkeypatch.setattr(io, "StringIO", Terminal)
    assert run("staff", "add", "ruth")[0] == code


def test_without_a_store_there_is_a_sentence_and_nothing_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["staff", "list", "--store", f"sqlite:///{tmp_path / 'none.db'}"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_node_that_is_running_learns_of_an_account_when_somebody_signs_in(
    run: Run, store: str, cheap: Passwords, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async def hour() -> None:
        ledger = Ledger(open_store(store))
        node = await Directory.open(ledger, SystemClock(), RandomIds(), cheap)
        assert isinstance(await node.sign_in("ruth", PASSWORD), Rejected)
        made = await asyncio.to_thread(run, "staff", "add", "ruth", given=PASSWORD)
        assert made[0] == 0
        assert not isinstance(await node.sign_in("ruth", PASSWORD), Rejected)
        assert await node.add_staff("ida", "Ida", StaffRole.STAFF, OTHER, ROOT)
        await ledger.close()

    asyncio.run(hour())
