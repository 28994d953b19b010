import type { AnswererSignIn, HelpWish } from "../contract";
import type { Keeper } from "../device/keeper";
import { seatMark } from "../device/seat_mark";
import type { Door } from "../door/door_fragment";
import type { Send } from "../queue/transport";
import { answer, goOn, isCardOnly, itemBefore, stepForward, type KeptSheet } from "../sheet/kept_sheet";
import { Entrance } from "./entrance";
import { SheetsHere } from "./sheets_here";
import { answering_pages, endingOf, newVisitState, pageOf, type VisitState } from "./visit_state";

export const clear_after_ms = 30_000;
/** A card's page that nobody touches clears itself. */
export const idle_card_ms = 120_000;
/** An open page that nobody touches asks for the code again: someone else may sit at the machine by then. */
export const lock_after_ms = 5 * 60_000;

/** One child at this page, from the door to the cleared device. The pages read `state`, call these verbs, and take steps of the sheet by `change`. */
export class Visit {
  state: VisitState;
  private readonly sheets: SheetsHere;
  private readonly entrance: Entrance;
  private clear_timer: ReturnType<typeof setTimeout> | undefined;
  private idle_timer: ReturnType<typeof setTimeout> | undefined;
  private touched_at_ms = Date.now();

  constructor(
    door: Door,
    /** Where sheets lie on this device. */
    readonly keeper: Promise<Keeper>,
    send: Send,
    private readonly changed: () => void,
  ) {
    this.sheets = new SheetsHere(
      send,
      () => this.state.lasting,
      () => this.onOwnMoved(),
      (unsent_since_ms) => this.onAsideMoved(unsent_since_ms),
    );
    this.entrance = new Entrance(
      keeper,
      this.sheets,
      send,
      (change) => this.show(change),
      () => this.onCameIn(),
    );
    this.state = newVisitState(door, true, {});
  }

  /** Looks at what lies on this device, which only its child's code opens; then opens the door of the address. */
  async start(): Promise<void> {
    const { door } = this.state;
    this.entrance.comeBy(door);
    this.show({ device_read: true, queue_open: door.by === "queue" });
    this.entrance.wake();
    this.show({ lasting: (await this.keeper).lasting });
    await this.readNotes(true);
  }

  /** A code of the child or of a class session, or a card. */
  signIn(body: AnswererSignIn): void {
    this.entrance.signIn(body);
  }
  /** A seat of the open class session. */
  takeSeat(seat: number): void {
    const { door } = this.state;
    this.signIn({ class_session: door.by === "session" ? door.code : "", seat, device: seatMark() });
  }
  /** The part of the name that the server asked for. */
  prove(name_part: string): void {
    const { to_prove } = this.state;
    if (to_prove) this.signIn({ ...to_prove.sign_in, name_part });
  }

  confirm(): void {
    this.show({ known: true });
  }

  /** Not this child, or the next one: the sheet is not shown again; what is not yet confirmed is still delivered. */
  notMe(): void {
    this.sheets.layAside(false);
    const { door, class_session } = this.state;
    this.entrance.forget(door.by === "session" && !class_session ? door.code : undefined);
    this.entrance.restart();
  }

  /** One step of the child's own sheet; there is none any more once it is handed in. */
  change(step: (sheet: KeptSheet) => KeptSheet): void {
    const { own } = this.sheets;
    if (!own || own.sheet.submission) return;
    const next = step(own.sheet);
    if (next !== own.sheet) void own.keep(next);
  }

  answer(item: string, value: number, spent_ms: number): void {
    this.change((sheet) => answer(sheet, item, value, spent_ms, Date.now()));
  }
  back(): void {
    this.change((sheet) => {
      if (sheet.stage === "contact") return { ...sheet, stage: "review" };
      if (sheet.stage === "declining")
        return sheet.here ? { ...sheet, stage: "items" } : goOn({ ...sheet, stage: "items" });
      const item = itemBefore(sheet);
      return item ? { ...sheet, stage: "items", here: item } : sheet;
    });
  }
  /** The back key of a phone: one page back in here; false where there is none and the phone may leave. */
  stepBack(): boolean {
    const { state } = this;
    if (state.help_open || state.queue_open || state.jump_open) {
      this.show({ help_open: false, queue_open: false, jump_open: false });
      return true;
    }
    if (state.known && answering_pages.indexOf(pageOf(state)) >= 0) this.back();
    return this.state.sheet !== state.sheet;
  }
  goForward(): void {
    this.change((sheet) => stepForward(sheet, sheet.here));
  }
  showJump(open: boolean): void {
    this.show({ jump_open: open });
  }
  thinkAboutDeclining(): void {
    this.show({ known: true });
    this.change((sheet) => ({ ...sheet, stage: "declining" }));
  }
  showHelp(open: boolean): void {
    this.show({ help_open: open });
  }
  askForHelp(wish: HelpWish): void {
    const { own } = this.sheets;
    if (own) void own.askForHelp(wish);
  }

  /** The list of what waits on this device, read anew. */
  showQueue(open: boolean): void {
    this.show({ queue_open: open });
    void this.readNotes();
  }

  /** Every courier tries now: the network is back, the tab is seen again, or somebody pressed the button. */
  wake(): void {
    if (Date.now() - this.touched_at_ms > lock_after_ms) this.lock();
    this.entrance.wake();
    for (const post of this.sheets.all) post.wake();
  }
  /** Something would be lost, or lie here until its code is typed again, if the page went away now. */
  get waits(): boolean {
    return !this.state.elsewhere && this.sheets.all.some((post) => post.waits);
  }
  /** Whoever goes takes along what is only shown: the receipt, a personal card from which nothing is on its way. Anything else tries once more. */
  leave(): void {
    const { sheet, door } = this.state;
    // Before its form has come, a card's page has nothing but the name.
    const only_shown =
      sheet && (sheet.form ? isCardOnly(sheet) : door.by === "card") && (!sheet.help || sheet.help.confirmed_at_ms);
    if (only_shown || this.is_over) void this.clear();
    else for (const post of this.sheets.all) post.wake();
  }

