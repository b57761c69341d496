"""Memory of large answers: what the system has back of it."""

import platform
import subprocess
import sys

import pytest

PROGRAM = """
from pathlib import Path
from resource import getpagesize
from graphsvc.web.memory import give_back_large

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize() // 2**20

give_back_large()
bytearray(b"a") * (30 * 2**20)  # from here on glibc would keep pieces of up to this size
before = resident()
pieces = [(bytearray(b"a") * (4 * 2**20), bytearray(b"a") * 100_000) for _ in range(8)]
between = [small for _, small in pieces]
held = resident() - before
pieces.clear()
print(held, resident() - before)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other C libraries are not told")
def test_large_pieces_go_back_though_small_ones_lie_between_them() -> None:
    held, left = map(int, subprocess.check_output([sys.executable, "-c", PROGRAM]).split())
    assert held >= 32
    assert left < 8
