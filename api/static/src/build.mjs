// Builds the files that pages load, each under a name with a hash of its content: `make css`.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const built = join(here, "..", "built");

// The crest is for services of the British government alone.
const css = compiled("dolen").replace(/[^{}]*copyright-logo[^{}]*\{[^{}]*\}/g, "");
if (css.includes("url(")) throw new Error("The stylesheet must load nothing.");

mkdirSync(built, { recursive: true });
for (const old of readdirSync(built)) rmSync(join(built, old));
const notice = "/*! With parts of govuk-frontend 6.6.0, MIT licence, Crown Copyright (Government Digital Service) */\n";
write("dolen", "css", notice + css);
write("picture", "css", inLight(compiled("picture-file")));
write("suggest", "js", smaller(readFileSync(join(here, "suggest.js"), "utf8")));
write("icon", "svg", readFileSync(join(here, "icon.svg"), "utf8"));

function compiled(name) {
  const options = { style: "compressed", charset: false, quietDeps: true, loadPaths: [here] };
  return sass.compile(join(here, `${name}.scss`), options).css;
}

// Programs that show or convert an SVG often know no custom properties. The first value of each is that of the light scheme.
function inLight(text) {
  return text.replace(/var\((--[\w-]+)\)/g, (_, name) => {
    const found = css.match(new RegExp(`${name}: ?([^;}]+)`));
    if (!found) throw new Error(`${name} has no value.`);
    return found[1];
  });
}

function write(name, ending, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  writeFileSync(join(built, `${name}-${hash}.${ending}`), content);
}

// Comments and indentation go; the script stays readable.
function smaller(script) {
  return script.replace(/^\s*\/\/.*\n/gm, "").replace(/^\s+/gm, "");
}
