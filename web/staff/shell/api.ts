// The one way to the server: typed by api/openapi.yaml, in the language of the page, with the session's CSRF value.
import createClient from "openapi-fetch";
import type { components, paths } from "../generated/schema";
import { currentLanguage } from "./language";
import { Problem, problemOf, unreachable } from "./problem";

export type Schemas = components["schemas"];

let csrf = "";
let on_signed_out: () => void = () => {};

export function rememberCsrf(value: string) {
  csrf = value;
}
export function csrfHeader(): Record<string, string> {
  return { "X-CSRF": csrf };
}
export function whenSignedOut(listener: () => void) {
  on_signed_out = listener;
}

// An action that has had no answer for so long is told as not sent, and its request given up.
const answer_ms = 20_000;

async function fetchPlainly(request: Request): Promise<Response> {
  const signal = request.method === "GET" ? request.signal : AbortSignal.any([request.signal, AbortSignal.timeout(answer_ms)]);
  try {
    return await fetch(request, { signal });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") throw fault;
    throw unreachable();
  }
}

export const client = createClient<paths>({ baseUrl: typeof location === "undefined" ? "/" : location.origin, fetch: fetchPlainly, credentials: "same-origin" });
client.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", currentLanguage());
    if (request.method !== "GET") request.headers.set("X-CSRF", csrf);
    return request;
  },
});

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
  return problem;
}