  /** Only the receipt, or a kind end, is still shown. */
  private get is_over(): boolean {
    return !!this.state.thanks || this.state.ending_clears_at_ms !== undefined;
  }

  /** Somebody is at the machine. After a while without a sign of them a card leaves, and a sheet wants its code again. */
  stay(): void {
    if (Date.now() - this.touched_at_ms > lock_after_ms) this.lock();
    this.touched_at_ms = Date.now();
    clearTimeout(this.idle_timer);
    this.idle_timer = setTimeout(() => this.onIdle(), idle_card_ms);
  }
  private onIdle(): void {
    const left_ms = this.touched_at_ms + lock_after_ms - Date.now();
    if (left_ms <= 0) return this.lock();
    if (!this.is_over) this.leave();
    this.idle_timer = setTimeout(() => this.onIdle(), left_ms);
  }

  tryAgain(): void {
    this.entrance.restart();
    const { own } = this.sheets;
    if (own) own.tryAgain();
  }
  /** Back to the open door: from the waiting page, or to type a refused code again. */
  askAnew(): void {
    this.entrance.forget();
    this.state.to_prove = undefined;
    this.entrance.restart();
  }

  /** Another tab has taken over. */
  giveWay(): void {
    this.entrance.stop();
    for (const post of this.sheets.all) post.stop();
    this.show({ elsewhere: true });
  }

  /** The receipt stays until its page is left. */
  hold(): void {
    clearTimeout(this.clear_timer);
    const { thanks } = this.state;
    if (thanks) this.show({ thanks: { ...thanks, clears_at_ms: 0 } });
    else this.show({ ending_clears_at_ms: 0 });
  }

  /** Nothing of the child remains on the device or in this page. */
  async clear(): Promise<void> {
    clearTimeout(this.clear_timer);
    seatMark(true);
    const gone = this.sheets.letGo();
    if (gone) await gone;
    const { card, door, lasting, unsent_since_ms } = this.state;
    this.entrance.forget();
    this.state = {
      ...newVisitState(door.by === "card" ? { by: "code" } : door, lasting, card),
      unsent_since_ms,
      cleared: true,
      device_read: true,
    };
    this.changed();
  }

  /** A new page from the ground up, at the door of the same class session; while something is on its way, the same page. */
  nextPerson(): void {
    const { door } = this.state;
    seatMark(true);
    if (this.waits) return void this.toTheDoor();
    if (door.by === "session") history.replaceState(null, "", "#s=" + door.code);
    location.reload();
  }

  private toTheDoor(): void {
    this.sheets.layAside(false);
    this.entrance.forget();
    const { door, lasting, card, unsent_since_ms, class_session } = this.state;
    this.state = {
      ...newVisitState(door.by === "card" ? { by: "code" } : door, lasting, card),
      unsent_since_ms,
      class_session,
      device_read: true,
    };
    this.entrance.restart();
    void this.readNotes();
  }

  private lock(): void {
    if (this.is_over) return void this.clear();
    if (!this.sheets.own) return;
    this.sheets.layAside(true);
    this.entrance.forget();
    this.show({ locked: true, queue_open: false, help_open: false });
    this.entrance.restart();
  }

  private async readNotes(at_start?: boolean): Promise<void> {
    const keeper = await this.keeper;
    this.show({ notes: await keeper.notes(at_start).catch(() => []) });
  }

  private onAsideMoved(unsent_since_ms: number[]): void {
    this.show({ unsent_since_ms });
    if (this.state.over && !unsent_since_ms.length && this.state.ending_clears_at_ms === undefined)
      this.clearSoon(true);
  }

  private onCameIn(): void {
    this.show({ known: false, locked: false, queue_open: false, to_prove: undefined });
    this.touched_at_ms = Date.now();
    this.stay();
  }

  private onOwnMoved(): void {
    const post = this.sheets.own;
    if (!post) return this.show({ sheet: undefined, known: false, jump_open: false });
    const { form, contact_wish, declined } = post.sheet;
    const card = form
      ? { hotlines: form.hotlines.length ? form.hotlines : undefined, who_reads: form.who_reads }
      : this.state.card;
    this.show({ sheet: post.sheet, answers: post.answers.state, help: post.help.state, card, lasting: post.lasting });
    if (post.receipt && !this.state.thanks) {
      this.show({
        thanks: {
          receipt: post.receipt.receipt,
          clears_at_ms: Date.now() + clear_after_ms,
          wish: contact_wish,
          declined,
        },
      });
      this.clearSoon();
    }
    if (isCardOnly(post.sheet) && post.sheet.help && post.sheet.help.confirmed_at_ms) this.clearSoon();
    const ending = endingOf(this.state);
    if (ending && ending.final && this.state.ending_clears_at_ms === undefined) this.clearSoon(true);
  }

  private clearSoon(ending?: boolean): void {
    if (ending) this.show({ ending_clears_at_ms: Date.now() + clear_after_ms });
    clearTimeout(this.clear_timer);
    this.clear_timer = setTimeout(() => void this.clear(), clear_after_ms);
  }

  private show(change: Partial<VisitState>): void {
    this.state = { ...this.state, entrance: this.entrance.state, asking: this.entrance.asks, ...change };
    this.changed();
  }
}
