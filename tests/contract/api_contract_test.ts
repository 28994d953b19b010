import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { City, Gateway } from "../browser/real/city";
import { looks_title, publishLooks } from "../browser/real/looks";
import { signInStaff, type Session } from "../browser/real/people";

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
  file?: string | Uint8Array<ArrayBuffer>;
}

const contract = parse(readFileSync(join(import.meta.dirname, "../../api/openapi.yaml"), "utf8"));
const nameOf = (holder: any): string | undefined => holder?.schema?.$ref?.replace("#/components/schemas/", "");
const operations: Operation[] = Object.entries<any>(contract.paths).flatMap(([path, methods]) =>
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
function strict(node: any): any {
  if (Array.isArray(node)) return node.map(strict);
  if (node === null || typeof node !== "object") return node;
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strict(value)]));
  if (copy.type === "object" && copy.properties && copy.additionalProperties === undefined)
    copy.additionalProperties = false;
  return copy;
}
const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
ajv.addSchema({ $id: "https://rongxin.example/api", components: strict(contract.components) });
const validators = new Map<string, ValidateFunction>();
function fits(schema: string, value: unknown): void {
  if (!validators.has(schema))
    validators.set(schema, ajv.compile({ $ref: `https://rongxin.example/api#/components/schemas/${schema}` }));
  const validate = validators.get(schema)!;
  expect(
    validate(value),
    `${schema}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(value).slice(0, 600)}`,
  ).toBe(true);
}

const gateway = new Gateway();
const city = new City(gateway.config);
const recipes: Record<string, Recipe> = {};

