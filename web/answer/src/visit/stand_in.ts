import type { AnswererSignIn } from "../contract";
import type { Drawer, Keeper } from "../device/keeper";
import type { Outcome, Send, ServerRequest } from "../queue/transport";
import { waitsOf, type KeptSheet } from "../sheet/kept_sheet";
import { smallForm } from "../sheet/form_fixture";

/** What this device writes and takes away; a test may put something else in its place. */
interface Writing {
  put(sheet: KeptSheet): Promise<void>;
}

/** A device in memory, for tests only: sheets by their id in clear, each opened by the secret that closed it. */
export function newDevice(): Keeper &
  Writing & { sheets: Map<string, KeptSheet>; secrets: Map<string, string>; lasting: boolean } {
  const sheets = new Map<string, KeptSheet>();
  const secrets = new Map<string, string>();
  const drawer = (secret: string, found?: KeptSheet): Drawer => {
    let id = found && found.sheet_id;
    return {
      secret,
      found,
      put: (sheet) => {
        id = sheet.sheet_id;
        secrets.set(id, secret);
        return device.put(sheet);
      },
      remove: () => Promise.resolve(id ? void sheets.delete(id) : undefined),
    };
  };
  const device = {
    lasting: true,
    sheets,
    secrets,
    put: (sheet: KeptSheet) =>
      Promise.resolve(void sheets.set(sheet.sheet_id, structuredClone({ ...sheet, display_name: "" }))),
    notes: () =>
      Promise.resolve(
        Array.from(sheets.values()).map((sheet) => ({
          id: sheet.sheet_id,
          kept_at_ms: sheet.touched_at_ms,
          waits: waitsOf(sheet),
        })),
      ),
    drawer: (secret: string, empty?: boolean) => {
      const id = Array.from(secrets.keys()).find((one) => secrets.get(one) === secret && sheets.has(one));
      return Promise.resolve(drawer(secret, id && !empty ? structuredClone(sheets.get(id)) : undefined));
    },
    carryOut: () => Promise.resolve(""),
    carryIn: () => Promise.resolve(0),
  };
  return device;
}

export const refusal = (status: number, code = "x" + status, parameters?: { [name: string]: string }): Outcome => ({
  kind: "refused",
  refusal: { type: "", status, code, title: "", parameters },
});

export class StandIn {
  requests: ServerRequest[] = [];
  /** What happens instead of an answer, by the start of the method and path: "PUT /api/answer-sheets". */
  instead: { [start: string]: Outcome } = {};
  tickets = 0;
  first_item = 0;
  ticket_state = "open";
  declined_before = false;
  /** The code was used before: it asks for a part of the name. */
  asks_name = false;
  display_name: string | undefined;
  /** The sheet of the code is in. */
  spent = false;
  recalled = false;
  /** A server of before saves of changes. */
  only_whole = false;
  /** What is stored of each sheet: the number of the save and its values. */
  stored: { [sheet_id: string]: { save_no: number; values: { [item: string]: number } } } = {};

  readonly send: Send = (request) => {
    this.requests.push(request);
    const name = request.method + " " + request.path;
    const key = Object.keys(this.instead)
      .sort((a, b) => b.length - a.length)
      .find((start) => name.indexOf(start) === 0);
    return Promise.resolve(key !== undefined ? (this.instead[key] as Outcome) : this.reply(request));
  };

  sent(part: string): ServerRequest[] {
    return this.requests.filter(({ method, path }) => (method + " " + path).indexOf(part) >= 0);
  }

  private reply(request: ServerRequest): Outcome {
    const { path, body } = request;
    if (this.spent && path.indexOf("/sign-in") > 0) return refusal(410, "code_spent");
    if (path.indexOf("/answers") > 0) return this.save(path.split("/")[3] as string, JSON.parse(body ?? "{}") as Saved);
    return { kind: "confirmed", reply: this.words(request) };
  }

  private save(sheet_id: string, { save_no, base_save_no, answers }: Saved): Outcome {
    if (this.recalled)
      return { kind: "confirmed", reply: { save_no: this.stored[sheet_id]?.save_no ?? 0, recalled: true } };
    const before = this.stored[sheet_id];
    if (base_save_no && this.only_whole) return refusal(422);
    if (base_save_no && before?.save_no !== base_save_no) return refusal(409, "save_base_unknown");
    if (before && before.save_no > save_no) return { kind: "confirmed", reply: { save_no: before.save_no } };
    const values = base_save_no && before ? before.values : {};
    for (const { item, value } of answers) values[item] = value;
    this.stored[sheet_id] = { save_no, values };
    return { kind: "confirmed", reply: { save_no } };
  }

  private words({ path, body }: ServerRequest): unknown {
    const door = { title: "测评", class_name: "七年级 3 班", open: true, by_seat: true };
    if (path.indexOf("/class-sessions/") > 0) return door;
    if (path.indexOf("/sign-in") > 0) {
      const asked = JSON.parse(body ?? "{}") as AnswererSignIn;
      if (asked.access_code === "SCREEN") return { state: "class_session", code: "SCREEN", class_session: door };
      if (asked.seat && asked.name_part !== "生")
        return { state: "seat", masked_name: "学＊A", choices: ["生", "明", "晨"], tries_left: 3 };
      if (this.asks_name && asked.name_part !== "生")
        return { state: "code", choices: ["生", "明", "晨"], tries_left: 2 };
      const who = asked.access_code ?? "A";
      this.tickets += 1;
      return {
        ticket: "ticket-" + this.tickets,
        sheet_id: "sheet-" + who,
        display_name: this.display_name ?? "学生" + who,
        state: this.ticket_state,
        device: this.tickets,
        first_item: this.first_item,
        expires_at_ms: 0,
        form_hash: "h",
        declined_before: this.declined_before,
      };
    }
    if (path.indexOf("/form") > 0) return smallForm;
    if (path.indexOf("/help-request") > 0)
      return { received_at_ms: 5, promise: { "zh-CN": "今天放学前", en: "today" } };
    return { receipt: "榕 4827", received_at_ms: 7 };
  }
}

interface Saved {
  save_no: number;
  base_save_no?: number;
  answers: { item: string; value: number }[];
}
