// One call of one adult: read it, take it on. The address is the only key; it is sent to nobody but our own server.
import type { Language, Tier } from "./words";

export interface Call {
  state: "open" | "taken_by_you" | "taken_by_another" | "over" | "ended" | "pass_on";
  made_at_ms: number;
  /** Of the matter now; nothing more is said of what has ended. */
  tier?: Tier;
  answer_minutes?: number;
  card?: string[];
  /** Other matters of the same message that still wait, and the token of the next. */
  more?: number;
  next?: string;
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
export async function takeOn(token: string, language: Language): Promise<Answer> {
  const answer = await ask(token, language, true);
  if (answer.kind === "call" && answer.call.state === "taken_by_you") keepPressed(token);
  return answer;
}

const pressed_as = "rongxin.pressed"; // the beginnings of the addresses that were pressed on this device
const beginning = (token: string) => token.slice(0, 8);

function pressed(): string[] {
  try {
    return (localStorage.getItem(pressed_as) ?? "").split(" ").filter(Boolean);
  } catch {
    return [];
  }
}

function keepPressed(token: string): void {
  try {
    localStorage.setItem(
      pressed_as,
      [...pressed().filter((one) => one !== beginning(token)), beginning(token)].slice(-20).join(" "),
    );
  } catch {
    // Without storage the page says that a colleague may have pressed.
  }
}

/** Whether the press was on this device: a message that was passed on is opened by others, too. */
export const pressedHere = (token: string) => pressed().includes(beginning(token));
