import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Door } from "../door/door_fragment";
import type { Outcome } from "../queue/transport";
import { newDevice, refusal, StandIn } from "./stand_in";
import { smallForm } from "../sheet/form_fixture";
import { isCardOnly } from "../sheet/kept_sheet";
import { clear_after_ms, idle_card_ms, seal_after_ms, Visit } from "./visit";
import { endingOf, pageOf } from "./visit_state";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const down: Outcome = { kind: "later", why: "network" };
const settle = () => vi.advanceTimersByTimeAsync(600);

async function open(server: StandIn, device = newDevice(), door: Door = { by: "code" }) {
  const visit = new Visit(door, device, server.send, () => undefined);
  await visit.start();
  await settle();
  return { visit, device, page: () => pageOf(visit.state) };
}
async function signedIn(server: StandIn, code = "A", device = newDevice()) {
  const opened = await open(server, device);
  opened.visit.signIn({ access_code: code });
  await settle();
  opened.visit.confirm();
  return opened;
}
async function take(visit: Visit, value: number) {
  visit.answer(visit.state.sheet?.here ?? "", value, 900);
  visit.goForward();
  await settle();
}
async function takeAll(visit: Visit, value = 0) {
  while (visit.state.sheet?.stage === "items") await take(visit, value);
}

test("code, name, first item", async () => {
  const { visit, page } = await open(new StandIn());
  expect(page()).toBe("door");
  visit.signIn({ access_code: "A" });
  await settle();
  expect(page()).toBe("who");
  expect(visit.state.sheet?.display_name).toBe("学生A");
  visit.confirm();
  expect(page()).toBe("items");
});

test("two taps from the QR code of a class session to the first item", async () => {
  const server = new StandIn();
  const { visit, page } = await open(server, newDevice(), { by: "session", code: "S9" });
  expect(page()).toBe("door");
  expect(visit.state.class_session?.by_seat).toBe(true);
  visit.signIn({ class_session: "S9", seat: 7 });
  await settle();
  visit.confirm();
  expect(page()).toBe("items");
});

test("a personal card signs in by itself", async () => {
  const server = new StandIn();
  const { page } = await open(server, newDevice(), { by: "card", card: "k" });
  expect(page()).toBe("who");
  expect(server.sent("sign-in")[0]?.body).toBe('{"card":"k"}');
});

const card = { by: "card", card: "k" } as const;
async function cardOnly(server = new StandIn()) {
  const send: typeof server.send = async (request) => (request.path.endsWith("/form") ? { kind: "confirmed", reply: { ...smallForm, sections: [] } } : server.send(request));
  const device = newDevice();
  const visit = new Visit(card, device, send, () => undefined);
  await visit.start();
  await settle();
  expect(isCardOnly(visit.state.sheet)).toBe(true);
  return { visit, device, server };
}

