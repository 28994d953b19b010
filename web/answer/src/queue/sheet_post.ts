import type { HelpReceipt, HelpWish, SaveReceipt, SheetReceipt } from "../contract";
import type { Keeper } from "../device/keeper";
import { answersToSave, type KeptSheet } from "../sheet/kept_sheet";
import { Courier, isExpired, type Delivery } from "./courier";
import type { Send } from "./transport";

const keep_max_ms = 500;

/** Takes one sheet to the server: kept on the device first, then sent, erased from the device by the receipt. */
export class SheetPost {
  readonly answers: Courier;
  readonly help: Courier;
  receipt: SheetReceipt | undefined;
  /** False once the browser has refused to keep something. */
  lasting: boolean;
  private erased = false;

  constructor(
    public sheet: KeptSheet,
    private readonly keeper: Keeper,
    send: Send,
    private readonly changed: () => void,
  ) {
    this.lasting = keeper.lasting;
    this.answers = new Courier(() => this.nextDelivery(), send, () => this.onAnswersMoved());
    this.help = new Courier(() => this.helpDelivery(), send, changed);
  }

  /** Keeps the new state on the device, then wakes the couriers. A store that hangs does not hold the answer up. */
  async keep(sheet: KeptSheet): Promise<void> {
    this.sheet = sheet;
    this.changed();
    await Promise.race([this.store(), new Promise((resolve) => setTimeout(resolve, keep_max_ms))]);
    this.wake();
  }

  wake(): void {
    this.answers.wake();
    this.help.wake();
  }

  stop(): void {
    this.answers.stop();
    this.help.stop();
  }

  askForHelp(wish: HelpWish): Promise<void> {
    if (this.help.state.kind === "refused") this.help.restart();
    return this.keep({ ...this.sheet, help: { wish } });
  }

  /** Takes the sheet off the device for good; later changes are no longer written. */
  async erase(): Promise<void> {
    this.erased = true;
    await this.keeper.remove(this.sheet.sheet_id).catch(() => undefined);
  }

  /** Whether the server has confirmed everything that was given here. */
  get everythingConfirmed(): boolean {
    if (this.receipt) return true;
    return !this.sheet.submission && this.sheet.confirmed_no >= this.sheet.save_no;
  }

  private async store(): Promise<void> {
    if (this.erased) return;
    try {
      await this.keeper.put(this.sheet);
    } catch {
      this.lasting = false;
      this.changed();
    }
  }

  private nextDelivery(): Delivery | null {
    const sheet = this.sheet;
    if (this.receipt || sheet.ticket_refused) return null;
    if (sheet.submission) return this.put("", sheet.submission, (reply) => this.onReceipt(reply as SheetReceipt));
    if (this.everythingConfirmed) return null;
    const body = answersToSave(sheet);
    return this.put("/answers", JSON.stringify(body), (reply) => this.onSaved(body.save_no, reply as SaveReceipt));
  }

  private helpDelivery(): Delivery | null {
    const { help } = this.sheet;
    if (!help || help.confirmed_at_ms) return null;
    return this.put("/help-request", JSON.stringify({ wish: help.wish }), (reply) => this.onHelpReceived(help.wish, reply as HelpReceipt));
  }

  private put(place: string, body: string, confirmed: Delivery["confirmed"]): Delivery {
    const path = "/api/answer-sheets/" + encodeURIComponent(this.sheet.sheet_id) + place;
    return { request: { method: "PUT", path, ticket: this.sheet.ticket, body }, confirmed };
  }

  private onSaved(sent_no: number, { save_no }: SaveReceipt): boolean {
    if (!(save_no >= sent_no)) return false;
    // The server knows a later save than this device remembers making and kept that one: count on from there.
    const outdated = save_no > sent_no;
    this.sheet = outdated
      ? { ...this.sheet, save_no: Math.max(this.sheet.save_no, save_no + 1) }
      : { ...this.sheet, confirmed_no: sent_no };
    void this.store();
    this.help.wake();
    this.changed();
    return true;
  }

  private async onReceipt(receipt: SheetReceipt): Promise<boolean> {
    if (typeof receipt.receipt !== "string") return false;
    this.receipt = receipt;
    await this.erase();
    this.sheet = { ...this.sheet, answers: {}, sealed: [], display_name: "", form: undefined, submission: undefined };
    this.changed();
    return true;
  }

  private onHelpReceived(wish: HelpWish, { received_at_ms, promise }: HelpReceipt): boolean {
    if (!received_at_ms) return false;
    if (this.sheet.help && this.sheet.help.wish === wish) {
      this.sheet = { ...this.sheet, help: { wish, confirmed_at_ms: received_at_ms, promise } };
      void this.store();
      this.changed();
    }
    this.answers.wake();
    return true;
  }

  private onAnswersMoved(): void {
    if (isExpired(this.answers.state) && !this.sheet.ticket_refused) {
      this.sheet = { ...this.sheet, ticket_refused: true };
      void this.store();
    }
    this.changed();
  }
}
