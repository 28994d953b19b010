import { Courier, type CourierState, type Delivery } from "../../answer/src/queue/courier";
import type { Send } from "../../answer/src/queue/transport";
import type { FamilySheet, FamilySheetState } from "./contract";

export interface Values {
  [item: string]: number | undefined;
}

/**
 * Brings a guardian's answers to the school one item at a time and does not give up: what is not confirmed is tried
 * again,
 * with pauses, and only what was chosen on this phone is sent, so that two phones do not overwrite each other.
 */
export class SheetCourier {
  values: Values = {};
  private unsent: Values = {};
  private chosen: Values = {};
  private handing_in = false;
  handed_in = false;
  private readonly courier: Courier;

  constructor(
    private readonly path: string,
    private readonly birthday: string,
    private readonly sheet: FamilySheet,
    send: Send,
    private readonly changed: () => void,
  ) {
    for (const { item, value } of sheet.answers) this.values[item] = value;
    this.courier = new Courier(() => this.next(), send, changed);
  }

  get state(): CourierState {
    return this.courier.state;
  }
  get unsent_items(): string[] {
    return Object.keys(this.unsent);
  }
  /** Something would be lost if the page went away now. */
  get waits(): boolean {
    return this.unsent_items.length > 0 || (this.handing_in && !this.handed_in);
  }

  /** Choosing the same again sends it again. */
  choose(item: string, value: number): void {
    this.values = { ...this.values, [item]: value };
    this.unsent = { ...this.unsent, [item]: value };
    this.chosen = { ...this.chosen, [item]: value };
    this.handing_in = false;
    this.changed();
    this.courier.restart();
  }
  handIn(): void {
    this.handing_in = true;
    this.courier.restart();
  }
  wake(): void {
    this.courier.wake();
  }
  stop(): void {
    this.courier.stop();
  }

  private next(): Delivery | null {
    if (this.handed_in || !this.waits) return null;
    // A sheet that is handed in says once more what was chosen here; what another phone chose stays as it is.
    const hand_in = this.handing_in;
    const values = hand_in ? this.chosen : this.unsent;
    const answers = Object.entries(values).map(([item, value]) => ({ item, value: value as number }));
    const { campaign_id, form } = this.sheet;
    const body = JSON.stringify({
      birthday: this.birthday,
      campaign_id,
      instrument: form.instrument,
      answers,
      hand_in,
    });
    return {
      request: { method: "POST", path: this.path, body },
      confirmed: (reply) => this.onStored(values, reply as FamilySheetState),
    };
  }

  private onStored(values: Values, { state }: FamilySheetState): boolean {
    if (!state) return false;
    const unsent: Values = {};
    for (const item of this.unsent_items) if (this.unsent[item] !== values[item]) unsent[item] = this.unsent[item];
    this.unsent = unsent;
    this.handed_in = state === "handed_in";
    this.changed();
    return true;
  }
}