test("a card's page that is left, or that nobody touches for two minutes, takes the name along", async () => {
  const left = await cardOnly();
  left.visit.leave();
  await settle();
  expect([left.device.sheets.size, pageOf(left.visit.state)]).toEqual([0, "cleared"]);
  const idle = await cardOnly();
  idle.visit.stay();
  await vi.advanceTimersByTimeAsync(idle_card_ms - 1000);
  idle.visit.stay();
  await vi.advanceTimersByTimeAsync(idle_card_ms - 1000);
  expect(idle.device.sheets.size).toBe(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect([idle.device.sheets.size, pageOf(idle.visit.state)]).toEqual([0, "cleared"]);
});

test("a card's page that is left before its questions have come keeps no name either; one opened with a code goes on later", async () => {
  for (const [door, left] of [[card, 0], [{ by: "code" } as const, 1]] as const) {
    const server = new StandIn();
    server.instead = { "GET /api/answering/form": down };
    const { visit, device } = await open(server, newDevice(), door);
    if (door.by === "code") visit.signIn({ access_code: "A" });
    await settle();
    expect(visit.state.sheet?.display_name).toContain("学生");
    visit.leave();
    await settle();
    expect(device.sheets.size).toBe(left);
  }
});

test("a call for somebody that has not arrived stays on the device however the card's page is left, until it has", async () => {
  const { visit, device, server } = await cardOnly();
  server.instead = { "PUT /api/answer-sheets/sheet-A/help-request": down };
  visit.askForHelp("today");
  await settle();
  visit.leave();
  visit.stay();
  await vi.advanceTimersByTimeAsync(2 * idle_card_ms);
  expect(device.sheets.size).toBe(1);
  server.instead = {};
  await vi.advanceTimersByTimeAsync(90_000);
  expect(device.sheets.size).toBe(0);
});

test("answers are not let go of by leaving or by a pause", async () => {
  const { visit, device } = await signedIn(new StandIn());
  visit.leave();
  visit.stay();
  await vi.advanceTimersByTimeAsync(2 * idle_card_ms);
  expect(device.sheets.size).toBe(1);
});

test("every answer is on the device before it is sent, and sent at once", async () => {
  const server = new StandIn();
  const { visit, device } = await signedIn(server);
  const order: string[] = [];
  const put = device.put;
  device.put = (sheet) => { order.push("device " + sheet.save_no); return put(sheet); };
  const requests = server.requests.length;
  visit.answer("p1", 2, 900);
  await vi.advanceTimersByTimeAsync(1);
  expect(order[0]).toBe("device 1");
  expect(JSON.parse(server.requests[requests]?.body ?? "")).toEqual({ save_no: 1, answers: [{ item: "p1", value: 2, spent_ms: 900 }] });
  expect(visit.state.sheet?.confirmed_no).toBe(1);
});

test("answers given through an outage arrive together when it ends", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  server.instead = { PUT: down };
  await take(visit, 1);
  await take(visit, 2);
  expect(visit.state.answers.kind).toBe("waiting");
  expect(visit.state.sheet?.here).toBe("p9");
  server.instead = {};
  visit.wake();
  await settle();
  const last = server.sent("/answers").pop();
  expect(JSON.parse(last?.body ?? "")).toMatchObject({ save_no: 2, answers: [{ item: "p1", value: 1 }, { item: "p2", value: 2 }] });
  expect(visit.state.sheet?.confirmed_no).toBe(2);
});

test("a device store that fails or hangs does not hold an answer up, and the page says so", async () => {
  const server = new StandIn();
  const { visit, device } = await signedIn(server);
  device.put = () => new Promise(() => undefined);
  visit.answer("p1", 1, 1);
  await settle();
  expect(visit.state.sheet?.confirmed_no).toBe(1);
  device.put = () => Promise.reject(new Error("quota"));
  visit.answer("p1", 2, 1);
  await settle();
  expect(visit.state.sheet?.confirmed_no).toBe(2);
  expect(visit.state.lasting).toBe(false);
});

test("a tab closed and opened again goes on where it was, with the server down", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await take(first.visit, 3);
  server.instead = { "": down };
  await take(first.visit, 1);
  first.visit.giveWay();
  const { visit, page } = await open(server, newDevice(Array.from(first.device.sheets.values())));
  expect(page()).toBe("who");
  visit.confirm();
  expect(visit.state.sheet?.here).toBe("p9");
  await take(visit, 2);
  expect(visit.state.sheet?.here).toBe("q1");
});

test("after a long pause earlier answers are not shown to whoever sits there now", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await take(first.visit, 3);
  first.visit.giveWay();
  vi.setSystemTime(Date.now() + seal_after_ms + 1);
  const { visit } = await open(server, first.device);
  expect(visit.state.sheet?.sealed).toEqual(["p1"]);
});

test("a sheet is handed in until the receipt, every time with the same content", async () => {
  const server = new StandIn();
  const { visit, device, page } = await signedIn(server);
  await takeAll(visit, 1);
  visit.askAboutContact();
  server.instead = { PUT: down };
  visit.handIn("today", false);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(page()).toBe("sending");
  expect(device.sheets.size).toBe(1);
  server.instead = {};
  visit.tryAgain();
  await settle();
  const bodies = server.sent("PUT /api/answer-sheets/sheet-A").filter(({ path }) => path === "/api/answer-sheets/sheet-A").map(({ body }) => body);
  expect(bodies.length).toBeGreaterThan(3);
  expect(new Set(bodies).size).toBe(1);
  expect(page()).toBe("thanks");
});

