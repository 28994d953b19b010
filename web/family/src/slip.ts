import type { Decision, FamilyLink, FamilyLinkOpened, FamilyQuestions, FamilySheet, FamilySheetState, Problem } from "./contract";

/** Why a request brought nothing: a problem of the contract by its code, or no network. */
export class Refusal extends Error {
  constructor(readonly code: string, readonly tries_left = "") {
    super(code);
  }
}

/** What the server knows of one slip; nothing is kept on the phone. */
export class Slip {
  constructor(private readonly token: string, private readonly send: typeof fetch) {}

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
  answer(birthday: string, sheet: FamilySheet, values: Record<string, number>, hand_in: boolean): Promise<FamilySheetState> {
    const answers = Object.entries(values).map(([item, value]) => ({ item, value }));
    return this.ask("/answers", { birthday, campaign_id: sheet.campaign_id, instrument: sheet.form.instrument, answers, hand_in });
  }

  private async ask<T>(place: string, body: object | undefined): Promise<T> {
    let answer: Response;
    try {
      answer = await this.send(`/api/family/links/${encodeURIComponent(this.token)}${place}`, body ? { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {});
    } catch {
      throw new Refusal("offline");
    }
    const found = (await answer.json().catch(() => ({}))) as T & Partial<Problem>;
    if (answer.ok) return found;
    throw new Refusal(answer.status >= 500 || answer.status === 429 ? "offline" : (found.code ?? "offline"), found.parameters?.tries_left);
  }
}
