import type { Problem } from "../contract";

export interface ServerRequest {
  method: "GET" | "POST" | "PUT";
  path: string;
  ticket?: string;
  /** JSON text. */
  body?: string;
}

/** Why something has to wait: nobody answered, the server could not store, or too many people are here. */
export type Why = "network" | "server" | "capacity";
/** The server said no for good, and why. */
export type Refusal = Problem;
export type Outcome =
  | { kind: "confirmed"; reply: unknown }
  | { kind: "later"; why: Why; retry_after_ms?: number; position?: number }
  | { kind: "refused"; refusal: Refusal };
export type Send = (request: ServerRequest) => Promise<Outcome>;

const timeout_ms = 20_000;

/**
 * Sends one request and says what became of it. Only a problem document of our own server may refuse for good: a bare
 * 404 or 502 of something in between is an outage, and the answers wait.
 */
export function sendOver(fetcher: typeof fetch, language: () => string): Send {
  return async ({ method, path, ticket, body }) => {
    const headers: { [name: string]: string } = { "Accept-Language": language() };
    if (ticket) headers.Authorization = "Ticket " + ticket;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), timeout_ms);
    try {
      const reply = await fetcher(path, {
        method,
        headers,
        body,
        cache: "no-store",
        credentials: "omit",
        keepalive: method !== "GET",
        signal: abort.signal,
      });
      return await judge(reply);
    } catch {
      return { kind: "later", why: "network" };
    } finally {
      clearTimeout(timer);
    }
  };
}

async function judge(reply: Response): Promise<Outcome> {
  if (reply.ok) return { kind: "confirmed", reply: (await reply.json()) as unknown };
  const problem = (await reply.json().catch(() => null)) as Problem | null;
  const retry_after_ms = readRetryAfter(reply.headers.get("Retry-After"));
  if (problem && problem.code === "over_capacity") {
    const position = Number(problem.parameters && problem.parameters.position) || undefined;
    return { kind: "later", why: "capacity", retry_after_ms, position };
  }
  const for_good = problem && problem.code && reply.status < 500 && reply.status !== 429 && reply.status !== 408;
  return for_good
    ? { kind: "refused", refusal: { ...problem, status: reply.status } }
    : { kind: "later", why: "server", retry_after_ms };
}

/** Retry-After in seconds -> milliseconds; absent or strange -> undefined. */
function readRetryAfter(header: string | null): number | undefined {
  const seconds = Number(header || NaN);
  return seconds >= 0 && seconds <= 3600 ? seconds * 1000 : undefined;
}
