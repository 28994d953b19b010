import { sendOver } from "../../answer/src/queue/transport";
import type { Decision, FamilyLink, FamilyLinkOpened, FamilyQuestions, FamilySheet, Problem } from "./contract";
import { SheetCourier } from "./sheet_courier";

/** Why a request brought nothing: a problem of the contract by its code, or no network. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly tries_left = "",
  ) {
    super(code);
  }
}

/** What the server knows of one slip; nothing is kept on the phone. */
export class Slip {
  constructor(
    private readonly token: string,
    private readonly send: typeof fetch,
  ) {}

  read(): Promise<FamilyLink> {
    return this.ask("", undefined);
  }
  open(birthday: string): Promise<FamilyLinkOpened> {
    return this.ask("/open", { birthday });
  }
  decide(birthday: string, decision: Decision, text_version: number): Promise<FamilyLinkOpened> {
    return this.ask("/decision", { birthday, decision, text_version });
  }
  questions(birthday: string): Promise<FamilyQuestions> {
    return this.ask("/questions", { birthday });
  }
  /** Brings the answers to one questionnaire, item by item, until they have arrived. */
  courier(birthday: string, sheet: FamilySheet, language: () => string, changed: () => void): SheetCourier {
    return new SheetCourier(this.path("/answers"), birthday, sheet, sendOver(this.send, language), changed);
  }

  private path(place: string): string {
    return `/api/family/links/${encodeURIComponent(this.token)}${place}`;
  }

  private async ask<T>(place: string, body: object | undefined): Promise<T> {
    let answer: Response;
    try {
      const json = { "Content-Type": "application/json" };
      answer = await this.send(
        this.path(place),
        body ? { method: "POST", headers: json, body: JSON.stringify(body) } : {},
      );
    } catch {
      throw new Refusal("offline");
    }
    const found = (await answer.json().catch(() => ({}))) as T & Partial<Problem>;
    if (answer.ok) return found;
    throw new Refusal(
      answer.status >= 500 || answer.status === 429 ? "offline" : (found.code ?? "offline"),
      found.parameters?.tries_left,
    );
  }
}
