import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";

const root = join(import.meta.dirname, "../..");
const binary = process.env.RONGXIN_BINARY ?? join(root, "build/dev/rongxin");
const folder = mkdtempSync(join(tmpdir(), "rongxin-schema-"));
const fits = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync(join(root, "instruments/instrument.schema.json"), "utf8")),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Definition = Record<string, any>;

/** The program's own verdict on a definition. */
function programTakes(definition: Definition): boolean {
  const file = join(folder, "instrument.yaml");
  // yes and no are words here, so they are quoted like any other text.
  writeFileSync(file, stringify(definition, { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" }));
  const done = spawnSync(binary, ["instrument", "check", file], { encoding: "utf8" });
  expect(done.status, done.stderr).toBeLessThan(2);
  return done.status === 0;
}
const read = (name: string): Definition => parse(readFileSync(join(root, "instruments", name), "utf8"));
function changed(change: (definition: Definition) => void, name = "phq9.yaml"): Definition {
  const definition = read(name);
  change(definition);
  return definition;
}

describe("every shipped instrument", () => {
  for (const name of readdirSync(join(root, "instruments"), { recursive: true })
    .map(String)
    .filter((one) => one.endsWith(".yaml")))
    test(`${name} fits the schema, and the program takes it`, () => {
      const definition = read(name);
      expect(fits(definition), JSON.stringify(fits.errors)).toBe(true);
      expect(programTakes(definition)).toBe(true);
    });
});

const refused_by_both: Record<string, (d: Definition) => void> = {
  "an unknown key": (d) => (d.colour = "red"),
  "an unknown key in a scale": (d) => (d.scales[0].colour = "red"),
  "an unknown key in an item": (d) => (d.items[0].colour = "red"),
  "an unknown key in a critical item": (d) => (d.critical[0].colour = "red"),
  "an unknown key in the validity rule": (d) => (d.validity.colour = 1),
  "an unknown key in a golden vector": (d) => (d.golden[0].colour = "red"),
  "no id": (d) => delete d.id,
  "no version": (d) => delete d.version,
  "no items": (d) => (d.items = []),
  "no golden vector": (d) => (d.golden = []),
  "a title in one language": (d) => delete d.title.en,
  "an unknown language": (d) => (d.title.fr = "PHQ-9"),
  "an informant that does not exist": (d) => (d.informant = "friend"),
  "one age": (d) => (d.age_years = [11]),
  "an age in words": (d) => (d.age_years = ["eleven", 25]),
  "an option without a value": (d) => delete d.options[0].value,
  "an option without a text": (d) => delete d.options[0].en,
  "a scale without a kind": (d) => delete d.scales[0].kind,
  "a kind that does not exist": (d) => (d.scales[0].kind = "median"),
  "a scale without items": (d) => (d.scales[0].items = []),
  "a rule for missing answers that does not exist": (d) => (d.scales[0].missing = { rule: "guess" }),
  "prorating without a maximum": (d) => (d.scales[0].missing = { rule: "prorate" }),
  "a band without a name": (d) => delete d.scales[0].bands[1].id,
  "a band that begins at a word": (d) => (d.scales[0].bands[1].from = "five"),
  "a critical item without a threshold": (d) => delete d.critical[0].at_least,
  "a tier that does not exist": (d) => (d.critical[0].tier = "ranked"),
  "a threshold in words": (d) => (d.critical[0].at_least = "three"),
  "a validity rule without a share": (d) => delete d.validity.fast_share_max,
  "text_included neither yes nor no": (d) => (d.text_included = "maybe"),
  "a golden vector without a name": (d) => delete d.golden[0].name,
  "golden answers in words": (d) => (d.golden[0].answers[0] = "none"),
  "no validity rule": (d) => delete d.validity,
  "no age": (d) => delete d.age_years,
  "no licence": (d) => delete d.licence_status,
};
describe("the schema and the program refuse alike", () => {
  for (const [what, change] of Object.entries(refused_by_both))
    test(what, () => {
      const definition = changed(change);
      expect(fits(definition), "schema").toBe(false);
      expect(programTakes(definition), "program").toBe(false);
    });
});

const keys_refused_by_both: Record<string, (d: Definition) => void> = {
  "a key with words": (d) => (d.items[0].text = { "zh-CN": "字", en: "word" }),
  "words that are promised and not there": (d) => (d.text_included = "yes"),
  "a lie scale without items": (d) => (d.validity.lie_scale.items = []),
  "a lie scale without a limit": (d) => delete d.validity.lie_scale.void_from,
  "an unknown key in the lie scale": (d) => (d.validity.lie_scale.colour = 1),
  "one grade": (d) => (d.grades = [4]),
  "a grade that does not exist": (d) => (d.grades = [0, 12]),
  "a check that is neither needed nor not": (d) => (d.needs_signed_check = "perhaps"),
  "seven on one screen": (d) => (d.items_per_screen_max = 7),
  "none on a screen": (d) => (d.items_per_screen_max = 0),
  "some on a screen": (d) => (d.items_per_screen_max = "some"),
  "a face that does not exist": (d) => (d.options[0].face = 9),
  "faces neither yes nor no": (d) => (d.faces = "some"),
  "reading aloud neither yes nor no": (d) => (d.items[0].read_aloud = "loud"),
  "halves without a limit": (d) => (d.validity.even_odd = { scales: ["mht_learning", "mht_people", "mht_lonely"] }),
  "halves that agree more than wholly": (d) =>
    (d.validity.even_odd = { scales: ["mht_learning", "mht_people", "mht_lonely"], consistency_min: 2 }),
  "a count without a beginning": (d) => (d.scales[0].kind = "count"),
  "a validity that does not exist": (d) => (d.golden[0].validity = "perhaps"),
};
describe("the schema and the program refuse a scoring key alike", () => {
  for (const [what, change] of Object.entries(keys_refused_by_both))
    test(what, () => {
      const definition = changed(change, "mht.yaml");
      expect(fits(definition), "schema").toBe(false);
      expect(programTakes(definition), "program").toBe(false);
    });
});

const seen_by_the_program_only: Record<string, (d: Definition) => void> = {
  "bands that overlap": (d) => (d.scales[0].bands[1].from = 0),
  "an item that is not there": (d) => (d.scales[0].items[0] = "phq9.77"),
  "a golden vector that does not come out": (d) => (d.golden[0].scores.phq9 = 26),
  "an item without its face": (d) => (d.faces = "yes"),
  "the same item twice": (d) => (d.items[1].id = "phq9.1"),
};
describe("what only counting shows is left to the program", () => {
  for (const [what, change] of Object.entries(seen_by_the_program_only))
    test(what, () => {
      const definition = changed(change);
      expect(fits(definition), JSON.stringify(fits.errors)).toBe(true);
      expect(programTakes(definition)).toBe(false);
    });
});

test("rongxin instrument schema prints the schema", () => {
  const done = spawnSync(binary, ["instrument", "schema"], { encoding: "utf8" });
  expect(JSON.parse(done.stdout)).toEqual(
    JSON.parse(readFileSync(join(root, "instruments/instrument.schema.json"), "utf8")),
  );
});
