import type { HelpReceipt, HelpWish, SaveReceipt, SheetReceipt } from "../contract";
import type { Drawer } from "../device/keeper";
import { answersToSave, isConfirmed, waitsOf, type KeptSheet } from "../sheet/kept_sheet";
import { Courier, isClosed, isExpired, type Delivery } from "./courier";
import type { Refusal, Send } from "./transport";

const keep_max_ms = 500;

/** Takes one sheet to the server: kept on the device first, then sent, erased from the device by the receipt. */
export class SheetPost {
  readonly answers: Courier;
  readonly help: Courier;
  receipt: SheetReceipt | undefined;
  /** The child may come back to it in this page: it stays although everything has arrived. */
  stays = false;
  private erased = false;

  constructor(
    public sheet: KeptSheet,
    readonly drawer: Drawer,
    /** False once the browser has refused to keep something. */
    public lasting: boolean,
    send: Send,
    private readonly changed: () => void,
  ) {
    this.answers = new Courier(
      () => this.nextDelivery(),
      send,
      () => this.onAnswersMoved(),
    );
    this.help = new Courier(
      () => this.helpDelivery(),
      send,
      () => this.onHelpMoved(),
    );
  }

  /** Keeps the new state on the device, then wakes the couriers. A store that hangs does not hold the answer up. */
  async keep(sheet: KeptSheet): Promise<void> {
    this.sheet = sheet;
    this.changed();
    await Promise.race([this.store(), new Promise((resolve) => setTimeout(resolve, keep_max_ms))]);
    this.wake();
  }

  /** The child is back, perhaps with a new ticket: earlier refusals no longer hold. */
  takeOut(sheet: KeptSheet): void {
    void this.keep(sheet);
    this.tryAgain();
  }

  wake(): void {
    this.answers.wake();
    this.help.wake();
  }

  stop(): void {
    this.answers.stop();
    this.help.stop();
  }

  /** Forgets every refusal and tries from the start, the hand-in first. */
  tryAgain(): void {
    this.sheet = { ...this.sheet, hand_in_refused: undefined };
    this.answers.restart();
    this.help.restart();
  }

  askForHelp(wish: HelpWish): Promise<void> {
    if (this.help.state.kind === "refused") this.help.restart();
    return this.keep({ ...this.sheet, help: { wish } });
  }

  /** Takes the sheet off the device for good; later changes are no longer written. */
  async erase(): Promise<void> {
    this.erased = true;
    await this.drawer.remove().catch(() => undefined);
  }

  /** Whether the server has confirmed everything that was given here. */
  get everythingConfirmed(): boolean {
    return !!this.receipt || isConfirmed(this.sheet);
  }
  /** Answers or a call for somebody are still on their way, and would be lost with a page that keeps nothing. */
  get waits(): boolean {
    return !this.everythingConfirmed || (waitsOf(this.sheet) === "help" && this.help.state.kind !== "refused");
  }

  private async store(): Promise<void> {
    if (this.erased) return;
    try {
      await this.drawer.put(this.sheet);
    } catch {
      this.lasting = false;
      this.changed();
    }
  }

  private nextDelivery(): Delivery | null {
    const sheet = this.sheet;
    if (this.receipt || sheet.ticket_refused) return null;
    if (sheet.submission && !sheet.hand_in_refused)
      return this.put("", sheet.submission, (reply) => this.onReceipt(reply as SheetReceipt));
    if (this.everythingConfirmed) return null;
    const body = answersToSave(sheet);
    return this.put("/answers", JSON.stringify(body), (reply) => this.onSaved(body.save_no, reply as SaveReceipt));
  }

  private helpDelivery(): Delivery | null {
    const { help, ticket_refused } = this.sheet;
    if (!help || help.confirmed_at_ms || ticket_refused) return null;
    return this.put("/help-request", JSON.stringify({ wish: help.wish }), (reply) =>
      this.onHelpReceived(help.wish, reply as HelpReceipt),
    );
  }

