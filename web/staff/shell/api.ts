// The one way to the server: typed by the contract, in the language of the page, with the session's CSRF value.
import createClient from "openapi-fetch";
import type { components, paths } from "../../api/schema";
import { coverPage } from "./cover";
import { currentLanguage } from "./language";
import { isLocked, lockHere, opening } from "./lock";
import { beginAnew, belongTo, pageSession } from "./page_session";
import { Problem, problemOf, unreachable } from "./problem";

export type Schemas = components["schemas"];

let on_signed_out: () => void = () => {};

export function rememberCsrf(value: string) {
  belongTo(value);
}
export function csrfHeader(): Record<string, string> {
  return { "X-CSRF": pageSession() };
}
export function whenSignedOut(listener: () => void) {
  on_signed_out = listener;
}

// What a locked page may ask: who is there, and the ways out of it.
const while_locked = /^\/api\/staff\/(session|unlock|sign-out|sign-in)$/;
// An action that has had no answer for so long is told as not sent, and its request given up.
const answer_ms = 20_000;

/** Questions of a locked page wait until it is open; what somebody wants done is never done later by itself. */
async function fetchPlainly(request: Request): Promise<Response> {
  const asks = request.method === "GET";
  const again = asks ? request.clone() : undefined;
  if (asks && isLocked() && !while_locked.test(new URL(request.url).pathname)) await opening(request.signal);
  const signal = asks ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(answer_ms)]);
  try {
    const answer = await fetch(request, { signal });
    if (answer.status !== 423) return answer;
    lockHere();
    if (!again) return answer;
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw unreachable();
  }
  await opening(again.signal);
  return fetchPlainly(again);
}

export const client = createClient<paths>({
  baseUrl: typeof location === "undefined" ? "/" : location.origin,
  fetch: fetchPlainly,
  credentials: "same-origin",
});
client.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", currentLanguage());
    if (pageSession()) request.headers.set("X-CSRF", pageSession());
    return request;
  },
});

/** Whom a list is narrowed to. In a header: addresses are kept in logs and histories, and a name never stands in one. */
export function searchFor(name: string): { header?: { "X-Search": string } } {
  return name ? { header: { "X-Search": encodeURIComponent(name) } } : {};
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** Unwraps an answer; a refusal is thrown as a Problem, and the end of the session is announced. */
export async function told<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok) return data as T;
  throw refused(error, response.status, response.headers.get("Retry-After"));
}

export function refused(body: unknown, status: number, retry_after: string | null): Problem {
  const problem = problemOf(body, status, retry_after);
  if (problem.status === 401 && problem.code === "not_signed_in") on_signed_out();
  // Another sign-in in the same browser: nothing of it is shown here, and nothing of this page is done in its name.
  if (problem.code === "csrf_refused" || problem.code === "session_changed") beginAnew(coverPage);
  if (problem.code === "session_locked") lockHere();
  return problem;
}