function call(operation: Operation, recipe: Recipe, body: unknown = recipe.body): Promise<Response> {
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
async function done(id: string, recipe: Recipe): Promise<any> {
  const operation = operations.find((one) => one.id === id)!;
  const answer = await call(operation, recipe);
  const text = await answer.text();
  expect(answer.status, `${id}: ${text}`).toBe(operation.status);
  return text === "" ? undefined : JSON.parse(text);
}

const header = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,学籍辅号,年级,班级,入学年月\n";
const two_rows =
  header +
  "2350102901,合同生,1,2012-05-05,其他,,,9900001,初二,初二(1)班,202409\n2350102901,退回生,1,2012-13-05,其他,,,9900002,初二,初二(1)班,202409\n";

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

/** Campaigns made on the page: one draft each for what changes it. */
async function campaignDesk(campaign_id: string, xinli: Session): Promise<Record<string, Recipe>> {
  const county = await signInStaff(city, "quxian");
  const fresh = async () => await done("makeCampaignDraft", { ...county, body: {} });
  const on = async () => ({ ...county, path: { id: (await fresh()).id as string } });
  const saved = await fresh();
  const published = await done("publishCampaignDraft", { ...(await on()), body: { version: 1 } });
  const rule = {
    id: "high",
    tier: "ranked",
    all: false,
    conditions: [{ kind: "scale", subject: "phq9", at_least: 15 }],
  };
  const slots = await done("readSlots", { ...xinli, path: { id: campaign_id } });
  return {
    readCampaignOptions: county,
    listCampaignDrafts: county,
    makeCampaignDraft: { ...county, body: { copy_of: campaign_id } },
    readCampaignDraft: await on(),
    saveCampaignDraft: { ...county, path: { id: saved.id }, body: { version: 1, steps: saved.steps } },
    deleteCampaignDraft: await on(),
    checkCampaignDraft: await on(),
    publishCampaignDraft: { ...(await on()), body: { version: 1, rules_reason: "人手已经安排好，可以多谈一些学生。" } },
    readCampaignPublication: { ...county, path: { id: published.campaign_id } },
    simulateRules: {
      ...county,
      body: { rules: [rule], instruments: ["phq9"], units: [], grades: [], interviews_a_week: 10 },
    },
    readSlots: { ...xinli, path: { id: campaign_id } },
    chooseSlots: { ...xinli, path: { id: campaign_id }, body: { slots: slots.proposal } },
    forgetSlots: { ...xinli, path: { id: campaign_id } },
    readSlotCoverage: { ...county, path: { id: campaign_id } },
  };
}
/** A class teacher on duty who has taken on by the message; the child is one of another class, who has not answered yet. */
async function takenOn(
  xinli: Session,
  child: { path: Record<string, string>; headers: Record<string, string> },
): Promise<Record<string, Recipe>> {
  const teacher = await signInStaff(city, "banzhuren");
  await done("setMyContact", { ...teacher, body: { phone: "13800000007" } });
  await done("putOnDuty", {
    ...xinli,
    body: { account_id: city.text("SELECT account_id FROM account WHERE login = 'banzhuren'"), turn: 1 },
  });
  await done("submitAnswers", { ...child, body: { answers: [{ item: "phq9.9", value: 3, spent_ms: 2000 }] } });
  const { link } = await gateway.message((one) => one.to === "13800000007");
  await done("takeOnCall", { path: { token: link.slice(link.lastIndexOf("/") + 1) } });
  const [taken] = (await done("listTakenAlerts", teacher)).alerts;
  return {
    listTakenAlerts: teacher,
    takeOnCalled: { ...teacher, path: { id: taken.id } },
    putBackTakenAlert: { ...teacher, path: { id: taken.id } },
  };
}

// --- lesson ---
/** Rows for the day of answering: pupils of one class, two devices on one sheet, sheets of paper, a campaign of the school's own. */
async function lessonRecipes(xinli: Session, campaign: string, class_id: string): Promise<Record<string, Recipe>> {
  const campaign_path = { path: { id: campaign, class_id } };
  const pupils: any[] = (await done("readClassDay", { ...xinli, ...campaign_path })).pupils;
  const absent = pupils
    .filter((pupil) => pupil.state === "absent")
    .map((pupil) => pupil.id as string)
    .slice(8); // the first ones sign in with their codes
  const at = (student_id: string) => ({ ...xinli, path: { id: campaign, student_id } });
  const { code } = await done("giveNewCode", at(absent[0]!));
  const signIn = async () => {
    let ticket = await done("signInToAnswer", { body: { access_code: code } });
    // Used before, it asks for the second character of the name.
    if (ticket.state === "code")
      ticket = await done("signInToAnswer", {
        body: { access_code: code, name_part: [...pupils.find((one) => one.id === absent[0]).name][1] },
      });
    return { path: { sheet_id: ticket.sheet_id as string }, headers: { Authorization: `Ticket ${ticket.ticket}` } };
  };
  const first = await signIn();
  await signIn();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await done("saveAnswers", {
    ...first,
    body: { save_no: 1, answers: [{ item: "phq9.1", value: 1, spent_ms: 2000 }] },
  });
  const paper = (value: number) => ({ mode: "paper", answers: [{ item: "phq9.1", value }] });
  const jifang = await signInStaff(city, "jifang");
  const helper = {
    path: { id: campaign, account_id: city.text("SELECT account_id FROM account WHERE login = 'jifang'") },
  };
  await done("namePaperHelper", { ...xinli, ...helper });
  for (const [who, value] of [
    [xinli, 1],
    [jifang, 2],
  ] as const)
    await done("enterPaperSheet", { ...at(absent[2]!), ...who, body: paper(value) });
  const impostor = await done("signInToAnswer", {
    body: { access_code: (await done("giveNewCode", at(absent[4]!))).code },
  });
  expect(impostor.state).toBe("open");
  await done("signInToAnswer", { body: { access_code: (await done("giveNewCode", at(absent[5]!))).code } });
  await done("setSheetAside", { ...at(absent[5]!), body: { attempt: 1, because: "wrong_seat" } });
  const shi = await signInStaff(city, "shiju");
  return {
    readBoard: { ...xinli, ...campaign_path },
    readClassDay: { ...xinli, ...campaign_path },
    printAccessSlips: { ...xinli, ...campaign_path },
    printPersonalCards: { ...xinli, ...campaign_path },
    listUnfinished: { ...xinli, ...campaign_path },
    setAway: { ...at(absent[1]!), body: { because: "leave" } },
    giveNewCode: at(absent[1]!),
    setSheetAside: { ...at(absent[4]!), body: { attempt: 1, because: "child_says" } },
    undoSetAside: at(absent[5]!),
    separateDevices: at(absent[0]!),
    listPaperSheets: { ...xinli, ...campaign_path },
    enterPaperSheet: { ...at(absent[3]!), body: paper(1) },
    readPaperDifferences: at(absent[2]!),
    settlePaperSheet: { ...at(absent[2]!), body: { answers: [{ item: "phq9.1", value: 2 }] } },
    namePaperHelper: { ...xinli, ...helper },
    endPaperHelper: { ...xinli, ...helper },
    readRecall: { ...shi, path: { id: campaign } },
    recallCampaign: { ...shi, path: { id: campaign }, body: { reason: "wrong_time" } },
    undoRecall: { ...shi, path: { id: campaign } },
  };
}
// --- end of lesson ---
// --- informants ---
/** A class teacher about the own class, and a guardian behind a slip that has been decided. */
async function informantRecipes(
  xinli: Session,
  banzhuren: Session,
  slip: { path: { token: string }; birthday: string; decision: string; text_version: number },
): Promise<Record<string, Recipe>> {
  const { tasks } = await done("listInformantTasks", banzhuren);
  const place = { id: tasks[0].campaign_id as string, instrument: "teacher_look" };
  const { pupils } = await done("listInformantSheets", { ...banzhuren, path: place });
  const sheet = { ...banzhuren, path: { ...place, student_id: pupils[0].id as string } };
  await done("decideFamilyLink", {
    path: slip.path,
    body: { birthday: slip.birthday, decision: slip.decision, text_version: slip.text_version },
  });
  const { sheets } = await done("openFamilyQuestions", { path: slip.path, body: { birthday: slip.birthday } });
  expect(sheets.length).toBe(1);
  await done("saveInformantSheet", {
    ...sheet,
    body: { answers: [{ item: "teacher_look.1", value: 2 }], hand_in: false },
  });
  return {
    listInformantTasks: banzhuren,
    readInformantCounts: { ...xinli, path: { id: place.id } },
    listInformantSheets: { ...banzhuren, path: place },
    readInformantSheet: sheet,
    saveInformantSheet: { ...sheet, body: { answers: [{ item: "teacher_look.1", value: 1 }], hand_in: true } },
    openFamilyQuestions: { path: slip.path, body: { birthday: slip.birthday } },
    saveFamilyAnswers: {
      path: slip.path,
      body: {
        birthday: slip.birthday,
        campaign_id: place.id,
        instrument: "guardian_look",
        answers: [{ item: "guardian_look.1", value: 0 }],
        hand_in: true,
      },
    },
  };
}
// --- end of informants ---

// --- bureau ---
/** Settings, proposals of each kind, texts and channels: a second officer of the city confirms what the county proposes. */
async function bureauRecipes(): Promise<Record<string, Recipe>> {
  const county = await signInStaff(city, "quxian"),
    shi = await signInStaff(city, "shiju"),
    second = await signInStaff(city, "shifuhe");
  const times = {
    dismissal_minute: [1030],
    lesson_minutes: [40],
    break_minutes: [10],
    left_for_adults_minutes: [90],
    duty_from_minute: [450],
    duty_until_minute: [1050],
    interview_minutes: [585, 875],
  };
  const later = { group: "times", effective_on: "2099-09-01", reason: "作息有调整", values: times };
  const why = { version: 1, rules_reason: "本区想先试一试这些规则" };
  const draft = async () => ({
    ...county,
    path: { id: (await done("makeCampaignDraft", { ...county, body: {} })).id as string },
  });
  const waiting = async () => ({
    path: { id: (await done("proposeCampaign", { ...(await draft()), body: why })).proposal_id as string },
  });
  const to_confirm = await waiting();
  const own = await draft();
  const { campaign_id } = await done("publishCampaignDraft", { ...own, body: { version: 1 } });
  while ((await done("readCampaignPublication", { ...county, path: { id: campaign_id } })).state !== "filled")
    await new Promise((resolve) => setTimeout(resolve, 20));
  const text = {
    purpose: "referral",
    audience: "guardian",
    effective_on: "2099-01-01",
    title_zh: "转介说明",
    title_en: "Referral",
    body_zh: "学校建议带孩子去医院看一看，您可以自己决定要不要去。",
    body_en: "The school suggests that your child sees a doctor.",
    asks_again: true,
    reason: "说得更清楚",
  };
  const lines = {
    group: "hotlines",
    effective_on: "2099-09-01",
    reason: "市里开通了热线",
    hotlines: [
      {
        name_zh: "福州市心理援助热线",
        name_en: "Fuzhou helpline",
        number: "0591-87654321",
        note_zh: "每天 8:00-22:00",
        note_en: "daily",
      },
    ],
  };
  fits(
    "Proposal",
    await done("readProposal", {
      ...second,
      path: { id: (await done("changeSetting", { ...shi, body: lines })).proposal_id },
    }),
  );
  return {
    readSettings: county,
    changeSetting: { ...county, body: later },
    withdrawSetting: { ...county, path: { id: (await done("changeSetting", { ...county, body: later })).version } },
    listProposals: shi,
    readProposal: { ...second, ...to_confirm },
    confirmProposal: { ...second, ...to_confirm },
    withdrawProposal: { ...county, ...(await waiting()) },
    proposeCampaign: { ...(await draft()), body: why },
    readCampaignRules: { ...county, path: { id: campaign_id } },
    proposeCampaignRules: { ...county, path: { id: campaign_id }, body: { rules: [], reason: "这次先不按分数提示" } },
    listConsentTexts: county,
    proposeConsentText: { ...shi, body: text },
    readChannels: await signInStaff(city, "anquan"),
  };
}
// --- end of bureau ---

beforeAll(async () => {
  await gateway.start();
  const codes = city.codes();
  publishLooks(city);
  city.command("instrument", "sign", "pss10", "--by", "王签", "--statement", "已取得许可", "--date", "2026-11-24");
  await city.start();
  const child = async (place: number) => {
    const ticket = await done("signInToAnswer", { body: { access_code: codes[place]![4] } });
    return { path: { sheet_id: ticket.sheet_id as string }, headers: { Authorization: `Ticket ${ticket.ticket}` } };
  };
  const answers = [{ item: "phq9.9", value: 3, spent_ms: 2000 }]; // acute: the message goes out at any hour of the day
  Object.assign(recipes, {
    readHealth: {},
    signInToAnswer: { body: { access_code: codes[0]![4] } },
    readHotlines: {},
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
  while ((await done("listClocks", zhongxin)).clocks.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const student = (await done("listStudents", xinli)).students[0];
  const campaign = (await done("listCampaigns", xinli)).campaigns.find(
    (one: { title: string }) => one.title !== looks_title,
  );
  const page = await done("readCampaign", { ...xinli, path: { id: campaign.id } });
  const open_one = (place: number) => ({
    ...xinli,
    body: {
      campaign_id: campaign.id,
      class_id: page.class_sessions[place].class_id,
      reachable_adult_id: page.reachable_adults[0].account_id,
      by_seat: true,
      minutes_max: 45,
    },
  });
  const me = city.text("SELECT account_id FROM account WHERE login = 'xinli'");
  await done("putOnDuty", { ...xinli, body: { account_id: me, turn: 3 } });
  await done("beginLeave", { ...xinli, body: { account_id: me, since_ms: 4000000000000, until_ms: 4000000600000 } });
  const last_of = async (rows: "rows" | "leaves") => (await done("readDuty", xinli))[rows].at(-1).id as string;
  const call_token = await messageToken();
  const retest = (await done("listRetests", xinli)).retests[0];
  // --- instruments that the bureau writes: the example of the template, published by two
  const officer = await signInStaff(city, "shiju");
  const second = await signInStaff(city, "shifuhe");
  const template = new Uint8Array(
    await (await fetch(city.address + "/api/instrument-workbooks/template", officer)).arrayBuffer(),
  );
  const withdrawn = (await done("proposeInstrument", { ...officer, file: template })).proposal_id as string;
  await done("withdrawInstrumentProposal", { ...officer, path: { id: withdrawn } });
  const proposal = (await done("proposeInstrument", { ...officer, file: template })).proposal_id as string;
  Object.assign(recipes, {
    readInstrumentTemplate: officer,
    previewInstrument: { ...officer, file: template },
    proposeInstrument: { ...officer, file: template },
    listInstrumentProposals: officer,
    readInstrumentProposal: { ...second, path: { id: proposal } },
    publishInstrumentProposal: { ...second, path: { id: proposal } },
    withdrawInstrumentProposal: { ...officer, path: { id: withdrawn } },
    listInstruments: xinli,
    listInstrumentVersions: { ...xinli, path: { id: "phq9" } },
    readInstrumentVersion: { ...xinli, path: { id: "phq9", version: "1.0" } },
    readInstrumentWorkbook: { ...officer, path: { id: "phq9", version: "1.0" } },
    readInstrumentChanges: { ...xinli, path: { id: "phq9" }, query: "?from=1.0&to=1.0" },
  });
  const banzhuren = await signInStaff(city, "banzhuren");
  const own_class = await done("listUnits", banzhuren);
  const own_child = (await done("listStudents", banzhuren)).students[0];
  await done("submitAnswers", { ...(await child(7)), body: { answers } });
  const two = (await done("listAlerts", xinli)).alerts.slice(-2) as { id: string; tier: string }[];
  const appointments = (
    await done("makeAppointments", {
      ...xinli,
      body: {
        room: "谈心室",
        appointments: two.map((one, i) => ({ alert_id: one.id, starts_at_ms: 1_900_200_000_000 + i, tier: one.tier })),
      },
    })
  ).made;
  const session = await done("openClassSession", open_one(0));
  // consent
  const of_class = { ...xinli, path: { id: page.class_sessions[0].class_id as string } };
  const paper = { slips: [{ student_id: student.id as string, decision: "given" }] };
  const slips = (await done("printConsentSlips", { ...of_class, body: { days_max: 14 } })).slips as {
    name: string;
    seat: number;
    address: string;
  }[];
  const slip_of = async (place: number) => {
    const { seat, address } = slips[place]!;
    const token = address.slice(address.indexOf("#") + 1);
    const born = city.text(
      `SELECT s.born_on FROM student s JOIN enrolment e ON e.student_id = s.student_id WHERE e.class_unit_id = ${of_class.path.id} AND e.seat_no = ${seat}`,
    );
    const birthday = born.slice(5, 7) + born.slice(8, 10);
    const opened = await done("openFamilyLink", { path: { token }, body: { birthday } });
    return {
      path: { token },
      birthday,
      decision: opened.asked === "know" ? "informed" : "given",
      text_version: opened.text.version as number,
    };
  };
  const slip = await slip_of(1),
    to_decide = await slip_of(2),
    to_answer = await slip_of(3);
  Object.assign(recipes, await informantRecipes(xinli, banzhuren, to_answer));
  Object.assign(recipes, {
    readConsentCoverage: xinli,
    readClassConsent: of_class,
    enterPaperConsent: { ...of_class, body: paper },
    printConsentSlips: { ...of_class, body: { days_max: 14 } },
    undoPaperConsent: {
      ...xinli,
      path: { id: (await done("enterPaperConsent", { ...of_class, body: paper })).batch_id },
    },
    readFamilyLink: { path: slip.path },
    openFamilyLink: { path: slip.path, body: { birthday: slip.birthday } },
    decideFamilyLink: {
      path: to_decide.path,
      body: { birthday: to_decide.birthday, decision: to_decide.decision, text_version: to_decide.text_version },
    },
  });
  const to_close = await done("openClassSession", open_one(1));
  Object.assign(recipes, {
    readClassSessionDoor: { path: { code: session.code } },
    signIn: { body: { login: "xiaozhang", password: "rongxin-demo" } },
    choosePost: {
      ...(await signInStaff(city, "banzhuren")),
      body: {
        post_id: city.text(
          "SELECT post_id FROM post p JOIN account a ON a.account_id = p.account_id WHERE a.login = 'banzhuren'",
        ),
      },
    },
    readSession: xinli,
    signOut: await signInStaff(city, "jifang"),
    listUnits: xinli,
    listStudents: xinli,
    readStudent: { ...xinli, path: { id: student.id } },
    setContactLimits: {
      ...xinli,
      path: { id: student.id, guardian_no: "1" },
      body: { custody_limit: "limited", do_not_inform: true, reason: "court order" },
    },
    previewRollImport: { ...xinli, file: two_rows },
    readRollImport: { ...xinli, path: { id: await preparedImport(xinli) } },
    confirmRollImport: { ...xinli, path: { id: await preparedImport(xinli) } },
    readRejectedRows: { ...xinli, path: { id: await preparedImport(xinli) } },
    listCampaigns: xinli,
    readCampaign: { ...xinli, path: { id: campaign.id } },
    openClassSession: open_one(2),
    readClassSession: { ...xinli, path: { id: session.id } },
    releaseSeat: { ...xinli, path: { id: to_close.id, seat: "1" } },
    closeClassSession: { ...xinli, path: { id: to_close.id } },
    // instruments: the library, licences, retests
    readInstrument: { ...xinli, path: { id: "phq9" } },
    signInstrumentCheck: {
      ...officer,
      path: { id: "who5" },
      body: { name: "李签", statement: "已取得许可", date: "2026-11-24" },
    },
    confirmInstrumentCheck: { ...officer, path: { id: "pss10" }, body: { name: "陈核" } },
    listRetests: xinli,
    releaseRetest: { ...xinli, path: { id: retest.id } },
    listAlerts: xinli,
    readAlert: { ...xinli, path: { id: alert.id } },
    takeOnAlert: { ...xinli, path: { id: alert.id } },
    putBackAlert: { ...xinli, path: { id: alert.id } },
    changeAlertTakings: { ...xinli, body: { act: "take_on", alerts: [{ id: alert.id, tier: "acute" }] } },
    // care
    ...(await takenOn(xinli, await child(60))),
    listConcernSubjects: xinli,
    listMyConcerns: xinli,
    raiseConcern: { ...xinli, body: { student_id: student.id, urgency: "this_week", words: "这几天上课总是睡着" } },
    readClassObservations: { ...xinli, path: { id: page.class_sessions[0].class_id } },
    observeClass: {
      ...banzhuren,
      path: { id: own_class.units[0].id },
      body: { worried: [{ student_id: own_child.id, urgency: "watch", signs: [{ id: "asleep" }], words: "近两周" }] },
    },
    readWhomToCall: banzhuren,
    countMyCalls: xinli,
    listMarkedPupils: xinli,
    markObservationsSeen: { ...xinli, body: { seen: true, observations: [{ id: "none" }] } },
    readStudentCare: { ...xinli, path: { id: student.id } },
    undoAppointments: { ...xinli, body: { appointments: [{ id: "none", put_back: true }] } },
    readWeekPlan: xinli,
    listAppointments: xinli,
    makeAppointments: {
      ...xinli,
      body: { room: "心理辅导室", appointments: [{ alert_id: alert.id, starts_at_ms: 1_900_000_000_000 }] },
    },
    moveAppointment: { ...xinli, path: { id: appointments[0].id }, body: { starts_at_ms: 1_900_100_000_000 } },
    removeAppointment: { ...xinli, path: { id: appointments[1].id } },
    listClocks: await signInStaff(city, "shiju"),
    askForSupport: { ...xinli, path: { id: alert.id } },
    withdrawSupportRequest: { ...xinli, path: { id: alert.id } },
    lendSupport: { ...zhongxin, path: { id: handed.id } },
    readCityBoard: await signInStaff(city, "shiju"),
    followChanges: { ...xinli, query: "?once=true" },
    readDuty: xinli,
    putOnDuty: {
      ...xinli,
      body: { account_id: me, turn: 2, hours: "off_hours", since: "2026-09-01", until: "2027-07-01" },
    },
    endDuty: { ...xinli, path: { id: await last_of("rows") } },
    beginLeave: { ...xinli, body: { account_id: me, since_ms: 4000000000000, until_ms: 4000000600000 } },
    previewLeave: { ...xinli, query: `?account_id=${me}` },
    confirmLeave: { ...xinli, path: { id: await last_of("leaves") } },
    listMyLeaves: xinli,
    answerMyLeave: { ...xinli, path: { id: await last_of("leaves") }, body: { answer: "heard" } },
    endLeave: { ...xinli, path: { id: await last_of("leaves") } },
    readMyContact: xinli,
    setMyContact: { ...xinli, body: { mail_address: "xinli@example.org", phone: "13800000000" } },
    readCall: { path: { token: call_token } },
    takeOnCall: { path: { token: call_token } },
    ...(await campaignDesk(campaign.id, xinli)),
    ...(await lessonRecipes(xinli, campaign.id, page.class_sessions[0].class_id)),
    ...(await bureauRecipes()),
    openItemAnswers: { ...xinli, path: { id: alert.id }, body: { reason: "约谈前了解情况" } },
  });
  // shell
  const anquan = await signInStaff(city, "anquan");
  const unit_id = city.text("SELECT unit_id FROM unit WHERE kind = 'city'");
  const person = (login: string) => ({
    ...anquan,
    body: { login, name: "合同同事", unit_id, role: "city_officer", until: "2027-07-01" },
  });
  const path = async (login: string) => ({
    ...anquan,
    path: { id: (await done("addAccount", person(login))).account_id as string },
  });
  const to_change = await done("addAccount", person("contract-own"));
  const changing = await signInStaff(city, "contract-own", to_change.one_time_password);
  Object.assign(recipes, {
    changePassword: { ...changing, body: { current: to_change.one_time_password, wanted: "a-long-enough-one" } },
    listAccounts: anquan,
    addAccount: person("contract-1"),
    endAccount: await path("contract-2"),
    givePassword: await path("contract-3"),
    resetSecondFactor: await path("contract-4"),
    addPost: { ...(await path("contract-5")), body: { unit_id, role: "auditor", until: "2027-07-01" } },
    endPost: {
      ...anquan,
      path: {
        id: city.text(
          "SELECT post_id FROM post p JOIN account a ON a.account_id = p.account_id WHERE a.login = 'minqingzx'",
        ),
      },
    },
    listAccountActs: anquan,
    listEndingPosts: anquan,
    readRoleTable: anquan,
  });
  const span = { kind: "holiday", name: "运动会", since: "2027-04-01", until: "2027-04-02" };
  await done("addCalendarSpans", { ...xinli, body: { spans: [span] } });
  Object.assign(recipes, {
    sendTestMessage: xinli,
    listStudentViews: { ...xinli, path: { id: student.id } },
    lockSession: await signInStaff(city, "banzhuren"),
    noteInput: xinli,
    unlockSession: { ...xinli, body: { password: "rongxin-demo" } },
    readCalendar: xinli,
    addCalendarSpans: { ...xinli, body: { spans: [{ ...span, kind: "exam", name: "期中考试" }] } },
    endCalendarSpan: { ...xinli, path: { id: (await done("readCalendar", xinli)).spans[0].id } },
  });
});
afterAll(async () => {
  gateway.close();
  await city.close();
});

describe("addresses", () => {
  test("no address carries what names a person: what may stand after the question mark is a number, a day or a place in a list", () => {
    const plain = [
      "after",
      "account_id",
      "whose",
      "which",
      "from",
      "to",
      "parent",
      "class",
      "unit",
      "a_page",
      "pupils",
      "day",
      "per_day",
      "days",
      "campaign",
      "once",
      "dismissal_minute",
      "classes_a_day_max",
    ];
    for (const [path, methods] of Object.entries<any>(contract.paths))
      for (const one of Object.values<any>(methods))
        for (const given of one.parameters ?? []) {
          const parameter = given.$ref ? contract.components.parameters[given.$ref.split("/").at(-1)] : given;
          if (parameter.in === "query") expect(plain, `${path}: ${parameter.name}`).toContain(parameter.name);
        }
  });
});

describe("what the contract promises comes back, and nothing beside it", () => {
  for (const operation of operations) {
    // A second factor is not asked for in the demonstration; tests/organisation/accounts/second_factor_test.cpp gives it.
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
    test(`${operation.id}: the good request of these tests is one that the contract allows`, () =>
      fits(operation.body!, recipes[operation.id]!.body));
  }
});
