"""What is written to the log, and in which form."""

from __future__ import annotations

import datetime as dt
import json
import logging

from api.running.request_id import current_request_id
from graph.settings import LogForm


def write_log(form: LogForm | None) -> None:
    """Write the log of this process in a form, with a line for each request.
    None: what goes wrong alone, as it is told to a person at a terminal.
    """
    if form is None:
        return
    logging.getLogger("dolen").setLevel(logging.INFO)
    if form is LogForm.JSON:
        for handler in logging.getLogger().handlers:
            handler.setFormatter(JsonLines())


class JsonLines(logging.Formatter):
    """One JSON object a line. The named values of a message are its fields too."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(
                "T", "milliseconds"
            ),
            "level": record.levelname.casefold(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (number := current_request_id()) is not None:
            line["request"] = number
        if isinstance(record.args, dict):
            line |= record.args
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
