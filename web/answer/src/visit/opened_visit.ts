import { vi } from "vitest";
import type { ContactWish } from "../contract";
import type { Door } from "../door/door_fragment";
import type { Outcome } from "../queue/transport";
import { freeze } from "../sheet/hand_in";
import { newDevice, type StandIn } from "./stand_in";
import { Visit } from "./visit";
import { pageOf } from "./visit_state";

/** A visit over a stand-in server and a device in memory, for tests only. */
export const down: Outcome = { kind: "later", why: "network" };
export const settle = () => vi.advanceTimersByTimeAsync(600);

export async function open(server: StandIn, device = newDevice(), door: Door = { by: "code" }) {
  const visit = new Visit(door, Promise.resolve(device), server.send, () => undefined);
  await visit.start();
  await settle();
  return { visit, device, page: () => pageOf(visit.state) };
}
export async function signedIn(server: StandIn, code = "A", device = newDevice()) {
  const opened = await open(server, device);
  opened.visit.signIn({ access_code: code });
  await settle();
  opened.visit.confirm();
  return opened;
}
export async function take(visit: Visit, value: number) {
  visit.answer(visit.state.sheet?.here ?? "", value, 900);
  visit.goForward();
  await settle();
}
export async function takeAll(visit: Visit, value = 0) {
  while (visit.state.sheet?.stage === "items") await take(visit, value);
}
export function handIn(visit: Visit, wish: ContactWish = "none", declined = false): void {
  visit.change((sheet) => freeze(sheet, wish, declined));
}
