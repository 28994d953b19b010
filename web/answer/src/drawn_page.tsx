import { render } from "preact";
import { afterEach, beforeAll, beforeEach, vi } from "vitest";
import { App } from "./app";
import type { Door } from "./door/door_fragment";
import { loadLatePages } from "./pages/late";
import { newDevice, StandIn } from "./visit/stand_in";
import { Visit } from "./visit/visit";

// The page as drawn, over a stand-in server and a device in memory, for tests only.

/** For every test of a file: the later pages are there, time passes by `pass` alone, and nothing is asked of a network. */
export function drawnPages(): void {
  beforeAll(loadLatePages);
  beforeEach(() => {
    vi.useFakeTimers({
      now: 1_000_000,
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
    });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    render(null, document.body);
  });
}

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
export const title = () => document.querySelector("h1")?.textContent ?? "";
export const options = () => Array.from(document.querySelectorAll<HTMLButtonElement>(".option"));
export const button = (words: string, under: ParentNode = document) =>
  Array.from(under.querySelectorAll<HTMLButtonElement>("button")).find((one) =>
    (one.textContent ?? "").includes(words),
  );
export const down = (key: string, repeat = false, on: EventTarget = document.activeElement ?? window) =>
  void on.dispatchEvent(new KeyboardEvent("keydown", { key, repeat, cancelable: true, bubbles: true }));
export const up = (key: string) => void window.dispatchEvent(new KeyboardEvent("keyup", { key }));
export const press = (key: string) => {
  down(key);
  up(key);
};

export async function openPage(server = new StandIn(), door: Door = { by: "code" }, device = newDevice()) {
  let visit: Visit | undefined;
  const draw = () => {
    if (visit) render(<App visit={visit} state={visit.state} redraw={draw} />, document.body);
  };
  visit = new Visit(door, Promise.resolve(device), server.send, draw);
  await visit.start();
  await pass(10);
  return { visit, server };
}
export async function openItem(server = new StandIn(), device = newDevice()) {
  const opened = await openPage(server, { by: "code" }, device);
  opened.visit.signIn({ access_code: "A" });
  await pass(600);
  button("是我")?.click();
  await pass(10);
  return opened;
}
/** Chooses the given option of each item that follows, one after the other. */
export async function choose(...chosen: number[]): Promise<void> {
  for (const option of chosen) {
    await pass(400);
    options()[option]?.click();
    await pass(300);
  }
}
