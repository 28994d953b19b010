import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { down, open, settle, signedIn, takeAll } from "./opened_visit";
import { newDevice, StandIn } from "./stand_in";
import { clear_after_ms } from "./visit";
import { endingOf } from "./visit_state";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

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

test("from the QR code of a class session by the seat and a part of the name to the first item", async () => {
  const server = new StandIn();
  const { visit, page } = await open(server, newDevice(), { by: "session", code: "S9" });
  expect(page()).toBe("door");
  expect(visit.state.class_session?.by_seat).toBe(true);
  visit.takeSeat(7);
  await settle();
  expect(page()).toBe("proof");
  expect(visit.state.to_prove).toMatchObject({ masked_name: "学＊A" });
  visit.prove("晨");
  await settle();
  expect([page(), visit.state.to_prove?.sign_in.name_part]).toEqual(["proof", "晨"]);
  visit.prove("生");
  await settle();
  visit.confirm();
  expect(page()).toBe("items");
  // The seat stays this tab's through a reload, and is not the next child's.
  const marks = () => server.sent("sign-in").map(({ body }) => (JSON.parse(body ?? "") as { device: string }).device);
  const again = await open(server, newDevice(), { by: "session", code: "S9" });
  again.visit.takeSeat(7);
  await settle();
  expect(new Set(marks()).size).toBe(1);
  await again.visit.clear();
  again.visit.takeSeat(8);
  await settle();
  expect(new Set(marks()).size).toBe(2);
});

test("the code of the class that the big screen shows opens its seats from the same box", async () => {
  const { visit, page } = await open(new StandIn());
  visit.signIn({ access_code: "SCREEN" });
  await settle();
  expect(page()).toBe("door");
  expect(visit.state.class_session?.by_seat).toBe(true);
  visit.takeSeat(3);
  await settle();
  expect(visit.state.to_prove?.sign_in.seat).toBe(3);
});

test("a personal card signs in by itself", async () => {
  const server = new StandIn();
  const { page } = await open(server, newDevice(), { by: "card", card: "k" });
  expect(page()).toBe("who");
  expect(server.sent("sign-in")[0]?.body).toBe('{"card":"k"}');
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

test("a spent code says that the sheet has arrived, to the child who lost the page and to anybody else the same, and leaves nothing", async () => {
  const server = new StandIn();
  server.spent = true;
  for (const door of [undefined, { by: "card", card: "k" }] as const) {
    const { visit, page, device } = await open(server, newDevice(), door);
    if (!door) visit.signIn({ access_code: "A" });
    await settle();
    expect(page()).toBe("ended");
    expect(endingOf(visit.state)).toEqual({ kind: "submitted", final: true, all_confirmed: true });
    expect(visit.state.sheet).toBeUndefined();
    expect(device.sheets.size).toBe(0);
    await vi.advanceTimersByTimeAsync(clear_after_ms + 1000);
    expect(page()).toBe("cleared");
  }
});

test("what lies on this device goes out with its own ticket when the code is spent, and only then is it over", async () => {
  const server = new StandIn();
  const device = newDevice();
  const { visit } = await signedIn(server, "A", device);
  server.instead = { "PUT /api/answer-sheets/sheet-A": down };
  await takeAll(visit, 2);
  expect(device.sheets.get("sheet-A")?.confirmed_no).toBe(0);
  // The page is closed, or it would go on sending beside the next one; the child has handed in on another device, and
  // comes back.
  visit.giveWay();
  server.spent = true;
  const back = await open(server, device);
  back.visit.signIn({ access_code: "A" });
  await settle();
  expect(back.page()).toBe("ended");
  expect(endingOf(back.visit.state)).toMatchObject({ kind: "submitted", all_confirmed: false, final: false });
  server.instead = {};
  await vi.advanceTimersByTimeAsync(15_000);
  expect(Object.values(server.stored["sheet-A"]!.values)).toContain(2);
  expect(server.sent("PUT /api/answer-sheets/sheet-A").every(({ ticket }) => ticket === "ticket-1")).toBe(true);
  expect(endingOf(back.visit.state)).toMatchObject({ kind: "submitted", final: true });
  expect(device.sheets.size).toBe(0);
});

test("a code that was used before asks for a part of the name, and shows no name before it", async () => {
  const server = new StandIn();
  server.asks_name = true;
  const { visit, page } = await open(server);
  visit.signIn({ access_code: "A" });
  await settle();
  expect([page(), visit.state.sheet]).toEqual(["proof", undefined]);
  visit.prove("明");
  await settle();
  expect(page()).toBe("proof");
  visit.prove("生");
  await settle();
  expect([page(), visit.state.sheet?.display_name]).toEqual(["who", "学生A"]);
  expect(server.sent("sign-in").map(({ body }) => JSON.parse(body ?? ""))).toEqual([
    { access_code: "A" },
    { access_code: "A", name_part: "明" },
    { access_code: "A", name_part: "生" },
  ]);
});

test("whoever declined before may begin", async () => {
  const server = new StandIn();
  server.declined_before = true;
  const { visit, page } = await open(server);
  visit.signIn({ access_code: "A" });
  await settle();
  expect([page(), visit.state.sheet?.declined_before]).toEqual(["who", true]);
});
