import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { City, Gateway, signInStaff, type Session } from "../browser/real/city";

// Every operation of api/openapi.yaml is called on the real server; what comes back is what the
// contract says and nothing more, and a body that the contract does not allow is refused.

interface Operation {
  id: string;
  method: string;
  path: string;
  body?: string; // name of the request's schema
  schema?: string; // name of the answer's schema
  status: number;
  type?: string;
}
interface Recipe {
  path?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: Record<string, unknown>;
  file?: string;
}

const contract = parse(readFileSync(join(import.meta.dirname, "../../api/openapi.yaml"), "utf8"));
const nameOf = (holder: any): string | undefined => holder?.schema?.$ref?.replace("#/components/schemas/", "");
const operations: Operation[] = Object.entries<any>(contract.paths).flatMap(([path, methods]) =>
  Object.entries<any>(methods).map(([method, one]) => {
    const [status, answer] = Object.entries<any>(one.responses)[0]!;
    const [type, content] = Object.entries<any>(answer.content ?? {})[0] ?? [];
    return { id: one.operationId, method: method.toUpperCase(), path, body: nameOf(one.requestBody?.content?.["application/json"]), schema: nameOf(content), status: Number(status), type };
  }),
);

/** Nothing beside the declared properties. */
function strict(node: any): any {
  if (Array.isArray(node)) return node.map(strict);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strict(value)]));
  if (copy.type === "object" && copy.properties && copy.additionalProperties === undefined) copy.additionalProperties = false;
  return copy;
}
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema({ $id: "https://rongxin.example/api", components: strict(contract.components) });
const validators = new Map<string, ValidateFunction>();
function fits(schema: string, value: unknown): void {
  if (!validators.has(schema)) validators.set(schema, ajv.compile({ $ref: `https://rongxin.example/api#/components/schemas/${schema}` }));
  const validate = validators.get(schema)!;
  expect(validate(value), `${schema}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(value).slice(0, 600)}`).toBe(true);
}

const gateway = new Gateway();
const city = new City(gateway.config);
const recipes: Record<string, Recipe> = {};

function call(operation: Operation, recipe: Recipe, body: unknown = recipe.body): Promise<Response> {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => recipe.path?.[name] ?? "missing") + (recipe.query ?? "");
  const sent = recipe.file ?? (body === undefined ? undefined : JSON.stringify(body));
  return fetch(city.address + path, { method: operation.method, headers: recipe.headers, ...(operation.method === "GET" ? {} : { body: sent ?? "" }) });
}
async function done(id: string, recipe: Recipe): Promise<any> {
  const operation = operations.find((one) => one.id === id)!;
  const answer = await call(operation, recipe);
  const text = await answer.text();
  expect(answer.status, `${id}: ${text}`).toBe(operation.status);
  return text === "" ? undefined : JSON.parse(text);
}

const header = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,入学年月\n";
const two_rows = header + "2350102901,合同生,1,2012-05-05,其他,,,9900001,初二,初二(1)班,202409\n2350102901,退回生,1,2012-13-05,其他,,,9900002,初二,初二(1)班,202409\n";

