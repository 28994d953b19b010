// What went wrong, as the server tells it (RFC 9457), or as the browser found it.
import type { components } from "../../api/schema";

export type ProblemDocument = components["schemas"]["Problem"];

export class Problem extends Error {
  constructor(readonly document: ProblemDocument) {
    super(document.title);
  }
  get status() {
    return this.document.status;
  }
  get code() {
    return this.document.code;
  }
  /** Seconds to wait before trying again, 0 when the server asked for none. */
  get retry_seconds() {
    return Number(this.document.parameters?.["retry_seconds"] ?? 0) || 0;
  }
}

/** The server could not be reached; nothing is known about what it did. */
export function unreachable(): Problem {
  return new Problem({ type: "about:blank", title: "", status: 0, code: "unreachable" });
}

/** Reads a refusal; an answer that is no problem document still becomes one. */
export function problemOf(body: unknown, status: number, retry_after?: string | null): Problem {
  const found = typeof body === "object" && body !== null && "code" in body ? (body as ProblemDocument) : undefined;
  const document: ProblemDocument = found ?? { type: "about:blank", title: "", status, code: "unexpected_answer" };
  const wait = document.parameters?.["retry_seconds"] ?? retry_after;
  return new Problem({
    ...document,
    status,
    parameters: wait ? { ...document.parameters, retry_seconds: wait } : document.parameters,
  });
}
