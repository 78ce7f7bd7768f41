"""The web pages: one module and one template a page, one view object a page.
`CONTRIBUTING.md` lists the files of a new one.

A module has an async function `make(asked)` and `PAGE = Page(name="<name>", path="/<path>/{id}",
make=make, template="<name>.html")`. `make` receives an `Asked` (who asks, in which language, for
which day, what they may use) and returns a `Shown`: a frozen dataclass of the page's own fields.
All of it comes from `asked.view`, which is made after the policy, and all of it is language-free:
texts are `T(...)`, `P(...)` and names (`graph/words.py`), which the rendering says. `make` may also
return a redirect (`asked.go_to`), or raise `Missing` or any `InputError`.

The template extends `base.html` and fills its blocks. It finds the view object as `page` and the
question as `asked`. Macros are in `macros.html`. No style, script or `on...` attribute: the content
security policy of every page forbids them.

A page that offers data has one GraphQL question of its own, which `Page.ask` returns and the page
shows (`Shown.query`): with `.json` behind its path it answers the data of that question. The same
`Shown` answers as CSV (`Shown.table`) and SVG (`Shown.svg`), with `.csv` or `.svg`.
"""