test("a handed-in sheet waits in a closed tab and goes out when the page opens again", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await takeAll(first.visit);
  server.instead = { PUT: down };
  first.visit.handIn("none", false);
  await settle();
  first.visit.giveWay();
  server.instead = {};
  const { page, device } = await open(server, first.device);
  expect(page()).toBe("thanks");
  expect(device.sheets.size).toBe(0);
});

test("the receipt takes answers, name and ticket off the device; 30 s later out of the page too", async () => {
  const server = new StandIn();
  const { visit, device, page } = await signedIn(server);
  await takeAll(visit);
  expect(device.sheets.size).toBe(1);
  visit.handIn("none", false);
  await settle();
  expect(device.sheets.size).toBe(0);
  expect(visit.state.thanks?.receipt).toBe("榕 4827");
  expect(JSON.stringify(visit.state)).not.toContain("学生A");
  await vi.advanceTimersByTimeAsync(clear_after_ms);
  expect(page()).toBe("cleared");
  expect(JSON.stringify(visit)).not.toMatch(/ticket-1|sheet-A|4827/);
  expect(visit.state.card.hotlines?.[0]?.number).toBe("12356");
});

test("nothing is cleared before the receipt, however long it takes", async () => {
  const server = new StandIn();
  const { visit, device } = await signedIn(server);
  await takeAll(visit);
  server.instead = { PUT: down };
  visit.handIn("none", false);
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(device.sheets.get("sheet-A")?.submission).toBeTruthy();
});

test("not me: the other child's sheet is never shown again, is delivered, and only then leaves the device", async () => {
  const server = new StandIn();
  const { visit, device, page } = await signedIn(server);
  server.instead = { "PUT /api/answer-sheets/sheet-A": down };
  await take(visit, 2);
  visit.notMe();
  await settle();
  expect(page()).toBe("door");
  expect(device.sheets.get("sheet-A")?.set_aside).toBe(true);
  visit.signIn({ access_code: "B" });
  await settle();
  expect(visit.state.sheet?.display_name).toBe("学生B");
  server.instead = {};
  visit.wake();
  await settle();
  expect(JSON.parse(server.sent("sheet-A/answers").pop()?.body ?? "").answers).toHaveLength(1);
  expect(Array.from(device.sheets.keys())).toEqual(["sheet-B"]);
});

test("the same child signing in again on the device keeps its place", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  server.instead = { PUT: down };
  await take(visit, 2);
  visit.notMe();
  await settle();
  server.first_item = 1;
  visit.signIn({ access_code: "A" });
  await settle();
  expect(visit.state.sheet).toMatchObject({ ticket: "ticket-1", here: "p2", set_aside: false });
  expect(visit.state.sheet?.answers.p1?.value).toBe(2);
});

test("an expired ticket asks for the code again and loses nothing", async () => {
  const server = new StandIn();
  const { visit, page } = await signedIn(server);
  server.instead = { PUT: refusal(401) };
  await take(visit, 2);
  expect(page()).toBe("door");
  server.instead = {};
  visit.signIn({ access_code: "A" });
  await settle();
  expect(visit.state.sheet?.ticket).toBe("ticket-2");
  expect(JSON.parse(server.sent("/answers").pop()?.body ?? "").answers).toHaveLength(1);
});

test("another device continues forward only", async () => {
  const server = new StandIn();
  server.first_item = 2;
  const { visit } = await signedIn(server);
  expect(visit.state.sheet?.here).toBe("p9");
  visit.back();
  expect(visit.state.sheet?.here).toBe("p9");
});

