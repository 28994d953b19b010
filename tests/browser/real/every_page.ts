// Every page that the staff entry has a route for, as somebody who works there meets it: in both languages, at a desk
// and on a phone nothing for axe to find, nothing cut off. The routes are read from the features: a page that is added there
// and is not told here whose it is fails. The desk and the phone are files of their own, which run side by side.
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { publishLooks } from "./looks";
import { ask, handIn, signInStaff, told } from "./people";
import { csvFile, pupilRow, rollCsv } from "./roll_file";
import { look, speak, stage, type Size, type Stage } from "./stage";
import { staffWords } from "./words";

const staff = new URL("../../../web/staff/", import.meta.url);
const sources = globSync("features/*/*/index.tsx", { cwd: fileURLToPath(staff) }).concat("shell/App.tsx");
const routes = new Set(
  sources.flatMap((file) =>
    [...readFileSync(new URL(file, staff), "utf8").matchAll(/\bpath(?::\s*|=)"([^"]*)"/g)].map(([, path]) => path!),
  ),
);

/** Who looks at the page, where it is when its address has a variable (an import belongs to its session), what must stand there when it is whole. */
interface Visit {
  who: string;
  path?: (page: Page) => string | Promise<string>;
  shows?: string;
  name?: string;
}

let at: Stage;
const known: Record<string, string> = {};
const of = (id: string) => known[id] ?? "missing";
const campaign =
  (rest = "") =>
  () =>
    `campaigns/${of("campaign")}${rest}`;

const visits: Record<string, Visit | Visit[]> = {
  "": [
    { who: "xinli", shows: ".today li" },
    { who: "banzhuren", name: "home_teacher" },
    { who: "jifang", name: "home_operator" },
    { who: "xiaozhang", name: "home_leader" },
    { who: "quxian", name: "home_county" },
    { who: "anquan", name: "home_keeper" },
  ],
  students: { who: "xinli", shows: ".table" },
  "students/:id": { who: "xinli", path: () => `students/${of("student")}`, shows: ".do-not-inform" },
  "roll/imports": { who: "xinli", shows: ".drop" },
  "roll/imports/:id": [
    { who: "xinli", path: (page) => imported(page, rollCsv(pupilRow(0), pupilRow(1, "2012-13-05"))), shows: ".counts" },
    { who: "xinli", path: (page) => imported(page, rollCsv(pupilRow(2))), shows: ".counts", name: "roll_imports_same" },
  ],
  campaigns: { who: "xinli", shows: ".tile" },
  "campaigns/:id": [
    { who: "xinli", path: campaign(), shows: ".bars" },
    { who: "shiju", path: campaign(), name: "campaign_city" },
  ],
  "campaigns/:id/slots": { who: "xinli", path: campaign("/slots") },
  "campaigns/:id/day": { who: "xinli", path: campaign("/day"), shows: ".cell" },
  "campaigns/:id/unfinished": { who: "xinli", path: campaign("/unfinished"), shows: ".unfinished" },
  "campaigns/:id/recall": { who: "shiju", path: campaign("/recall") },
  "campaigns/:id/paper": { who: "xinli", path: campaign("/paper") },
  "campaigns/:id/rules": { who: "shiju", path: campaign("/rules") },
  "campaigns/drafts/:id": { who: "quxian", path: () => `campaigns/drafts/${of("draft")}` },
  "class-sessions/:id": { who: "banzhuren", path: () => `class-sessions/${of("class_session")}`, shows: ".seats" },
  consent: { who: "banzhuren" },
  "consent/classes/:id": { who: "banzhuren", path: () => `consent/classes/${of("class")}`, shows: "tbody tr" },
  "consent/classes/:id/slips": { who: "banzhuren", path: () => `consent/classes/${of("class")}/slips` },
  retests: { who: "xinli" },
  alerts: [
    { who: "xinli", shows: ".inbox-row" },
    { who: "xiaozhang", name: "alerts_taken" },
  ],
  "alerts/week": { who: "xinli", shows: ".week, .empty" },
  "alerts/week/slips": { who: "xinli" },
  "alerts/:id": [
    { who: "xinli", path: () => `alerts/${of("alert")}`, shows: ".distribution" },
    { who: "xinli", path: () => `alerts/${of("alert_not_used")}`, shows: ".verdict-invalid", name: "alert_not_used" },
  ],
  concerns: { who: "banzhuren", shows: "#subject" },
  observe: { who: "banzhuren", shows: ".pupil" },
  "observe/marked": { who: "xinli" },
  informants: { who: "banzhuren" },
  "informants/:id/:instrument": {
    who: "banzhuren",
    path: () => `informants/${of("looks")}/teacher_look`,
    shows: ".informant-pupil",
  },
  instruments: { who: "shiju" },
  "instruments/new": { who: "shiju" },
  "instruments/proposals/:id": { who: "shifuhe", path: () => `instruments/proposals/${of("instrument_proposal")}` },
  "instruments/:id": { who: "shiju", path: () => "instruments/phq9" },
  duty: { who: "xinli", shows: "#roster" },
  calendar: { who: "shiju" },
  contact: { who: "xinli", shows: "#my-phone" },
  password: { who: "xinli", shows: "#current-password" },
  accounts: { who: "anquan", shows: "tbody tr" },
  "account-acts": { who: "anquan" },
  "role-table": { who: "anquan", shows: "tbody tr" },
  "student-views": { who: "shenji", shows: "#pseudonym" },
  "student-views/:id": { who: "xinli", path: () => `student-views/${of("student")}` },
  settings: { who: "shiju" },
  proposals: { who: "shifuhe", shows: ".people" },
  "proposals/:id": { who: "shifuhe", path: () => `proposals/${of("proposal")}` },
  "consent-texts": { who: "shiju" },
  channels: { who: "anquan" },
  clocks: { who: "shiju", shows: ".clock-row" },
  board: { who: "shiju", shows: ".board-number" },
  "*": { who: "anquan", path: () => "nowhere", shows: ".empty", name: "not_found" },
};

