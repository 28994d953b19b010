import { expect, test } from "vitest";
import { button, drawnPages, openPage, pass, title } from "../drawn_page";
import { late_zh } from "../locale/late_zh-CN";
import { smallForm } from "../sheet/form_fixture";
import { refusal, StandIn } from "../visit/stand_in";

drawnPages();

test("an unknown code is said in words, and typing again takes the words away", async () => {
  const { visit } = await openPage(Object.assign(new StandIn(), { instead: { POST: refusal(404) } }));
  visit.signIn({ access_code: "X" });
  await pass(600);
  expect(document.querySelector("[role=alert]")?.textContent).toContain("没有找到");
  const field = document.querySelector<HTMLInputElement>("#code");
  if (field) field.value = "A";
  field?.dispatchEvent(new Event("input", { bubbles: true }));
  await pass(10);
  expect(document.querySelector("[role=alert]")?.textContent).toBe("");
});

test("a seat is one tap", async () => {
  const { server } = await openPage(new StandIn(), { by: "session", code: "S9" });
  expect(document.querySelectorAll(".seats button")).toHaveLength(60);
  document.querySelectorAll<HTMLButtonElement>(".seats button")[6]?.click();
  await pass(600);
  expect(JSON.parse(server.sent("sign-in")[0]?.body ?? "")).toMatchObject({
    class_session: "S9",
    seat: 7,
    device: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(title()).toContain("学＊A");
  button("生")?.click();
  await pass(600);
  expect(title()).toContain("吗");
});

test("a code that was used before asks for the second character of the name and shows no name; a spent one thanks nobody by name", async () => {
  const server = new StandIn();
  server.asks_name = true;
  await openPage(server, { by: "card", card: "A" });
  await pass(600);
  expect(title()).toBe(late_zh.code_proof);
  expect(document.body.textContent).not.toContain("学生");
  button("明")?.click();
  await pass(600);
  expect(document.body.textContent).toContain(late_zh.not_proved);
  server.spent = true;
  button("生")?.click();
  await pass(600);
  expect(title()).toBe("这份测评已经交过了");
  expect(document.body.textContent).toContain(late_zh.submitted_lead);
  expect(document.querySelector(".receipt")).toBeNull();
});

test("a personal card on an ordinary day names nobody, asks only whether somebody should come, and clears itself", async () => {
  const server = new StandIn();
  server.display_name = "";
  server.instead["GET /api/answering/form"] = {
    kind: "confirmed",
    reply: { ...smallForm, sections: [], hotlines: [] },
  };
  await openPage(server, { by: "card", card: "CARD" });
  await pass(600);
  expect(button("不想参加")).toBeUndefined();
  expect(button("是我")).toBeUndefined();
  expect(document.body.textContent).not.toContain("学生");
  expect(title()).toBe("想找人聊聊，很好");
  button("今天想有人找我")?.click();
  await pass(600);
  expect(document.body.textContent).toContain("已经送到了");
  await pass(31_000);
  expect(title()).toBe("已经收好了");
});
