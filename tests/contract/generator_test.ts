import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { joined, parts } from "../../tools/api/join.mjs";
import { sliceFiles } from "../../tools/api/slice.mjs";

// What the build makes of a contract, and which contracts it refuses.

const get = { operationId: "listThings", "x-access": ["class_teacher"], "x-shows": "roster" };
const answer = (name: string) => ({
  "200": { description: "", content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } } },
});
const body = (name: string) => ({
  content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
});
const part = (paths: object, schemas: object, slice = "things") => ({
  slice,
  file: `${slice}/api.yaml`,
  paths,
  schemas,
  parameters: {},
});
const made = (...all: object[]) => new Map<string, string>(sliceFiles(all as any) as any);
const asking = (schema: object) =>
  made(
    part(
      { "/api/things": { post: { ...get, requestBody: body("Thing"), responses: { "204": { description: "" } } } } },
      { Thing: { type: "object", properties: { it: schema } } },
    ),
  );

describe("what the build makes of the contract", () => {
  test("the students of an answer are told to the log, also those whom it names without an id", () => {
    const files = made(
      part(
        { "/api/things": { get: { ...get, responses: answer("Things") } } },
        {
          Things: {
            type: "object",
            required: ["rows"],
            properties: {
              rows: {
                type: "array",
                items: {
                  type: "object",
                  required: ["name", "who"],
                  properties: {
                    name: { type: "string" },
                    who: { type: "string", format: "student-id", "x-hidden": true },
                  },
                },
              },
            },
          },
        },
      ),
    );
    const code = files.get("things.cpp")!;
    expect(code).toContain("into.student(value.who)");
    expect(code).not.toContain('out.key("who")');
    expect(code).toMatch(/http::DataClass::roster.*true, "listThings"/);
  });

  test("a hidden student is no part of what the outside is promised", () => {
    const whole: any = joined([
      part(
        {},
        {
          Row: {
            type: "object",
            required: ["name", "who"],
            properties: { name: { type: "string" }, who: { type: "string", format: "student-id", "x-hidden": true } },
          },
        },
      ),
    ] as any);
    expect(whole.components.schemas.Row.properties).toEqual({ name: { type: "string" } });
    expect(whole.components.schemas.Row.required).toEqual(["name"]);
  });

  test.each([
    [{ type: "string" }, "says no maxLength"],
    [{ type: "integer", minimum: 0 }, "says no minimum and maximum"],
    [{ type: "array", items: { type: "boolean" } }, "says no maxItems"],
    [{ type: "string", maxLenght: 4 }, 'does not know the word "maxLenght"'],
    [{ type: "string", format: "student" }, "does not know the format student"],
  ])("what is asked without bounds, or in words that nobody knows, stops the build: %j", (schema, fault) => {
    expect(() => asking(schema)).toThrow(fault);
    expect(() => asking(schema)).toThrow("things/api.yaml");
  });

  test("an operation without access, with a parameter that its path does not have, or logged elsewhere without a reason stops the build", () => {
    const things =
      (says: object, path = "/api/things") =>
      () =>
        made(part({ [path]: { get: { ...get, responses: { "204": { description: "" } }, ...says } } }, {}));
    expect(things({ "x-access": undefined })).toThrow("no x-access");
    expect(things({ "x-shows": "everything" })).toThrow("x-shows everything");
    expect(things({}, "/api/things/{id}")).toThrow("{id} of its path is no parameter");
    expect(things({ "x-logged": { as: "listOthers" } })).toThrow("and why");
    expect(things({ "x-handler": "raw" })).toThrow("it names somebody");
  });

  test("two parts that name the same schema stop the build", () => {
    const one = part({}, { Thing: { type: "object", properties: {} } });
    expect(() => made(one, { ...one, slice: "others", file: "others/api.yaml" })).toThrow(
      "stands in another part, too",
    );
    expect(() => joined([one, { ...one, file: "others/api.yaml" }] as any)).toThrow("stands in another part, too");
  });

  test("what the pages have of the contract is written only where it changes, or each build of them would make all others begin anew", () => {
    const files = ["web/api/openapi.json", "web/api/schema.d.ts"];
    const write = () => {
      execFileSync("node", ["tools/api/page_types.mjs"]);
      return files.map((file) => statSync(file).mtimeMs);
    };
    expect(write()).toEqual(write());
  });

  test("the contract of the house is whole: every reference leads somewhere", () => {
    const whole: any = joined(parts());
    const known = new Set(Object.keys(whole.components.schemas));
    for (const [, name] of JSON.stringify(whole).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(known).toContain(name);
  });

  test("no address carries what names a person: what may stand after the question mark is a number, a day or a place in a list", () => {
    const plain =
      "after account_id whose which from to parent class unit a_page pupils day per_day days campaign once dismissal_minute " +
      "classes_a_day_max";
    const whole: any = joined(parts());
    const given = Object.entries<any>(whole.paths).flatMap(([path, methods]) =>
      Object.values<any>(methods).flatMap((one) =>
        (one.parameters ?? []).map((parameter: any) => ({
          path,
          ...(parameter.$ref ? whole.components.parameters[parameter.$ref.split("/").at(-1)] : parameter),
        })),
      ),
    );
    expect(given.length).toBeGreaterThan(100);
    for (const { path, name, in: where } of given)
      if (where === "query") expect(plain.split(" "), `${path}: ${name}`).toContain(name);
  });
});
