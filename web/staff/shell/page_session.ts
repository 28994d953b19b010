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

const reloaded_as = "rongxin.reloaded";
const twice_ms = 5000;

/** Out of sight at once, then anew from the server; what the person reads there says why. False when that has just been done. */
export function beginAnew(hide: () => void): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(reloaded_as) ?? 0) < twice_ms) return false;
    sessionStorage.setItem(reloaded_as, String(Date.now()));
  } catch {
    // Without storage the page comes anew without words.
  }
  hide();
  location.reload();
  return true;
}

/** Whether this page was opened anew by itself; said once. */
export function wasBegunAnew(): boolean {
  try {
    const at = Number(sessionStorage.getItem(reloaded_as) ?? 0);
    return at > 0 && Date.now() - at < 60_000;
  } catch {
    return false;
  }
}