const waiting = { timeout: 20_000, interval: 50 };
/** Uploads a file of the roll from the page itself; its preview stands there. */
async function imported(page: Page, content: string): Promise<string> {
  await at.go(page, "/roll/imports");
  await page.setInputFiles(".drop-input", csvFile("2026年秋季学籍.csv", content));
  await page.waitForSelector(".counts");
  return new URL(page.url()).pathname.replace("/staff/", "");
}

/** What the pages with a variable in their address show, made through the public interface. */
async function prepare(): Promise<void> {
  const { city } = at;
  const post = (body: object) => ({ method: "POST", body: JSON.stringify(body) });
  const [xinli, teacher, county, officer] = await Promise.all(
    ["xinli", "banzhuren", "quxian", "shiju"].map((login) => signInStaff(city, login)),
  );
  known.campaign = city.text("SELECT campaign_id FROM campaign WHERE code = 'demo-autumn'");
  known.looks = city.text("SELECT campaign_id FROM campaign WHERE code = 'looks'");
  known.class = city.unitOf("banzhuren");
  const { students } = await told<{ students: { id: string; name: string }[] }>(city, "/api/students", {
    session: xinli,
  });
  known.student = students[0]!.id;
  const limits = { do_not_inform: true, custody_limit: "none", reason: "法院裁定" };
  await told(city, `/api/students/${known.student}/guardians/1/contact-limits`, {
    session: xinli,
    method: "PUT",
    body: JSON.stringify(limits),
  });
  const page = await at.staff("xinli");
  await imported(page, rollCsv(pupilRow(2)));
  await page.locator(".actions .ant-btn-primary").click();
  await page.waitForSelector("#stored"); // the same file again changes nothing
  await page.context().close();
  known.draft = (await told<{ id: string }>(city, "/api/campaign-drafts", { session: county, ...post({}) })).id;
  interface Read {
    class_sessions: { class_id: string }[];
    reachable_adults: { account_id: string }[];
  }
  const { reachable_adults } = await told<Read>(city, `/api/campaigns/${known.campaign}`, { session: teacher });
  const opening = {
    campaign_id: known.campaign,
    class_id: known.class,
    reachable_adult_id: reachable_adults[0]!.account_id,
  };
  known.class_session = (
    await told<{ id: string }>(city, "/api/class-sessions", { session: teacher, ...post(opening) })
  ).id;
  // Somebody who has answered faster than anybody reads, and stands for what cannot wait.
  await handIn(city, city.openCode(), 2, 3, 120);
  interface Alerts {
    alerts: { id: string; tier: string }[];
  }
  const { alerts } = await told<Alerts>(city, "/api/alerts", { session: xinli });
  const verdict = async (id: string) =>
    (await told<{ validity: { verdict: string } }>(city, `/api/alerts/${id}`, { session: xinli })).validity.verdict;
  for (const { id } of alerts) {
    known[(await verdict(id)) === "invalid" ? "alert_not_used" : "alert"] ??= id;
    if (known.alert && known.alert_not_used) break;
  }
  const file = await (await ask(city, "/api/instrument-workbooks/template", { session: officer })).arrayBuffer();
  const proposed = await fetch(`${city.address}/api/instrument-proposals`, {
    method: "POST",
    headers: officer!.headers,
    body: file,
  });
  known.instrument_proposal = ((await proposed.json()) as { proposal_id: string }).proposal_id;
  const lines = [
    {
      name_zh: "福州市心理援助热线",
      name_en: "Fuzhou helpline",
      number: "0591-87654321",
      note_zh: "每天 8:00-22:00",
      note_en: "daily",
    },
  ];
  const setting = { group: "hotlines", effective_on: "2099-09-01", reason: "市里开通了热线", hotlines: lines };
  known.proposal = (
    await told<{ proposal_id: string }>(city, "/api/settings", { session: officer, ...post(setting) })
  ).proposal_id;
  await vi.waitFor(() => expect(city.number("SELECT count(*) FROM open_clock")).toBeGreaterThan(0), waiting);
}

