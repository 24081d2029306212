"""A client of the YAML language server that editors use, as far as the tests need one."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Editor:
    """An editor that has opened a folder: what it would show while somebody types."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, settings: Any) -> None:
        self.process, self.folder, self.settings = process, folder, settings
        self.number = 0
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
        }
        folders = [{"uri": folder.as_uri(), "name": "project"}]
        self.ask(
            "initialize",
            processId=None,
            rootUri=folder.as_uri(),
            workspaceFolders=folders,
            capabilities=capabilities,
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=settings)

    def open(self, name: str, text: str) -> list[str]:
        """Open a file with a text; what the server finds wrong, as `line: message`."""
        uri = (self.folder / name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        while True:
            said = self.hear()
            if (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == uri
            ):
                problems = said["params"]["diagnostics"]
                return [
                    f"{one['range']['start']['line'] + 1}: {one['message']}" for one in problems
                ]

    def complete(self, name: str, line: int, column: int) -> dict[str, Any]:
        """What is offered at a place, by its label; lines and columns count from 0."""
        position = {"line": line, "character": column}
        document = {"uri": (self.folder / name).as_uri()}
        found = self.ask("textDocument/completion", textDocument=document, position=position)
        offered = found["items"] if isinstance(found, dict) else found or []
        return {one["label"]: one for one in offered}

    def hover(self, name: str, line: int, column: int) -> str:
        """What is told about the word at a place."""
        position = {"line": line, "character": column}
        document = {"uri": (self.folder / name).as_uri()}
        found = self.ask("textDocument/hover", textDocument=document, position=position)
        return found["contents"]["value"] if found else ""

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self.write({"id": self.number, "method": method, "params": params})
        while True:
            said = self.hear()
            if said.get("id") == self.number and "method" not in said:
                assert "error" not in said, said
                return said["result"]

    def tell(self, method: str, **params: Any) -> None:
        self.write({"method": method, "params": params})

    def hear(self) -> Any:
        """The next message; the server's own questions are answered on the way."""
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        said = json.loads(self.process.stdout.read(length))
        if "id" in said and "method" in said:
            self.write({"id": said["id"], "result": self.answer(said)})
        return said

    def answer(self, said: Any) -> Any:
        if said["method"] != "workspace/configuration":
            return None
        return [self.settings.get(one.get("section", "")) for one in said["params"]["items"]]

    def write(self, message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()


@contextmanager
def open_editor(server: str, folder: Path) -> Iterator[Editor]:
    """An editor in a folder, with the settings that VS Code finds there."""
    said = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
    settings = {"yaml": {"completion": True, "hover": True, "validate": True}, "http": {}}
    for name, value in said.items():
        group, _, part = name.partition(".")
        settings.setdefault(group, {})[part] = value
    process = subprocess.Popen(
        [server, "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Editor(process, folder, settings)
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()
