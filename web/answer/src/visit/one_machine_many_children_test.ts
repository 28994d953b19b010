import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seal_after_ms } from "./coming_back";
import { down, handIn, open, settle, signedIn, take, takeAll } from "./opened_visit";
import { newDevice, refusal, StandIn } from "./stand_in";
import { clear_after_ms, lock_after_ms } from "./visit";
import { endingOf } from "./visit_state";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test("a tab closed and opened again knows no name; the code goes on where it was, with the server down", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await take(first.visit, 3);
  server.instead = { "": down };
  await take(first.visit, 1);
  first.visit.giveWay();
  const { visit, page } = await open(server, first.device);
  expect(page()).toBe("door");
  expect(visit.state.notes).toMatchObject([{ waits: "answers" }]);
  expect(JSON.stringify(visit.state)).not.toMatch(/学生A|p1/);
  visit.signIn({ access_code: "A" });
  await settle();
  expect(page()).toBe("who");
  visit.confirm();
  expect(visit.state.sheet?.here).toBe("p9");
  await take(visit, 2);
  expect(visit.state.sheet?.here).toBe("q1");
});

test("a slip that was scanned opens what was begun with its typed code", async () => {
  const server = new StandIn();
  const first = await signedIn(server, "LN7K2QPDX");
  server.instead = { "": down };
  await take(first.visit, 3);
  first.visit.giveWay();
  const { visit } = await open(server, first.device, { by: "card", card: "ln7k-2qpd-x" });
  await settle();
  expect(visit.state.sheet).toMatchObject({ sheet_id: "sheet-LN7K2QPDX", save_no: 1 });
});

test("another code opens nothing of what lies here, and does not go on in it", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await take(first.visit, 3);
  first.visit.giveWay();
  const { visit } = await open(server, first.device);
  visit.signIn({ access_code: "B" });
  await settle();
  expect(visit.state.sheet).toMatchObject({ sheet_id: "sheet-B", save_no: 0 });
});

test("after a long pause earlier answers are not shown to whoever sits there now", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await take(first.visit, 3);
  first.visit.giveWay();
  vi.setSystemTime(Date.now() + seal_after_ms + 1);
  const { visit } = await open(server, first.device);
  visit.signIn({ access_code: "A" });
  await settle();
  expect(visit.state.sheet?.sealed).toEqual(["p1"]);
});

test("an open page that nobody touches asks for the code again, and the next child does not go on in the sheet", async () => {
  const server = new StandIn();
  const { visit, page } = await signedIn(server);
  await take(visit, 3);
  visit.stay();
  await vi.advanceTimersByTimeAsync(lock_after_ms - 1000);
  expect(page()).toBe("items");
  await vi.advanceTimersByTimeAsync(2000);
  expect([page(), visit.state.locked, visit.state.sheet]).toEqual(["door", true, undefined]);
  expect(JSON.stringify(visit.state)).not.toContain("学生A");
  visit.signIn({ access_code: "B" });
  await settle();
  visit.confirm();
  await take(visit, 0);
  expect(server.stored["sheet-A"]?.values).toEqual({ p1: 3 });
  expect(server.stored["sheet-B"]?.values).toEqual({ p1: 0 });
  visit.notMe();
  visit.signIn({ access_code: "A" });
  await settle();
  expect(visit.state.sheet).toMatchObject({ sheet_id: "sheet-A", here: "p2" });
});

test("a machine that slept for hours does not wake up with the sheet of the last child", async () => {
  const { visit, page } = await signedIn(new StandIn());
  await take(visit, 3);
  vi.setSystemTime(Date.now() + 3 * 3600_000);
  visit.stay();
  expect([page(), visit.state.sheet]).toEqual(["door", undefined]);
});

test("by a seat, where nobody types a secret, earlier answers are never shown", async () => {
  const server = new StandIn();
  const { visit } = await open(server, newDevice(), { by: "session", code: "S9" });
  visit.takeSeat(7);
  await settle();
  visit.prove("生");
  await settle();
  visit.confirm();
  await take(visit, 3);
  visit.notMe();
  visit.takeSeat(7);
  await settle();
  visit.prove("生");
  await settle();
  expect(visit.state.sheet?.answers).toEqual({});
  expect(server.stored["sheet-A"]?.values).toEqual({ p1: 3 });
});

test("a handed-in sheet waits in a closed tab and goes out when the page opens again", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await takeAll(first.visit);
  server.instead = { PUT: down };
  handIn(first.visit);
  await settle();
  first.visit.giveWay();
  const { visit, page, device } = await open(server, first.device);
  expect(visit.state.notes).toMatchObject([{ waits: "sheet" }]);
  server.instead = {};
  visit.signIn({ access_code: "A" });
  await settle();
  expect(page()).toBe("thanks");
  expect(device.sheets.size).toBe(0);
});

test("a sheet handed in without a network is delivered after the end with the ticket for delivery", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  await takeAll(first.visit, 3);
  server.instead = { PUT: down };
  handIn(first.visit);
  await settle();
  first.visit.giveWay();
  const { visit, page, device } = await open(server, first.device);
  server.instead = { PUT: refusal(401) };
  server.ticket_state = "deliver";
  visit.signIn({ access_code: "A" });
  await settle();
  server.instead = {};
  visit.signIn({ access_code: "A" });
  await settle();
  expect(page()).toBe("thanks");
  expect(device.sheets.size).toBe(0);
});

