import type { Keeper } from "../device/keeper";
import type { Outcome, Send, ServerRequest } from "../queue/transport";
import type { KeptSheet } from "../sheet/kept_sheet";
import { smallForm } from "../sheet/form_fixture";

/** A device and a server in memory, for tests only. */
export function newDevice(sheets: KeptSheet[] = []): Keeper & { sheets: Map<string, KeptSheet> } {
  const kept = new Map(sheets.map((sheet) => [sheet.sheet_id, sheet]));
  return {
    lasting: true,
    sheets: kept,
    all: () => Promise.resolve(Array.from(kept.values()).map((sheet) => structuredClone(sheet))),
    put: (sheet) => Promise.resolve(void kept.set(sheet.sheet_id, structuredClone(sheet))),
    remove: (sheet_id) => Promise.resolve(void kept.delete(sheet_id)),
  };
}

export const refusal = (status: number): Outcome => ({ kind: "refused", refusal: { type: "", status, code: "x" + status, title: "" } });

export class StandIn {
  requests: ServerRequest[] = [];
  /** What happens instead of an answer, by the start of the method and path: "PUT /api/answer-sheets". */
  instead: { [start: string]: Outcome } = {};
  tickets = 0;
  first_item = 0;
  ticket_state = "open";

  readonly send: Send = (request) => {
    this.requests.push(request);
    const name = request.method + " " + request.path;
    const key = Object.keys(this.instead).sort((a, b) => b.length - a.length).find((start) => name.indexOf(start) === 0);
    return Promise.resolve(key ? (this.instead[key] as Outcome) : { kind: "confirmed", reply: this.reply(request) });
  };

  sent(part: string): ServerRequest[] {
    return this.requests.filter(({ method, path }) => (method + " " + path).indexOf(part) >= 0);
  }

  private reply({ path, body }: ServerRequest): unknown {
    if (path.indexOf("/class-sessions/") > 0) return { title: "测评", class_name: "七年级 3 班", open: true, by_seat: true };
    if (path.indexOf("/sign-in") > 0) {
      const asked = JSON.parse(body ?? "{}") as { access_code?: string };
      const who = asked.access_code ?? "A";
      this.tickets += 1;
      return {
        ticket: "ticket-" + this.tickets, sheet_id: "sheet-" + who, display_name: "学生" + who, state: this.ticket_state, device: this.tickets,
        first_item: this.first_item, expires_at_ms: 0, form_hash: "h", receipt: this.ticket_state === "submitted" ? "榕 1" : undefined,
      };
    }
    if (path.indexOf("/form") > 0) return smallForm;
    if (path.indexOf("/answers") > 0) return { save_no: (JSON.parse(body ?? "{}") as { save_no: number }).save_no };
    if (path.indexOf("/help-request") > 0) return { received_at_ms: 5, promise: { "zh-CN": "今天放学前", en: "today" } };
    return { receipt: "榕 4827", received_at_ms: 7 };
  }
}
