// Keeps this page true to the session of the browser: another sign-in, a sign-out elsewhere, a page out of the history.
import { useEffect } from "react";
import { readSession } from "./session";
import { coverPage, isCovered, uncoverPage } from "./cover";
import { isLocked, lockHere } from "./lock";
import { beginAnew, hearTabs, pageSession } from "./page_session";

const ask_again_ms = 3000;

/** Who is there now; another one, or nobody: this page begins anew before anything of it can be read. */
async function compare(): Promise<void> {
  const mine = pageSession();
  try {
    const session = await readSession();
    if (mine && session?.csrf !== mine) beginAnew(coverPage);
    else if (!isLocked() && isCovered()) uncoverPage();
  } catch {
    if (isCovered()) lockHere(); // the server cannot be asked: the password decides
  }
}

export function useGuardedPage(): void {
  useEffect(() => {
    let asked_ms = Date.now();
    const hidden = (event: PageTransitionEvent) => event.persisted && pageSession() && coverPage();
    const shown = (event: PageTransitionEvent) => event.persisted && void compare();
    const seen = () => {
      if (document.hidden || !pageSession() || Date.now() - asked_ms < ask_again_ms) return;
      asked_ms = Date.now();
      void compare();
    };
    addEventListener("pagehide", hidden);
    addEventListener("pageshow", shown);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("pagehide", hidden);
      removeEventListener("pageshow", shown);
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);
}

hearTabs((news) => {
  if (news.kind === "begun" && news.page !== pageSession()) beginAnew(coverPage);
  if (news.kind !== "ended" || !pageSession()) return;
  coverPage();
  location.reload();
});
