"""The pages with forms as a browser without script uses them."""

from __future__ import annotations

import re

import httpx

from tests.api.pages.reading import Document, Element, read


class Site:
    """A browser without script."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client

    async def see(self, address: str, status: int = 200) -> Document:
        response = await self.client.get(address)
        assert response.status_code == status, f"{address}: {response.status_code}"
        return sound(response)

    async def send(self, address: str, values: dict[str, str], status: int = 200) -> Document:
        response = await self.post(address, values)
        assert response.status_code == status, (
            f"{address}: {response.status_code} {response.headers.get('location', '')}"
        )
        return sound(response)

    async def press(self, page: Document, step: str, **more: str) -> httpx.Response:
        """Send the form of a page with all that stands in it, but for `more`, as
        the button of a step does.
        """
        form = next(each for each in page.main.all("form") if _button(each, step) is not None)
        return await self.post(form.attributes["action"], {**filled(form), "step": step, **more})

    async def post(self, address: str, values: dict[str, str]) -> httpx.Response:
        """Send a form. A step that stands at an address of its own is gone to."""
        response = await self.client.post(address, data=values)
        location = response.headers.get("location", "")
        return await self.client.get(location) if "draft=" in location else response

    async def record(self, language: str, page: str, values: dict[str, str]) -> Document:
        """Fill a form, check it, record it, and return what is shown then."""
        check = await self.send(f"/{language}{page}", values)
        done = await self.press(check, "record")
        assert done.status_code == 303
        return await self.see(done.headers["location"])

    async def change(self, address: str, **more: str) -> Document:
        """Open a form that is filled already, write some of it anew, check it, record it, and
        return what is shown then.
        """
        check = await self.press(await self.see(address), "check", **more)
        assert check.status_code == 200, read(check).main.text
        done = await self.press(sound(check), "record")
        assert done.status_code == 303, read(done).main.text
        return await self.see(done.headers["location"])

    async def undo(self, done: Document) -> Document:
        form = undo_form(done)
        answer = await self.client.post(form.attributes["action"], data=carried(form))
        assert answer.status_code == 303
        return await self.see(answer.headers["location"])


def undo_form(done: Document) -> Element:
    return next(each for each in done.main.all("form") if each.all("button", id="undo"))


def sound(response: httpx.Response) -> Document:
    """Return the page of a response: well formed, with one h1."""
    page = read(response)
    assert page.problems == []
    assert [rank for rank, _ in page.headings].count(1) == 1
    return page


def _button(form: Element, step: str) -> Element | None:
    return next((each for each in form.all("button") if each.attributes.get("value") == step), None)


def filled(form: Element) -> dict[str, str]:
    """Return what a form sends as it stands."""
    values = carried(form)
    for each in form.all("input"):
        kind = each.attributes.get("type")
        if kind == "text" or (kind in ("radio", "checkbox") and "checked" in each.attributes):
            name, value = each.attributes["name"], each.attributes["value"]
            values[name] = "\n".join(filter(None, (values.get(name), value)))
    for each in form.all("select"):
        chosen = [one for one in each.all("option") if "selected" in one.attributes]
        values[each.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return values | {
        each.attributes["name"]: "".join(map(str, each.children)).removeprefix("\n")
        for each in form.all("textarea")
    }


def carried(form: Element) -> dict[str, str]:
    return {
        each.attributes["name"]: each.attributes["value"]
        for each in form.all("input")
        if each.attributes.get("type") == "hidden"
    }


def errors(page: Document) -> list[tuple[str, str]]:
    """Return field and words of each link in the summary of what is wrong;
    each leads to something on the page.
    """
    links = page.main.one("div", class_="govuk-error-summary").all("a")
    ids = re.findall(r'id="([^"]+)"', page.response.text)
    assert all(link.attributes["href"].removeprefix("#") in ids for link in links)
    return [(link.attributes["href"].removeprefix("#"), link.text) for link in links]
