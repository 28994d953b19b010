import { useEffect, useState } from "react";
import { useQueryClient } from "@tanstack/react-query";
import { useSession } from "../features/staff/use_session";
import { follow, keysOf, type PageNews } from "./live_topics";

const settle_ms = 1500;

function listen(post: string, tell: (topic: string) => void): () => void {
  if (typeof SharedWorker === "undefined") return follow(tell);
  const worker = new SharedWorker(new URL("./live_worker.ts", import.meta.url), { type: "module", name: "rongxin-live" });
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

export interface Live {
  /** An urgent alert has been called since this was last said to be seen. */
  urgent: boolean;
  seen: () => void;
}

/** Keeps what the page shows fresh: mounted once, in Frame. Topics come from the server, contents through the page's own questions. */
export function useLive(): Live {
  const queries = useQueryClient();
  const post = useSession().data?.post?.post_id;
  const [urgent, setUrgent] = useState(false);
  useEffect(() => {
    if (!post || (typeof SharedWorker === "undefined" && typeof EventSource === "undefined")) return;
    const tell = (topic: string) => {
      if (topic === "acute") setUrgent(true);
      for (const queryKey of keysOf(topic)) void queries.invalidateQueries({ queryKey });
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
    };
  }, [post, queries]);
  return { urgent, seen: () => setUrgent(false) };
}
