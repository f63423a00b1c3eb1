"""The page as a person gets it: `wence serve` in a process of its own, over invented plans."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.ui.conftest import ROOT, WENCE


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as found:
        yield found


def test_page_loads_nothing_from_outside(client: httpx.Client) -> None:
    page = client.get("/").text
    assert "问策" in page
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"([^\"]+)\"", page)
    styles = re.findall(r"url\(([^)]+)\)", page)
    assert not [
        address for address in (*loaded, *styles) if re.match(r"[\"']?(https?:)?//", address)
    ]


def test_page_and_api_answer_from_one_process(client: httpx.Client) -> None:
    assert client.get("/readyz").json() == {"status": "ok"}
    answer = client.post("/api/ask", json={"question": "云川市扬尘治理由谁牵头？"}).json()
    assert answer["status"] == "answered"
    assert "市住建局" in answer["answer"]


def test_port_in_use_is_one_line(address: str, tmp_path: Path) -> None:
    port = address.rpartition(":")[2]
    served = subprocess.run(
        [*WENCE, "serve", "--port", port],
        env=os.environ | {"WENCE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert served.returncode == 1
    assert served.stderr.count("\n") == 1