test("above capacity the true position is shown and the page goes on by itself", async () => {
  const server = new StandIn();
  server.instead = { POST: { kind: "later", why: "capacity", position: 214, retry_after_ms: 5000 } };
  const { visit, page } = await open(server);
  visit.signIn({ access_code: "A" });
  await settle();
  expect(page()).toBe("waiting");
  expect(visit.state.entrance).toMatchObject({ why: "capacity", position: 214 });
  server.instead = {};
  await vi.advanceTimersByTimeAsync(7000);
  expect(page()).toBe("who");
});

test("a sheet closed by the server says so, and keeps what did not arrive until it can be sent", async () => {
  const server = new StandIn();
  const { visit, page, device } = await signedIn(server);
  await take(visit, 1);
  server.instead = { PUT: refusal(410) };
  await take(visit, 1);
  expect(page()).toBe("ended");
  expect(endingOf(visit.state)).toMatchObject({ kind: "closed", final: false, all_confirmed: false });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(device.sheets.get("sheet-A")?.save_no).toBe(2);
  server.instead = {};
  visit.tryAgain();
  await settle();
  expect(page()).toBe("items");
  expect(visit.state.sheet?.confirmed_no).toBe(2);
});

test("a sheet closed by the server with everything saved clears the device", async () => {
  const server = new StandIn();
  const { visit, page, device } = await signedIn(server);
  await takeAll(visit);
  server.instead = { PUT: refusal(409) };
  visit.handIn("none", false);
  await settle();
  expect(endingOf(visit.state)).toMatchObject({ kind: "closed", final: true, all_confirmed: true });
  await vi.advanceTimersByTimeAsync(clear_after_ms);
  expect(page()).toBe("cleared");
  expect(device.sheets.size).toBe(0);
});

test("a sheet the server does not know stays on the device", async () => {
  const server = new StandIn();
  const { visit, device } = await signedIn(server);
  server.instead = { PUT: refusal(404) };
  await take(visit, 1);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(endingOf(visit.state)).toMatchObject({ kind: "not_found", final: false });
  expect(device.sheets.size).toBe(1);
});

test("a wish to be seen is not lost with a sheet that came too late", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  await takeAll(visit);
  server.instead = { "PUT /api/answer-sheets/sheet-A": refusal(410), "PUT /api/answer-sheets/sheet-A/help-request": { kind: "confirmed", reply: { received_at_ms: 5, promise: {} } } };
  visit.handIn("now", false);
  await settle();
  expect(server.sent("help-request")[0]?.body).toBe('{"wish":"now"}');
});

test("a sheet handed in before shows its receipt and leaves nothing", async () => {
  const server = new StandIn();
  server.ticket_state = "submitted";
  const { visit, page, device } = await open(server);
  visit.signIn({ access_code: "A" });
  await settle();
  expect(page()).toBe("ended");
  expect(endingOf(visit.state)).toMatchObject({ kind: "submitted", receipt: "榕 1" });
  expect(device.sheets.size).toBe(0);
});

test("a call for help goes out beside the answers and is tried until it is confirmed", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  server.instead = { "PUT /api/answer-sheets/sheet-A/help-request": down };
  visit.askForHelp("now");
  await settle();
  expect(visit.state.sheet?.help?.confirmed_at_ms).toBeUndefined();
  expect(visit.state.help.kind).toBe("waiting");
  server.instead = {};
  await vi.advanceTimersByTimeAsync(40_000);
  expect(visit.state.sheet?.help).toMatchObject({ wish: "now", confirmed_at_ms: 5, promise: { "zh-CN": "今天放学前" } });
});

test("declining hands in at once, without answers", async () => {
  const server = new StandIn();
  const { visit, page } = await open(server);
  visit.signIn({ access_code: "A" });
  await settle();
  visit.thinkAboutDeclining();
  expect(page()).toBe("declining");
  visit.handIn("none", true);
  await settle();
  expect(page()).toBe("thanks");
  expect(JSON.parse(server.requests[server.requests.length - 1]?.body ?? "")).toEqual({ answers: [], contact_wish: "none", declined: true });
});
