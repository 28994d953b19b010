import { useEffect, useState, useSyncExternalStore } from "react";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useSession } from "./session";
import { useLocked } from "./lock";
import { keysOf, useFeatures, type Feature } from "./features";
import { follow, type PageNews } from "./live_topics";

const settle_ms = 1500;

function listen(post: string, tell: (topic: string) => void): () => void {
  if (typeof SharedWorker === "undefined") return follow(tell);
  const worker = new SharedWorker(new URL("./live_worker.ts", import.meta.url), {
    type: "module",
    name: "rongxin-live",
  });
  const say = (news: PageNews) => worker.port.postMessage(news);
  worker.port.onmessage = ({ data }) => tell(String(data));
  say({ kind: "join", post });
  // A page that is closed says goodbye, one that comes back from the history joins again.
  const hidden = () => say({ kind: "leave" });
  const shown = (event: PageTransitionEvent) => event.persisted && say({ kind: "join", post });
  addEventListener("pagehide", hidden);
  addEventListener("pageshow", shown);
  return () => {
    removeEventListener("pagehide", hidden);
    removeEventListener("pageshow", shown);
    hidden();
    worker.port.close();
  };
}

// Whether the stream runs, for pages that ask by themselves while it does not.
let said_up = false;
const watchers = new Set<() => void>();
function say(up: boolean): void {
  said_up = up;
  document.body.dataset.stream = up ? "up" : "down"; // for whoever looks at the page from outside
  for (const watcher of watchers) watcher();
}
function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  addEventListener("online", watcher);
  addEventListener("offline", watcher);
  return () => {
    watchers.delete(watcher);
    removeEventListener("online", watcher);
    removeEventListener("offline", watcher);
  };
}

/** The server tells this page of changes; while it does not, a page that must be fresh asks by itself. */
export function useStreamUp(): boolean {
  return useSyncExternalStore(watch, () => said_up && navigator.onLine);
}

/** Asks anew what a topic has made old, once more if it came again meanwhile; an answer that is under way is never thrown away. */
function refresher(queries: QueryClient, features: readonly Feature[]): (topic: string) => void {
  const under_way = new Map<string, boolean>();
  const refresh = async (topic: string): Promise<void> => {
    if (under_way.has(topic)) return void under_way.set(topic, true);
    under_way.set(topic, false);
    await Promise.all(
      keysOf(features, topic).map((queryKey) => queries.invalidateQueries({ queryKey }, { cancelRefetch: false })),
    );
    const again = under_way.get(topic);
    under_way.delete(topic);
    if (again) await refresh(topic);
  };
  return (topic) => void refresh(topic);
}

export interface Live {
  /** An urgent alert has been called since this was last said to be seen. */
  urgent: boolean;
  seen: () => void;
}

/** Keeps what the page shows fresh: mounted once, in Frame. Topics come from the server, contents through the page's own questions. */
export function useLive(): Live {
  const queries = useQueryClient();
  const features = useFeatures();
  const post = useSession().data?.post?.post_id;
  const locked = useLocked();
  const [urgent, setUrgent] = useState(false);
  useEffect(() => {
    if (!post || locked || (typeof SharedWorker === "undefined" && typeof EventSource === "undefined")) return;
    const refresh = refresher(queries, features);
    const tell = (topic: string) => {
      if (topic === "up" || topic === "down") return say(topic === "up");
      if (topic === "acute") setUrgent(true);
      refresh(topic);
    };
    // The page's own questions go first: the stream waits until they have been answered for a moment.
    let leave: (() => void) | undefined;
    const wait = setInterval(() => {
      if (document.readyState !== "complete" || queries.isFetching() > 0) return;
      clearInterval(wait);
      leave = listen(post, tell);
    }, settle_ms);
    return () => {
      clearInterval(wait);
      leave?.();
      say(false);
    };
  }, [post, locked, queries, features]);
  return { urgent, seen: () => setUrgent(false) };
}
