import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askAboutContact } from "../sheet/hand_in";
import { down, handIn, open, settle, signedIn, take, takeAll } from "./opened_visit";
import { StandIn } from "./stand_in";
import { clear_after_ms, idle_card_ms } from "./visit";
import { endingOf } from "./visit_state";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

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
  device.put = (sheet) => {
    order.push("device " + sheet.save_no);
    return put(sheet);
  };
  const requests = server.requests.length;
  visit.answer("p1", 2, 900);
  await vi.advanceTimersByTimeAsync(1);
  expect(order[0]).toBe("device 1");
  expect(JSON.parse(server.requests[requests]?.body ?? "")).toEqual({
    save_no: 1,
    answers: [{ item: "p1", value: 2, spent_ms: 900 }],
  });
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
  expect(JSON.parse(last?.body ?? "")).toMatchObject({
    save_no: 2,
    answers: [
      { item: "p1", value: 1 },
      { item: "p2", value: 2 },
    ],
  });
  expect(visit.state.sheet?.confirmed_no).toBe(2);
});

test("only what changed since the last confirmed save is sent; everything, when the server does not know that save", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  await take(visit, 1);
  await take(visit, 2);
  expect(JSON.parse(server.sent("/answers").pop()?.body ?? "")).toMatchObject({
    save_no: 2,
    base_save_no: 1,
    answers: [{ item: "p2", value: 2 }],
  });
  server.stored = {};
  await take(visit, 3);
  const last = JSON.parse(server.sent("/answers").pop()?.body ?? "") as { base_save_no?: number; answers: object[] };
  expect([last.base_save_no, last.answers.length]).toEqual([undefined, 3]);
  expect(server.stored["sheet-A"]).toEqual({ save_no: 3, values: { p1: 1, p2: 2, p9: 3 } });
  expect(visit.state.sheet?.confirmed_no).toBe(3);
});

test("a server that does not understand a save of changes gets the whole sheet", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  server.only_whole = true;
  await take(visit, 1);
  await take(visit, 2);
  expect(server.stored["sheet-A"]?.values).toEqual({ p1: 1, p2: 2 });
});

test("a correction that the server did not store because it has a later save is sent until it has this one", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  await take(visit, 3);
  // The device has lost its last writes: the server knows eight saves, this page counts its second.
  server.stored["sheet-A"] = { save_no: 8, values: { p1: 3, p2: 3 } };
  await take(visit, 0);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.stored["sheet-A"]).toMatchObject({ values: { p1: 3, p2: 0 } });
  expect(visit.state.sheet?.confirmed_no).toBe(visit.state.sheet?.save_no);
});

test("a save whose number comes back lower is not taken for stored", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  server.instead = { PUT: { kind: "confirmed", reply: { save_no: 0 } } };
  await take(visit, 1);
  expect(visit.state.sheet?.confirmed_no).toBe(0);
  server.instead = {};
  await vi.advanceTimersByTimeAsync(5_000);
  expect(visit.state.sheet?.confirmed_no).toBe(1);
});

test("once a guardian has withdrawn the child is asked nothing more, is told nothing untrue, and can still call somebody", async () => {
  const server = new StandIn();
  const { visit, page, device } = await signedIn(server);
  await take(visit, 1);
  server.recalled = true;
  await take(visit, 3);
  expect(page()).toBe("ended");
  expect(endingOf(visit.state)).toMatchObject({ kind: "closed", final: true });
  expect(visit.state.sheet?.over).toBe(true);
  visit.askForHelp("now");
  await settle();
  expect(server.sent("help-request")).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(clear_after_ms);
  expect(device.sheets.size).toBe(0);
});

test("a sheet that nobody will read any more is not thanked for", async () => {
  const server = new StandIn();
  const { visit, page } = await signedIn(server);
  await takeAll(visit);
  server.instead = {
    "PUT /api/answer-sheets/sheet-A": { kind: "confirmed", reply: { receipt: "x", received_at_ms: 1, recalled: true } },
  };
  handIn(visit);
  await settle();
  expect([page(), visit.state.thanks]).toEqual(["ended", undefined]);
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

test("a sheet is handed in until the receipt, every time with the same content", async () => {
  const server = new StandIn();
  const { visit, device, page } = await signedIn(server);
  await takeAll(visit, 1);
  visit.change(askAboutContact);
  server.instead = { PUT: down };
  handIn(visit, "today");
  await vi.advanceTimersByTimeAsync(120_000);
  expect(page()).toBe("sending");
  expect(device.sheets.size).toBe(1);
  server.instead = {};
  visit.tryAgain();
  await settle();
  const bodies = server
    .sent("PUT /api/answer-sheets/sheet-A")
    .filter(({ path }) => path === "/api/answer-sheets/sheet-A")
    .map(({ body }) => body);
  expect(bodies.length).toBeGreaterThan(3);
  expect(new Set(bodies).size).toBe(1);
  expect(page()).toBe("thanks");
});

test("the receipt takes answers, name and ticket off the device; 30 s later out of the page too", async () => {
  const server = new StandIn();
  const { visit, device, page } = await signedIn(server);
  await takeAll(visit);
  expect(device.sheets.size).toBe(1);
  handIn(visit);
  await settle();
  expect(device.sheets.size).toBe(0);
  expect(visit.state.thanks?.receipt).toBe("榕 4827");
  expect(JSON.stringify(visit.state)).not.toContain("学生A");
  await vi.advanceTimersByTimeAsync(clear_after_ms);
  expect(page()).toBe("cleared");
  expect(JSON.stringify(visit)).not.toMatch(/ticket-1|sheet-A|4827/);
  expect(visit.state.card.hotlines?.[0]?.number).toBe("12356");
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
  expect(visit.state.sheet?.help).toMatchObject({
    wish: "now",
    confirmed_at_ms: 5,
    promise: { "zh-CN": "今天放学前" },
  });
});

test("the back key goes one page back in here, and leaves from the first one", async () => {
  const { visit } = await signedIn(new StandIn());
  expect(visit.stepBack()).toBe(false);
  await take(visit, 1);
  visit.showHelp(true);
  expect([visit.stepBack(), visit.state.help_open, visit.state.sheet?.here]).toEqual([true, false, "p2"]);
  expect([visit.stepBack(), visit.state.sheet?.here]).toEqual([true, "p1"]);
});

test("the receipt can be held", async () => {
  const server = new StandIn();
  const { visit, page } = await signedIn(server);
  await takeAll(visit);
  handIn(visit);
  await settle();
  visit.hold();
  await vi.advanceTimersByTimeAsync(4 * clear_after_ms);
  expect([page(), visit.state.thanks?.clears_at_ms]).toEqual(["thanks", 0]);
});

test("declining hands in at once, without answers", async () => {
  const server = new StandIn();
  const { visit, page } = await open(server);
  visit.signIn({ access_code: "A" });
  await settle();
  visit.thinkAboutDeclining();
  expect(page()).toBe("declining");
  handIn(visit, "none", true);
  await settle();
  expect(page()).toBe("thanks");
  expect(JSON.parse(server.requests[server.requests.length - 1]?.body ?? "")).toEqual({
    answers: [],
    contact_wish: "none",
    declined: true,
  });
});