async function preparedImport(session: Session): Promise<string> {
  const begun = await done("previewRollImport", { ...session, file: two_rows });
  for (;;) {
    const page = await done("readRollImport", { ...session, path: { id: begun.id } });
    if (page.state !== "reading") return begun.id;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The last part of the address in a message that the psychologist got. */
async function messageToken(): Promise<string> {
  const { link } = await gateway.message();
  return link.slice(link.lastIndexOf("/") + 1);
}

beforeAll(async () => {
  await gateway.start();
  await city.start();
  await city.kill();
  const codes = city.codes().filter(([school]) => school === "鼓楼区演示中学");
  await city.start();
  const child = async (place: number) => {
    const ticket = await done("signInToAnswer", { body: { access_code: codes[place]![4] } });
    return { path: { sheet_id: ticket.sheet_id as string }, headers: { Authorization: `Ticket ${ticket.ticket}` } };
  };
  const answers = [{ item: "phq9.9", value: 3, spent_ms: 2000 }]; // acute: the message goes out at any hour of the day
  Object.assign(recipes, {
    readHealth: {},
    signInToAnswer: { body: { access_code: codes[0]![4] } },
    readForm: await child(1),
    saveAnswers: { ...(await child(2)), body: { save_no: 1, answers } },
    submitAnswers: { ...(await child(3)), body: { answers } },
    askForHelp: { ...(await child(4)), body: { wish: "today" } },
  });
  const xinli = await signInStaff(city, "xinli");
  await done("setMyContact", { ...xinli, body: { phone: "13800000000" } });
  await done("submitAnswers", { ...(await child(5)), body: { answers } });
  const alert = (await done("listAlerts", xinli)).alerts[0];
  await done("submitAnswers", { ...(await child(6)), body: { answers } });
  const handed = (await done("listAlerts", xinli)).alerts.find((one: { id: string }) => one.id !== alert.id);
  await done("askForSupport", { ...xinli, path: { id: handed.id } });
  const zhongxin = await signInStaff(city, "zhongxin");
  while ((await done("listClocks", zhongxin)).clocks.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const student = (await done("listStudents", xinli)).students[0];
  const campaign = (await done("listCampaigns", xinli)).campaigns[0];
  const page = await done("readCampaign", { ...xinli, path: { id: campaign.id } });
  const open_one = (place: number) => ({ ...xinli, body: { campaign_id: campaign.id, class_id: page.class_sessions[place].class_id, reachable_adult_id: page.reachable_adults[0].account_id, by_seat: true, minutes_max: 45 } });
  const me = city.text("SELECT account_id FROM account WHERE login = 'xinli'");
  await done("putOnDuty", { ...xinli, body: { account_id: me, turn: 3 } });
  await done("beginLeave", { ...xinli, body: { account_id: me, since_ms: 4000000000000, until_ms: 4000000600000 } });
  const last_of = async (rows: "rows" | "leaves") => (await done("readDuty", xinli))[rows].at(-1).id as string;
  const call_token = await messageToken();
  const session = await done("openClassSession", open_one(0));
  const to_close = await done("openClassSession", open_one(1));
  Object.assign(recipes, {
    readClassSessionDoor: { path: { code: session.code } },
    signIn: { body: { login: "xiaozhang", password: "rongxin-demo" } },
    choosePost: { ...(await signInStaff(city, "banzhuren")), body: { post_id: city.text("SELECT post_id FROM post p JOIN account a ON a.account_id = p.account_id WHERE a.login = 'banzhuren'") } },
    readSession: xinli,
    signOut: await signInStaff(city, "jifang"),
    listUnits: xinli,
    listStudents: xinli,
    readStudent: { ...xinli, path: { id: student.id } },
    setContactLimits: { ...xinli, path: { id: student.id, guardian_no: "1" }, body: { custody_limit: "limited", do_not_inform: true } },
    previewRollImport: { ...xinli, file: two_rows },
    readRollImport: { ...xinli, path: { id: await preparedImport(xinli) } },
    confirmRollImport: { ...xinli, path: { id: await preparedImport(xinli) } },
    readRejectedRows: { ...xinli, path: { id: await preparedImport(xinli) } },
    listCampaigns: xinli,
    readCampaign: { ...xinli, path: { id: campaign.id } },
    openClassSession: open_one(2),
    readClassSession: { ...xinli, path: { id: session.id } },
    closeClassSession: { ...xinli, path: { id: to_close.id } },
    listAlerts: xinli,
    readAlert: { ...xinli, path: { id: alert.id } },
    takeOnAlert: { ...xinli, path: { id: alert.id } },
    putBackAlert: { ...xinli, path: { id: alert.id } },
    changeAlertTakings: { ...xinli, body: { act: "take_on", alerts: [{ id: alert.id }] } },
    listClocks: await signInStaff(city, "shiju"),
    askForSupport: { ...xinli, path: { id: alert.id } },
    withdrawSupportRequest: { ...xinli, path: { id: alert.id } },
    lendSupport: { ...zhongxin, path: { id: handed.id } },
    readBoard: await signInStaff(city, "shiju"),
    followChanges: { ...xinli, query: "?once=true" },
    readDuty: xinli,
    putOnDuty: { ...xinli, body: { account_id: me, turn: 2, hours: "off_hours", since: "2026-09-01", until: "2027-07-01" } },
    endDuty: { ...xinli, path: { id: await last_of("rows") } },
    beginLeave: { ...xinli, body: { account_id: me, since_ms: 4000000000000, until_ms: 4000000600000 } },
    endLeave: { ...xinli, path: { id: await last_of("leaves") } },
    readMyContact: xinli,
    setMyContact: { ...xinli, body: { mail_address: "xinli@example.org", phone: "13800000000" } },
    readCall: { path: { token: call_token } },
    takeOnCall: { path: { token: call_token } },
    openItemAnswers: { ...xinli, path: { id: alert.id }, body: { reason: "约谈前了解情况" } },
  });
});
afterAll(async () => {
  gateway.close();
  await city.close();
});

describe("what the contract promises comes back, and nothing beside it", () => {
  for (const operation of operations) {
    // A second factor is not asked for in the demonstration; tests/functional/second_factor_test.cpp gives it.
    if (operation.id === "giveSecondFactor") continue;
    test(operation.id, async () => {
      const recipe = recipes[operation.id];
      expect(recipe, `no recipe for ${operation.id}`).toBeDefined();
      const answer = await call(operation, recipe!);
      const text = await answer.text();
      expect(answer.status, text).toBe(operation.status);
      if (operation.type) expect(answer.headers.get("content-type")).toContain(operation.type);
      if (operation.schema) fits(operation.schema, JSON.parse(text));
    });
  }
});

describe("what the contract does not allow is refused, with a problem that it describes", () => {
  const wrong_type = (value: unknown) => (typeof value === "string" ? 17 : "not this");
  for (const operation of operations) {
    if (!operation.body || operation.id === "giveSecondFactor") continue;
    const schema = contract.components.schemas[operation.body];
    const refuses = async (body: unknown) => {
      const answer = await call(operation, recipes[operation.id]!, body);
      const text = await answer.text();
      expect([400, 422], `${JSON.stringify(body)}: ${answer.status} ${text}`).toContain(answer.status);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      fits("Problem", JSON.parse(text));
    };
    test(`${operation.id}: an unknown property, no object, a property of the wrong type`, async () => {
      const good = recipes[operation.id]!.body!;
      await refuses({ ...good, colour: "red" });
      await refuses([good]);
      for (const [name, value] of Object.entries(good)) await refuses({ ...good, [name]: wrong_type(value) });
    });
    for (const name of (schema.required ?? []) as string[])
      test(`${operation.id}: without ${name}`, async () => {
        const { [name]: _, ...rest } = recipes[operation.id]!.body!;
        await refuses(rest);
      });
    test(`${operation.id}: the good request of these tests is one that the contract allows`, () => fits(operation.body!, recipes[operation.id]!.body));
  }
});