  private put(place: string, body: string, confirmed: Delivery["confirmed"]): Delivery {
    const path = "/api/answer-sheets/" + encodeURIComponent(this.sheet.sheet_id) + place;
    return { request: { method: "PUT", path, ticket: this.sheet.ticket, body }, confirmed };
  }

  /** Only the number that the server says it has stored counts; a lower one means that this save is not there. */
  private onSaved(sent_no: number, { save_no, recalled }: SaveReceipt): boolean {
    if (!recalled && !(save_no >= sent_no)) return false;
    // The server knows a later save than this device remembers making and kept that one: count on from there.
    const outdated = save_no > sent_no;
    this.sheet = outdated
      ? { ...this.sheet, save_no: Math.max(this.sheet.save_no, save_no + 1), base_unknown: true, over: recalled }
      : { ...this.sheet, confirmed_no: sent_no, base_unknown: false, over: recalled };
    void this.store();
    this.help.wake();
    this.changed();
    return true;
  }

  private async onReceipt(receipt: SheetReceipt): Promise<boolean> {
    if (typeof receipt.receipt !== "string") return false;
    const { contact_wish, help, form } = this.sheet;
    const wish = contact_wish === "none" ? undefined : contact_wish;
    const promise = receipt.promise || (wish && form && form.help_promises && form.help_promises[wish]);
    const called = wish ? { wish, confirmed_at_ms: receipt.received_at_ms, promise } : help;
    if (!receipt.recalled) this.receipt = receipt;
    await this.erase();
    this.sheet = {
      ...this.sheet,
      answers: {},
      sealed: [],
      display_name: "",
      form: undefined,
      submission: undefined,
      help: called,
      over: receipt.recalled,
    };
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
    const { state } = this.answers;
    if (isExpired(state)) this.onTicketRefused();
    else if (state.kind === "refused" && !this.sheet.base_unknown && this.wantsTheWhole(state.refusal)) {
      this.sheet = { ...this.sheet, base_unknown: true };
      this.restartSoon();
      return;
    } else if (state.kind === "refused" && isClosed(state) && this.sheet.submission && !this.sheet.hand_in_refused)
      this.onHandInRefused(state.refusal);
    this.changed();
  }
  /** A save of changes was refused for what it builds on, or not understood: the whole sheet is. */
  private wantsTheWhole({ status, code }: Refusal): boolean {
    const { submission, hand_in_refused, confirmed_no } = this.sheet;
    return code === "save_base_unknown" || (status === 422 && confirmed_no > 0 && (!submission || !!hand_in_refused));
  }
  private onHelpMoved(): void {
    if (isExpired(this.help.state)) this.onTicketRefused();
    this.changed();
  }

  private onTicketRefused(): void {
    const { next_ticket, ticket_refused } = this.sheet;
    if (ticket_refused) return;
    this.sheet = next_ticket
      ? { ...this.sheet, ticket: next_ticket, next_ticket: undefined, base_unknown: true }
      : { ...this.sheet, ticket_refused: true };
    void this.store();
    if (next_ticket) this.restartSoon();
  }

  /**
   * Another device was first, or it is over: what was answered here has still to reach somebody, above all a sign of
   * danger and the wish to be seen. So the answers go as a save, the wish as a call.
   */
  private onHandInRefused({ status, code, parameters }: Refusal): void {
    const { contact_wish, help, save_no } = this.sheet;
    const called = !help && (contact_wish === "today" || contact_wish === "now") ? { wish: contact_wish } : help;
    this.sheet = { ...this.sheet, hand_in_refused: { status, code }, help: called, base_unknown: true };
    // The server says that it has kept them, as what this device had answered.
    if (parameters && parameters.kept === "draft") this.sheet.confirmed_no = save_no;
    void this.store();
    this.restartSoon();
  }

  /** Once the courier that reports a refusal has come to rest. */
  private restartSoon(): void {
    void Promise.resolve().then(() => {
      this.answers.restart();
      this.help.restart();
    });
  }
}
