import { follow, type PageNews } from "./live_topics";

// One stream per browser, whatever the number of its pages: each page has a port here.

const pages = new Set<MessagePort>();
let post = "";
let leave: (() => void) | undefined;
let state = "down";

function tell(topic: string): void {
  if (topic === "up" || topic === "down") state = topic;
  for (const page of pages) page.postMessage(topic);
}

function hear(page: MessagePort, news: PageNews): void {
  if (news.kind === "leave") {
    pages.delete(page);
    if (pages.size > 0) return;
    leave?.();
    leave = undefined;
    return;
  }
  pages.add(page);
  // Another post is another session: its stream has other topics.
  if (leave && post === news.post) return page.postMessage(state);
  leave?.();
  state = "down";
  post = news.post;
  leave = follow(tell);
}

addEventListener("connect", (event) => {
  const page = (event as MessageEvent).ports[0]!;
  page.onmessage = ({ data }) => hear(page, data as PageNews);
});
