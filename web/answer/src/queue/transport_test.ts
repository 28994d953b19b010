import { expect, test } from "vitest";
import { sendOver, type ServerRequest } from "./transport";

const save: ServerRequest = { method: "PUT", path: "/api/answer-sheets/s1/answers", ticket: "abc", body: "{}" };

function replying(status: number, body: unknown, headers: { [name: string]: string } = {}) {
  const calls: [string, RequestInit][] = [];
  const fetcher = ((path: string, init: RequestInit) => {
    calls.push([path, init]);
    return Promise.resolve(new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers }));
  }) as unknown as typeof fetch;
  return { send: sendOver(fetcher, () => "en"), calls };
}
const problem = (code: string, more = {}) => ({ type: "", title: "T", status: 0, code, ...more });

test("the ticket travels in a header and never in the address", async () => {
  const { send, calls } = replying(200, { save_no: 1 });
  expect(await send(save)).toEqual({ kind: "confirmed", reply: { save_no: 1 } });
  const [path, init] = calls[0] ?? ["", {}];
  expect(path).not.toContain("abc");
  expect(init.headers).toMatchObject({ Authorization: "Ticket abc", "Accept-Language": "en" });
});

test("a save outlives a tab that closes while it is on its way", async () => {
  const { send, calls } = replying(200, {});
  await send(save);
  expect(calls[0]?.[1].keepalive).toBe(true);
});

test("no connection, a full disk and an unconfirmed commit all mean: later", async () => {
  const broken = sendOver((() => Promise.reject(new TypeError("offline"))) as unknown as typeof fetch, () => "zh-CN");
  expect(await broken(save)).toEqual({ kind: "later", why: "network" });
  expect(await replying(507, problem("store_full")).send(save)).toMatchObject({ kind: "later", why: "server" });
  expect(await replying(503, problem("not_confirmed")).send(save)).toMatchObject({ kind: "later", why: "server" });
});

test("above capacity the true position and the pause are taken from the server", async () => {
  const reply = replying(503, problem("over_capacity", { parameters: { position: "214" } }), { "Retry-After": "7" });
  expect(await reply.send(save)).toEqual({ kind: "later", why: "capacity", position: 214, retry_after_ms: 7000 });
});

test("a refusal of our own server is final", async () => {
  const outcome = await replying(410, problem("sheet_closed", { incident: "i7" })).send(save);
  expect(outcome).toMatchObject({ kind: "refused", refusal: { status: 410, code: "sheet_closed", incident: "i7" } });
});

test("an error page of something in between is an outage, not a refusal", async () => {
  for (const status of [401, 404, 409, 410, 502]) {
    expect(await replying(status, "<html>gateway</html>").send(save)).toMatchObject({ kind: "later", why: "server" });
  }
});

test("the login page of a captive network is not a confirmation", async () => {
  expect(await replying(200, "<html>sign in to WiFi</html>").send(save)).toEqual({ kind: "later", why: "network" });
});
