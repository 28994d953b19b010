import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { smallForm } from "../sheet/form_fixture";
import { isCardOnly } from "../sheet/kept_sheet";
import { down, open, settle } from "./opened_visit";
import { newDevice, StandIn } from "./stand_in";
import { idle_card_ms, Visit } from "./visit";
import { pageOf } from "./visit_state";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const card = { by: "card", card: "k" } as const;
async function cardOnly(server = new StandIn()) {
  const send: typeof server.send = async (request) =>
    request.path.endsWith("/form")
      ? { kind: "confirmed", reply: { ...smallForm, sections: [] } }
      : server.send(request);
  const device = newDevice();
  const visit = new Visit(card, Promise.resolve(device), send, () => undefined);
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
  for (const [door, left] of [
    [card, 0],
    [{ by: "code" } as const, 1],
  ] as const) {
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

test("a card that only calls somebody names nobody and asks nobody who they are", async () => {
  const server = new StandIn();
  server.display_name = "";
  const { visit } = await cardOnly(server);
  expect(visit.state.known).toBe(true);
  expect(isCardOnly(visit.state.sheet)).toBe(true);
});
