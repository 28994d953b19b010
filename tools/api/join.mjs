// The contract: api.yaml of every slice, joined. `node tools/api/join.mjs [FILE]` writes it as one OpenAPI document.
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");

/** The parts: [{ slice, file, info?, paths, schemas, parameters }], lower groups and slices first. */
export function parts() {
  const law = JSON.parse(readFileSync(join(root, "server/law.json"), "utf8"));
  const found = [];
  for (const [group, { slices = {} }] of Object.entries(law.groups)) {
    const names = Object.keys(slices).length > 0 ? Object.keys(slices) : [""];
    for (const slice of names)
      for (const file of globSync(join("server", group, slice, "api.yaml"), { cwd: root }))
        found.push({ slice: slice || group, file, ...parse(readFileSync(join(root, file), "utf8")) });
  }
  const all = globSync("server/**/api.yaml", { cwd: root });
  for (const file of all)
    if (!found.some((part) => part.file === file)) throw new Error(`${file}: belongs to no slice of server/law.json`);
  return found.map((part) => ({ paths: {}, schemas: {}, parameters: {}, ...part }));
}

/** What is told in the program but not sent (x-hidden) is no part of what the outside is promised. */
function sent(schema) {
  if (!schema.properties) return schema;
  const properties = Object.entries(schema.properties).filter(([, each]) => !each["x-hidden"]);
  const names = new Set(properties.map(([name]) => name));
  return {
    ...schema,
    ...(schema.required && { required: schema.required.filter((name) => names.has(name)) }),
    properties: Object.fromEntries(
      properties.map(([name, each]) => [name, each.items ? { ...each, items: sent(each.items) } : sent(each)]),
    ),
  };
}

/** Whether a slice may use another one, by server/law.json (its own uses, and all of the groups below). */
export function allowed(slice, other) {
  const { groups } = JSON.parse(readFileSync(join(root, "server/law.json"), "utf8"));
  const groupOf = (name) => Object.keys(groups).find((group) => name === group || groups[group].slices?.[name]);
  const group = groupOf(slice),
    its = groupOf(other);
  if (slice === other || !group || !its) return true;
  return group === its ? groups[group].slices[slice].includes(other) : groups[group].uses.includes(its);
}

/** One OpenAPI document. Throws when two parts name the same path, schema or parameter. */
export function joined(from = parts()) {
  const whole = { openapi: "3.1.0", info: {}, paths: {}, components: { parameters: {}, schemas: {} } };
  const add = (into, more, file) => {
    for (const [name, value] of Object.entries(more)) {
      if (name in into) throw new Error(`${file}: ${name} stands in another part, too`);
      into[name] = value;
    }
  };
  for (const part of from) {
    if (part.info) whole.info = part.info;
    add(whole.paths, part.paths, part.file);
    const schemas = Object.entries(part.schemas).map(([name, schema]) => [name, sent(schema)]);
    add(whole.components.schemas, Object.fromEntries(schemas), part.file);
    add(whole.components.parameters, part.parameters, part.file);
  }
  return whole;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = JSON.stringify(joined(), null, 1) + "\n";
  const file = process.argv[2];
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else process.stdout.write(text);
}