async function arrive(page: Page, path: string, { shows = "h1", who }: Visit): Promise<void> {
  await page.evaluate(() => localStorage.setItem("rongxin.language", "zh-CN"));
  await page.goto(`${at.city.address}/staff/${path}`);
  await page.locator(shows).first().waitFor();
  expect(await page.locator(".notice-problem").allInnerTexts(), `${path} as ${who}`).toEqual([]);
}

const all = Object.entries(visits).flatMap(([route, one]) => [one].flat().map((visit) => ({ route, visit })));
const not_found = staffWords("zh-CN")("shell.not_found");
const logins = [...new Set(all.map(({ visit }) => visit.who))];

export function everyPage(name: "desk" | "phone", size: Size): void {
  at = stage({ found: "lived_in", before: (city) => publishLooks(city) });
  beforeAll(prepare);

  test("every route of the staff entry is visited here", () => {
    expect(routes.size).toBeGreaterThan(40);
    expect(Object.keys(visits).sort()).toEqual([...routes].sort());
  });

  test.each(logins)("every page of %s is whole and axe finds nothing, in both languages", async (login) => {
    const page = await at.staff(login, size, "/", { deviceScaleFactor: 1 });
    for (const { route, visit } of all.filter(({ visit }) => visit.who === login)) {
      const path = (await visit.path?.(page)) ?? route;
      const called = visit.name ?? (route.replace(/:/g, "").replaceAll("/", "_") || "home");
      await arrive(page, path, visit);
      if (route !== "*") expect(await page.locator("h1").first().innerText(), path).not.toBe(not_found);
      await look(page, `every-${called}-zh-${name}`);
      await speak(page, "en");
      await look(page, `every-${called}-en-${name}`);
      if (route !== "students/:id" && route !== "alerts/:id" && !route.includes("student-views"))
        expect(await page.locator("h1").first().innerText(), path).not.toMatch(/登录|建议|学籍|没有/);
    }
    await page.context().close();
  });
}
