import { render } from "preact";
import { afterEach, expect, test } from "vitest";
import { App } from "./app";
import { en } from "./locale/en";
import { zh } from "./locale/zh-CN";
import { Slip } from "./slip";

const text = {
  version: 1,
  effective_on: "2026-01-01",
  title: { "zh-CN": "孩子的测评", en: "Questionnaire" },
  body: { "zh-CN": "问什么：心情。\n谁会看：心理老师。", en: "What it asks: mood." },
};

/** Answers as the server would: one slip of 林＊, born on 5 January. */
class School {
  state = "open";
  asked = "consent";
  decision?: string;
  tries = 3;
  sent: string[] = [];
  sheets: object[] = [];
  answers: unknown[] = [];
  /** Without a network for answers alone. */
  cut = false;
  /** What the school has of the sheet, item by item, whoever sent it. */
  stored: { [item: string]: number } = {};
  send = async (path: unknown, init?: { body?: unknown }) => {
    const body = init?.body ? (JSON.parse(String(init.body)) as { birthday: string; decision?: string }) : undefined;
    this.sent.push(String(path).split("/").slice(5).join("/") + (body?.decision ?? ""));
    const reply = (json: object, status = 200) => new Response(JSON.stringify(json), { status });
    if (!body)
      return reply({
        state: this.state,
        purpose: "screening",
        text,
        hotlines: [{ name: words_of("福州市心理援助热线"), number: "0591-87654321", note: words_of("24 小时") }],
      });
    if (String(path).endsWith("/questions")) return reply({ child_name: "林＊", sheets: this.sheets });
    if (String(path).endsWith("/answers")) {
      if (this.cut) throw new TypeError("no network");
      this.answers.push(body);
      const { answers, hand_in } = body as unknown as { answers: { item: string; value: number }[]; hand_in: boolean };
      for (const { item, value } of answers) this.stored[item] = value;
      return reply({ state: hand_in ? "handed_in" : "begun" });
    }
    if (body.birthday !== "0105")
      return reply(
        {
          code: --this.tries ? "consent_fact_wrong" : "consent_link_locked",
          status: 422,
          title: "",
          type: "",
          parameters: { tries_left: String(this.tries) },
        },
        this.tries ? 422 : 409,
      );
    const choices =
      this.asked === "know" ? ["informed"] : this.decision === "given" ? ["given", "withdrawn"] : ["given", "refused"];
    const told = body.decision ? { decision: body.decision, receipt: "ABCD2345", decided_at_ms: 1 } : {};
    const answered = this.decision ? { answered: true } : {};
    if (body.decision) this.decision = body.decision;
    return reply({ child_name: "林＊", asked: this.asked, text, choices, ...answered, ...told });
  };
}

const pass = () => new Promise((resolve) => setTimeout(resolve, 5));
const words = () => document.body.textContent ?? "";
const press = async (name: string) => {
  const found = Array.from(document.querySelectorAll("button")).find((one) => one.textContent === name);
  expect(found, name).toBeTruthy();
  found?.click();
  await pass();
};
const choose = async (month: string, day: string) => {
  for (const [id, value] of [
    ["month", month],
    ["day", day],
  ] as const) {
    const select = document.getElementById(id) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }
  await pass();
  await press(zh.next);
};
const openPage = async (school: School | null, language: "zh-CN" | "en" = "zh-CN") => {
  render(
    <App slip={school ? new Slip("t", school.send as unknown as typeof fetch) : null} language={language} />,
    document.body,
  );
  await pass();
};
afterEach(() => render(null, document.body));

test("read, birthday, choice, once more, receipt, and taken back later", async () => {
  const school = new School();
  await openPage(school);
  expect(words()).toContain("谁会看");
  await choose("1", "5");
  expect(words()).toContain("林＊");
  await press(zh.yes);
  expect(school.sent).not.toContain("decisiongiven");
  await press(zh.confirm);
  expect(words()).toContain("ABCD2345");
  await press(zh.withdraw);
  expect(words()).toContain(zh.stays[1]);
  await press(zh.confirm);
  expect(school.sent).toEqual(["", "open", "decisiongiven", "questions", "decisionwithdrawn"]);
  expect(words()).toContain(zh.withdrawn_word);
});

test("the helplines of the city stand on a slip before anybody has proved anything, and can be dialled", async () => {
  await openPage(new School());
  const lines = document.querySelector(".hotlines");
  expect(lines?.textContent).toContain("福州市心理援助热线");
  expect(lines?.querySelector("a")?.getAttribute("href")).toBe("tel:059187654321");
});

test("a wrong birthday says how many tries are left, the third locks", async () => {
  await openPage(new School());
  await press(zh.next);
  expect(words()).toContain(zh.choose_first);
  await choose("2", "5");
  expect(words()).toContain(zh.wrong("2"));
  await choose("3", "5");
  await choose("4", "5");
  expect(words()).toContain(zh.locked_title);
});

test("from 14 there is nothing to allow, only to know", async () => {
  const school = Object.assign(new School(), { asked: "know" });
  await openPage(school);
  await choose("1", "5");
  expect(words()).not.toContain(zh.question);
  await press(zh.know);
  await press(zh.confirm);
  expect(school.decision).toBe("informed");
});

const words_of = (zh_words: string) => ({ "zh-CN": zh_words, en: "En" });
const sheet_of = (title = "家长问卷") => {
  const options = [0, 1, 2].map((value) => ({ value, text: words_of("选" + value) }));
  return {
    campaign_id: "7",
    state: "open",
    form: {
      instrument: "look",
      title: words_of(title),
      stem: words_of("最近两周"),
      items: [1, 2, 3].map((n) => ({ id: `look.${n}`, text: words_of(`第${n}题`), options })),
    },
    answers: [],
  };
};
const pick = async (item: string, option: number) => {
  (document.querySelectorAll(`input[name="${item}"]`)[option] as HTMLInputElement).click();
  await pass();
};
const beside = () => Array.from(document.querySelectorAll("fieldset")).map((one) => !!one.querySelector(".beside"));

