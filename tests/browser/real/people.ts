// People of the city who work by a program: staff and children through the public interface, without a page.
import { expect } from "vitest";
import type { City } from "./city";

export interface Session {
  headers: Record<string, string>;
  /** What the browser would keep, as name and value. */
  cookies: { name: string; value: string }[];
}

/** A request as a program makes it: what is sent is JSON, and says so, since the server takes nothing else. */
export function ask(city: City, path: string, init: RequestInit & { session?: Session } = {}): Promise<Response> {
  const { session, ...rest } = init;
  const headers = new Headers({ ...session?.headers, ...(rest.headers as Record<string, string> | undefined) });
  if (rest.body !== undefined) headers.set("Content-Type", "application/json");
  return fetch(city.address + path, { ...rest, headers });
}

/** The answer's content; throws when the request was refused. */
export async function told<T>(city: City, path: string, init: Parameters<typeof ask>[2] = {}): Promise<T> {
  const answer = await ask(city, path, init);
  const text = await answer.text();
  expect(answer.ok, `${init.method ?? "GET"} ${path}: ${answer.status} ${text}`).toBe(true);
  return (text ? JSON.parse(text) : undefined) as T;
}

/** Signs a member of staff in as a program would. */
export async function signInStaff(city: City, login: string, password = "rongxin-demo"): Promise<Session> {
  const answer = await ask(city, "/api/staff/sign-in", { method: "POST", body: JSON.stringify({ login, password }) });
  const body = (await answer.json()) as { csrf: string };
  expect(answer.status, `${login}: ${JSON.stringify(body)}`).toBe(200);
  const cookies = answer.headers.getSetCookie().map((line) => {
    const [name, ...value] = line.split(";")[0]!.split("=");
    return { name: name!, value: value.join("=") };
  });
  const session = cookies.find(({ name }) => name === "rongxin_session")!;
  return { cookies, headers: { Cookie: `${session.name}=${session.value}`, "X-CSRF": body.csrf } };
}

export interface Ticket {
  ticket: string;
  sheet_id: string;
  state: string;
  code?: string;
}

export async function signInChild(city: City, access_code: string, name_part?: string): Promise<Ticket> {
  const answer = await ask(city, "/api/answering/sign-in", {
    method: "POST",
    body: JSON.stringify({ access_code, name_part }),
  });
  return (await answer.json()) as Ticket;
}

/** Items of PHQ-9 and GAD-7, as the demonstration's campaign asks them. */
const items = [
  ...Array.from({ length: 9 }, (_, i) => `phq9.${i + 1}`),
  ...Array.from({ length: 7 }, (_, i) => `gad7.${i + 1}`),
];

/** Hands a sheet in as a page would: every item with one answer, item 9 with its own. 120 ms an item is faster than anybody reads. */
export async function handIn(
  city: City,
  code: string,
  others: number,
  item_9 = others,
  spent_ms = 2500,
): Promise<void> {
  await sendSheet(
    city,
    await signInChild(city, code),
    items.map((item) => ({ item, value: item === "phq9.9" ? item_9 : others, spent_ms })),
  );
}

export async function sendSheet(
  city: City,
  { ticket, sheet_id }: Ticket,
  answers: { item: string; value: number; spent_ms: number }[],
): Promise<void> {
  await told(city, `/api/answer-sheets/${sheet_id}`, {
    method: "PUT",
    headers: { Authorization: `Ticket ${ticket}` },
    body: JSON.stringify({ answers }),
  });
}

export interface Slip {
  seat: number;
  name: string;
  relation: string;
  address: string;
}

/** Prints the slips of a class for its guardians: their addresses are shown once, when they are made. */
export async function printSlips(city: City, session: Session, class_id: string): Promise<Slip[]> {
  const made = { session, method: "POST", body: JSON.stringify({ days_max: 14 }) };
  return (await told<{ slips: Slip[] }>(city, `/api/consent/classes/${class_id}/slips`, made)).slips;
}
