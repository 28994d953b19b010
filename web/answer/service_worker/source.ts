import { createHash } from "node:crypto";

/**
 * The text of the service worker: it keeps exactly `files` (relative to its scope) so that the page opens during an
 * outage, and nothing else. It never answers a call to the server and never holds anything of a child.
 * A new version waits until the last tab of the old one is gone: a page is never mixed from two builds.
 */
export function serviceWorkerSource(files: string[]): string {
  const version = createHash("sha256").update(files.join("\n")).digest("hex").slice(0, 12);
  return `const kept = "answer-${version}";
const files = ${JSON.stringify(files)};
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(files)));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith("answer-") && n !== kept).map((n) => caches.delete(n))))
      .then(() => self.clients.claim())
  );
});
const fresh = (request) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error("slow")), 4000);
  fetch(request).then((reply) => {
    clearTimeout(timer);
    reply.ok ? resolve(reply) : reject(new Error("not ok"));
  }, reject);
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(self.registration.scope)) return;
  const cached = (key) => caches.open(kept).then((cache) => cache.match(key));
  if (event.request.mode === "navigate") {
    event.respondWith(fresh(event.request).catch(() => cached(self.registration.scope).then((page) => page || fetch(event.request))));
    return;
  }
  event.respondWith(cached(event.request).then((reply) => reply || fetch(event.request)));
});
`;
}