test("a save that fails is said beside its question, and choosing the same again sends it", async () => {
  const school = Object.assign(new School(), { decision: "given", sheets: [sheet_of()], cut: true });
  await openPage(school);
  await choose("1", "5");
  await press(zh.to_questions("家长问卷", 3, false));
  await pick("look.2", 1);
  expect(beside()).toEqual([false, true, false]);
  expect(words()).toContain(zh.not_saved(1));
  await press(zh.later);
  expect(words()).toContain(zh.not_yet(1));
  const leaving = new Event("beforeunload", { cancelable: true });
  dispatchEvent(leaving);
  expect(leaving.defaultPrevented).toBe(true);
  school.cut = false;
  await pick("look.2", 1);
  expect(school.stored).toEqual({ "look.2": 1 });
  expect(beside()).toEqual([false, false, false]);
});

test("what could not be saved goes out by itself when the network is back", async () => {
  const school = Object.assign(new School(), { decision: "given", sheets: [sheet_of()], cut: true });
  await openPage(school);
  await choose("1", "5");
  await press(zh.to_questions("家长问卷", 3, false));
  await pick("look.1", 2);
  await pick("look.3", 0);
  school.cut = false;
  dispatchEvent(new Event("online"));
  await pass();
  expect(school.stored).toEqual({ "look.1": 2, "look.3": 0 });
});

test("two phones with one slip do not overwrite each other: each sends only what was chosen on it", async () => {
  const school = Object.assign(new School(), { decision: "given", sheets: [sheet_of()] });
  await openPage(school);
  await choose("1", "5");
  await press(zh.to_questions("家长问卷", 3, false));
  school.stored["look.3"] = 2;
  await pick("look.1", 1);
  await press(zh.hand_in);
  await press(zh.confirm);
  expect(school.stored).toEqual({ "look.1": 1, "look.3": 2 });
});

test("after a no the same slip says that it can be changed, and changes it", async () => {
  const school = new School();
  await openPage(school);
  await choose("1", "5");
  await press(zh.no);
  await press(zh.confirm);
  expect(words()).toContain(zh.change_lead);
  await press(zh.change);
  expect(words()).toContain(zh.answered_title);
  await press(zh.yes);
  await press(zh.confirm);
  expect(school.decision).toBe("given");
});

test("a slip that was used, opened again, does not show what was decided, and lets it be changed", async () => {
  const school = Object.assign(new School(), { decision: "refused" });
  await openPage(school);
  await choose("1", "5");
  expect(words()).toContain(zh.answered_title);
  expect(words()).not.toMatch(/您的选择|ABCD2345/);
  await press(zh.yes);
  await press(zh.confirm);
  expect(school.decision).toBe("given");
});

test("a parent reads what the questions are about, not a code", async () => {
  const school = Object.assign(new School(), { decision: "given", sheets: [sheet_of("PSC-17")] });
  await openPage(school);
  await choose("1", "5");
  expect(words()).not.toContain("PSC");
  await press(zh.to_questions(zh.how_lately, 3, false));
});

test("after a yes the school's questions are answered tap by tap and handed in once, without a score", async () => {
  const options = [0, 1].map((value) => ({ value, text: words_of(value ? "有时" : "没有") }));
  const sheet = {
    campaign_id: "7",
    state: "open",
    form: {
      instrument: "look",
      title: words_of("家长问卷"),
      stem: words_of("最近两周"),
      items: [1, 2].map((n) => ({ id: `look.${n}`, text: words_of(`第${n}题`), options })),
    },
    answers: [],
  };
  const school = Object.assign(new School(), { decision: "given", state: "answered", sheets: [sheet] });
  await openPage(school);
  await choose("1", "5");
  await press(zh.to_questions("家长问卷", 2, false));
  expect(words()).toContain(zh.saves_itself);
  (document.querySelectorAll('input[name="look.2"]')[1] as HTMLInputElement).click();
  await pass();
  expect(school.answers).toEqual([
    { birthday: "0105", campaign_id: "7", instrument: "look", answers: [{ item: "look.2", value: 1 }], hand_in: false },
  ]);
  expect(words()).toContain(zh.saved(1, 2));
  await press(zh.hand_in);
  expect(words()).toContain(zh.hand_in_missing(1));
  school.sheets = [{ ...sheet, state: "handed_in" }];
  await press(zh.confirm);
  await pass();
  expect((school.answers[1] as { hand_in: boolean }).hand_in).toBe(true);
  expect(words()).toContain(zh.questions_done("家长问卷"));
  expect(words()).not.toMatch(/分数|得分/);
});

test("without a slip, out of date, and without a network the page says what to do", async () => {
  await openPage(null);
  expect(words()).toContain(zh.no_slip_title);
  render(null, document.body);
  await openPage(Object.assign(new School(), { state: "expired" }));
  expect(words()).toContain(zh.expired_title);
  render(null, document.body);
  await openPage(Object.assign(new School(), { send: () => Promise.reject(new Error("no network")) }));
  expect(words()).toContain(zh.offline_title);
});

test("both languages are whole, and never name a diagnosis or a score", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  for (const value of Object.values(zh).flat())
    if (typeof value === "string") expect(value).not.toMatch(/诊断|筛查|异常|预警|等级/);
  for (const [key, value] of Object.entries(en))
    if (typeof value === "string" && key !== "other") expect(value).not.toMatch(/[一-鿿]/);
});
