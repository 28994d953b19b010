// To which session this page belongs, and what the tabs of one browser tell each other about it.

export type TabNews =
  | { kind: "begun"; page: string } // somebody signed in, chose a post or a password: the cookie is another one now
  | { kind: "ended" }
  | { kind: "locked" | "open"; page: string }
  | { kind: "input"; at_ms: number };

let page = "";
const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("rongxin-session");

/** The session that this page belongs to: sent with everything, and refused when the cookie is another one's. */
export function pageSession(): string {
  return page;
}
export function belongTo(session: string): void {
  page = session;
}
export function tellTabs(news: TabNews): void {
  channel?.postMessage(news);
}
export function hearTabs(hear: (news: TabNews) => void): void {
  channel?.addEventListener("message", ({ data }) => hear(data as TabNews));
}

const begun_as = "rongxin.begun-anew";
const circling_ms = 10_000;
const circling_times = 3;

function begunAnew(): number[] {
  try {
    return JSON.parse(sessionStorage.getItem(begun_as) ?? "[]") as number[];
  } catch {
    return [];
  }
}

/** Out of sight at once, then anew from the server; what the person reads there says why. False when that leads nowhere. */
export function beginAnew(hide: () => void): boolean {
  const lately = begunAnew().filter((at_ms) => Date.now() - at_ms < circling_ms);
  if (lately.length >= circling_times) return false;
  try {
    sessionStorage.setItem(begun_as, JSON.stringify([...lately, Date.now()]));
  } catch {
    // Without storage the page comes anew without words.
  }
  hide();
  location.reload();
  return true;
}

/** Whether this page was opened anew by itself just now. */
export function wasBegunAnew(): boolean {
  return Date.now() - (begunAnew().at(-1) ?? 0) < 60_000;
}
