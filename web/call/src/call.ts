// One call of one adult: read it, take it on. The address is the only key; it is sent to nobody but our own server.
import type { Language, Tier } from "./words";

export interface Call {
  state: "open" | "taken_by_you" | "taken_by_another" | "over";
  tier: Tier;
  made_at_ms: number;
  card: string[];
}
export type Answer = { kind: "call"; call: Call } | { kind: "unknown" } | { kind: "busy" } | { kind: "unreachable" };

/** The last part of "/t/TOKEN"; empty when it cannot be one. */
export function tokenOf(path: string): string {
  const found = /^\/t\/([0-9a-f]{32})\/?$/.exec(path);
  return found ? found[1]! : "";
}

async function ask(token: string, language: Language, take_on: boolean): Promise<Answer> {
  try {
    const answer = await fetch(`/api/calls/${token}${take_on ? "/take-on" : ""}`, {
      method: take_on ? "POST" : "GET",
      headers: { "Accept-Language": language },
      credentials: "omit",
      cache: "no-store",
      referrerPolicy: "no-referrer",
    });
    if (answer.status === 404) return { kind: "unknown" };
    if (answer.status === 429) return { kind: "busy" };
    if (!answer.ok) return { kind: "unreachable" };
    return { kind: "call", call: (await answer.json()) as Call };
  } catch {
    return { kind: "unreachable" };
  }
}

export const readCall = (token: string, language: Language) => ask(token, language, false);
/** May be repeated: whoever has it keeps it. */
export const takeOn = (token: string, language: Language) => ask(token, language, true);
