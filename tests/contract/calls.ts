// The operations of the contract (api.yaml of every slice), and a city on the real server in which they are called.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "vitest";
import { joined } from "../../tools/api/join.mjs";
import { numbers, publicIds } from "../../tools/api/types.mjs";
import { City, Gateway } from "../browser/real/city";
import type { Session } from "../browser/real/people";

export interface Operation {
  id: string;
  method: string;
  path: string;
  body?: string; // name of the request's schema
  schema?: string; // name of the answer's schema
  status: number;
  type?: string;
}
export interface Recipe {
  path?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown>;
  file?: string | Uint8Array<ArrayBuffer>;
}

export const contract: any = joined();
export const nameOf = (holder: any): string | undefined => holder?.schema?.$ref?.replace("#/components/schemas/", "");
export const operations: Operation[] = Object.entries<any>(contract.paths).flatMap(([path, methods]) =>
  Object.entries<any>(methods).map(([method, one]) => {
    const [status, answer] = Object.entries<any>(one.responses)[0]!;
    const [type, content] = Object.entries<any>(answer.content ?? {})[0] ?? [];
    return {
      id: one.operationId,
      method: method.toUpperCase(),
      path,
      body: nameOf(one.requestBody?.content?.["application/json"]),
      schema: nameOf(content),
      status: Number(status),
      type,
    };
  }),
);

/** Nothing beside the declared properties. */
export function strict(node: any): any {
  if (Array.isArray(node)) return node.map(strict);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strict(value)]));
  if (copy.type === "object" && copy.properties && copy.additionalProperties === undefined)
    copy.additionalProperties = false;
  return copy;
}
export const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
for (const format of Object.keys(numbers)) ajv.addFormat(format, /^\d{1,19}$/);
for (const format of Object.keys(publicIds)) ajv.addFormat(format, /^[0-9a-f]{32}$/);
ajv.addFormat("date-or-empty", /^(\d{4}-\d{2}-\d{2})?$/);
ajv.addSchema({ $id: "https://rongxin.example/api", components: strict(contract.components) });
export const validators = new Map<string, ValidateFunction>();
export function fits(schema: string, value: unknown): void {
  if (!validators.has(schema))
    validators.set(schema, ajv.compile({ $ref: `https://rongxin.example/api#/components/schemas/${schema}` }));
  const validate = validators.get(schema)!;
  expect(
    validate(value),
    `${schema}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(value).slice(0, 600)}`,
  ).toBe(true);
}

export const gateway = new Gateway();
export const city = new City(gateway.config);
export const recipes: Record<string, Recipe> = {};

export function call(operation: Operation, recipe: Recipe, body: unknown = recipe.body): Promise<Response> {
  const path =
    operation.path.replace(/\{(\w+)\}/g, (_, name: string) => recipe.path?.[name] ?? "missing") + (recipe.query ?? "");
  const sent = recipe.file ?? (body === undefined ? undefined : JSON.stringify(body));
  // What is sent as text is JSON, and says so: the server takes nothing else.
  const headers = typeof sent === "string" ? { ...recipe.headers, "Content-Type": "application/json" } : recipe.headers;
  return fetch(city.address + path, {
    method: operation.method,
    headers,
    ...(operation.method === "GET" ? {} : { body: sent ?? "" }),
  });
}
export async function done(id: string, recipe: Recipe): Promise<any> {
  const operation = operations.find((one) => one.id === id)!;
  const answer = await call(operation, recipe);
  const text = await answer.text();
  expect(answer.status, `${id}: ${text}`).toBe(operation.status);
  return text === "" ? undefined : JSON.parse(text);
}

export const header = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,入学年月\n";
export const two_rows =
  header +
  "2350102901,合同生,1,2012-05-05,其他,,,9900001,初二,初二(1)班,202409\n2350102901,退回生,1,2012-13-05,其他,,,9900002,初二,初二(1)班,202409\n";

export async function preparedImport(session: Session): Promise<string> {
  const begun = await done("previewRollImport", { ...session, file: two_rows });
  for (;;) {
    const page = await done("readRollImport", { ...session, path: { id: begun.id } });
    if (page.state !== "reading") return begun.id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The last part of the address in a message that the psychologist got. */
export async function messageToken(): Promise<string> {
  const { link } = await gateway.message();
  return link.slice(link.lastIndexOf("/") + 1);
}