test("answers of a sheet that was never handed in go out after the end, too, and only then does the page let go", async () => {
  const server = new StandIn();
  const first = await signedIn(server);
  server.instead = { PUT: down };
  await take(first.visit, 3);
  first.visit.giveWay();
  server.ticket_state = "deliver";
  const { visit, page, device } = await open(server, first.device);
  visit.signIn({ access_code: "A" });
  await settle();
  expect([page(), endingOf(visit.state)?.final, visit.waits]).toEqual(["ended", false, true]);
  server.instead = {};
  await vi.advanceTimersByTimeAsync(60_000);
  expect(server.stored["sheet-A"]?.values).toEqual({ p1: 3 });
  expect(device.sheets.size).toBe(0);
});

test("another device was first: the page never says that somebody has what nobody has, and brings it as answers", async () => {
  const server = new StandIn();
  const { visit, page, device } = await signedIn(server);
  server.instead = { "PUT /api/answer-sheets/sheet-A/answers": down };
  await takeAll(visit, 3);
  server.instead = {
    "PUT /api/answer-sheets/sheet-A": refusal(409, "sheet_differs"),
    "PUT /api/answer-sheets/sheet-A/answers": down,
  };
  handIn(visit, "now");
  await settle();
  expect(page()).toBe("sending");
  expect([device.sheets.size, visit.waits]).toEqual([1, true]);
  expect(server.sent("help-request")).toHaveLength(1);
  server.instead = {
    "PUT /api/answer-sheets/sheet-A": refusal(409, "sheet_differs"),
    "PUT /api/answer-sheets/sheet-A/answers": { kind: "confirmed", reply: { save_no: 7 } },
  };
  visit.tryAgain();
  await settle();
  expect(JSON.parse(server.sent("/answers").pop()?.body ?? "").answers).toHaveLength(7);
  expect(endingOf(visit.state)).toMatchObject({ kind: "differs", final: true, all_confirmed: true });
});

test("another device was first, and the server says that it has kept these answers: nothing is sent twice", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  await takeAll(visit, 0);
  server.instead = { PUT: down };
  await vi.advanceTimersByTimeAsync(1);
  const saves = server.sent("/answers").length;
  server.instead = { "PUT /api/answer-sheets/sheet-A": refusal(409, "sheet_differs", { kept: "draft", wish: "none" }) };
  handIn(visit);
  await settle();
  expect(endingOf(visit.state)).toMatchObject({ kind: "differs", final: true, all_confirmed: true });
  expect(server.sent("/answers")).toHaveLength(saves);
});

test("a sheet that cannot be delivered does not keep the machine from the next child", async () => {
  const server = new StandIn();
  const { visit, page, device } = await signedIn(server);
  await takeAll(visit);
  server.instead = { "PUT /api/answer-sheets/sheet-A": down };
  handIn(visit);
  await settle();
  visit.nextPerson();
  await settle();
  expect([page(), visit.waits, visit.state.unsent_since_ms.length]).toEqual(["door", true, 1]);
  visit.signIn({ access_code: "B" });
  await settle();
  expect(visit.state.sheet?.sheet_id).toBe("sheet-B");
  server.instead = {};
  visit.wake();
  await settle();
  expect(Array.from(device.sheets.keys())).toEqual(["sheet-B"]);
  expect([visit.waits, visit.state.unsent_since_ms.length]).toEqual([false, 0]);
});

test("nothing is cleared before the receipt, however long it takes", async () => {
  const server = new StandIn();
  const { visit, device } = await signedIn(server);
  await takeAll(visit);
  server.instead = { PUT: down };
  handIn(visit);
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
  expect(device.sheets.has("sheet-A")).toBe(true);
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
  expect(visit.state.sheet).toMatchObject({ ticket: "ticket-1", here: "p2" });
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

test("a sheet closed by the server says so, and keeps what did not arrive until it can be sent", async () => {
  const server = new StandIn();
  const { visit, page, device } = await signedIn(server);
  await take(visit, 1);
  server.instead = { PUT: refusal(410) };
  await take(visit, 1);
  expect(page()).toBe("ended");
  expect(endingOf(visit.state)).toMatchObject({ kind: "closed", final: false, all_confirmed: false });
  await vi.advanceTimersByTimeAsync(lock_after_ms - 60_000);
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
  handIn(visit);
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
  await settle();
  expect(endingOf(visit.state)).toMatchObject({ kind: "not_found", final: false });
  await vi.advanceTimersByTimeAsync(600_000);
  expect(device.sheets.size).toBe(1);
});

test("a wish to be seen is not lost with a sheet that came too late", async () => {
  const server = new StandIn();
  const { visit } = await signedIn(server);
  await takeAll(visit);
  server.instead = {
    "PUT /api/answer-sheets/sheet-A": refusal(410),
    "PUT /api/answer-sheets/sheet-A/help-request": { kind: "confirmed", reply: { received_at_ms: 5, promise: {} } },
  };
  handIn(visit, "now");
  await settle();
  expect(server.sent("help-request")[0]?.body).toBe('{"wish":"now"}');
});
