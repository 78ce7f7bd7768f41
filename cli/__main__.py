"""`python -m cli`: the same as `dolen`."""

from cli.main import app

app(prog_name="dolen")
