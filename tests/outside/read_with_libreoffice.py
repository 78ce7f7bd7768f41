"""Opens a spreadsheet in LibreOffice, lets it update its links as a person would, and prints the
cells of its first sheet. Run by the Python that LibreOffice is installed for: it needs `uno`.
"""

import json
import subprocess
import sys
import time
from typing import Any

import uno  # type: ignore[import-not-found]  # it comes with LibreOffice
from com.sun.star.connection import (  # type: ignore[import-not-found]  # the same
    NoConnectException,
)


def main(profile: str, path: str) -> None:
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation=file://{profile}",
            "--headless",
            "--norestore",
            "--accept=pipe,name=dolen-dashboards;urp;",
        ]
    )
    try:
        sys.stdout.write(json.dumps(_cells(path)))
    finally:
        office.terminate()
        office.wait(60)


def _cells(path: str) -> list[list[object]]:
    desktop = _desktop()
    document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, ())
    for name in document.SheetLinks.ElementNames:
        document.SheetLinks.getByName(name).refresh()
    document.calculateAll()
    sheet = document.Sheets.getByIndex(0)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    last = cursor.RangeAddress
    cells = sheet.getCellRangeByPosition(0, 0, last.EndColumn, last.EndRow).getDataArray()
    document.close(True)
    return [list(row) for row in cells]


def _desktop() -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            context = resolver.resolve(
                "uno:pipe,name=dolen-dashboards;urp;StarOffice.ComponentContext"
            )
            manager = context.ServiceManager
            return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.5)
    raise TimeoutError("LibreOffice did not start within a minute.")


if __name__ == "__main__":
    main(*sys.argv[1:])
