import type { AnswererSignIn, AnsweringTicket, ClassSessionDoor, ContactWish, Form, HelpWish } from "../contract";
import type { Keeper } from "../device/keeper";
import type { Door } from "../door/door_fragment";
import { Courier, isClosed, isExpired, type Delivery } from "../queue/courier";
import { SheetPost } from "../queue/sheet_post";
import type { Send } from "../queue/transport";
import { answer, freeze, goOn, isCardOnly, itemBefore, newSheet, seal, stepForward, withForm, type KeptSheet } from "../sheet/kept_sheet";
import { endingOf, newVisitState, type VisitState } from "./visit_state";

export const clear_after_ms = 30_000;
/** A card's page that nobody touches clears itself. */
export const idle_card_ms = 120_000;
/** After this pause what was answered before is not shown again: someone else may sit at the machine. */
export const seal_after_ms = 10 * 60_000;

/** Answers that a closed campaign no longer takes wait this long for it to be opened again. */
const keep_closed_ms = 7 * 24 * 3600_000;

/** One child at this page, from the door to the cleared device. The pages only read `state` and call these verbs. */
export class Visit {
  state: VisitState;
  private post: SheetPost | undefined;
  private aside: SheetPost[] = [];
  private readonly entrance: Courier;
  private asking: { sign_in?: AnswererSignIn; session?: string } = {};
  private clear_timer: ReturnType<typeof setTimeout> | undefined;
  private idle_timer: ReturnType<typeof setTimeout> | undefined;

  constructor(door: Door, private readonly keeper: Keeper, private readonly send: Send, private readonly changed: () => void) {
    this.entrance = new Courier(() => this.nextAtTheDoor(), send, () => this.onEntranceMoved());
    this.state = newVisitState(door, keeper.lasting, {});
  }

  /** Looks at what waits on this device; then opens the door of the address. */
  async start(): Promise<void> {
    const sheets = await this.keeper.all().catch(() => []);
    sheets.sort((a, b) => b.touched_at_ms - a.touched_at_ms);
    const by_card = this.state.door.by === "card";
    for (const sheet of sheets) {
      if (!this.post && !sheet.set_aside && !by_card) this.takeUp(sheet);
      else this.setAside(sheet);
    }
    if (this.state.door.by === "session" && !this.post) this.asking.session = this.state.door.code;
    if (this.state.door.by === "card") this.asking.sign_in = { card: this.state.door.card };
    this.show({ device_read: true });
    this.entrance.wake();
  }

  signIn(body: AnswererSignIn): void {
    this.asking.sign_in = body;
    this.entrance.restart();
  }

  confirm(): void {
    this.show({ known: true });
  }

  /** Not this child: the sheet is never shown again here; what is not yet confirmed is still delivered. */
  notMe(): void {
    const post = this.post;
    this.post = undefined;
    if (post) {
      post.stop();
      this.setAside({ ...post.sheet, set_aside: true });
    }
    this.asking = this.state.door.by === "session" && !this.state.class_session ? { session: this.state.door.code } : {};
    this.show({ sheet: undefined, known: false });
    this.entrance.restart();
  }

  answer(item: string, value: number, spent_ms: number): void {
    this.change((sheet) => answer(sheet, item, value, spent_ms, Date.now()));
  }
  back(): void {
    this.change((sheet) => {
      if (sheet.stage === "contact") return { ...sheet, stage: "review" };
      if (sheet.stage === "declining") return sheet.here ? { ...sheet, stage: "items" } : goOn({ ...sheet, stage: "items" });
      const item = itemBefore(sheet);
      return item ? { ...sheet, stage: "items", here: item } : sheet;
    });
  }
  goForward(): void {
    this.change((sheet) => stepForward(sheet, sheet.here));
  }
  openItem(item: string): void {
    this.change((sheet) => ({ ...sheet, stage: "items", here: item, from_review: true }));
  }
  askAboutContact(): void {
    this.change((sheet) => ({ ...sheet, stage: "contact", here: "" }));
  }
  thinkAboutDeclining(): void {
    this.show({ known: true });
    this.change((sheet) => ({ ...sheet, stage: "declining" }));
  }
  handIn(wish: ContactWish, declined: boolean): void {
    this.change((sheet) => freeze(sheet, wish, declined));
  }

  showHelp(open: boolean): void {
    this.show({ help_open: open });
  }
  askForHelp(wish: HelpWish): void {
    if (this.post) void this.post.askForHelp(wish);
  }

  /** Every courier tries now: the network is back, the tab is seen again, or somebody pressed the button. */
  wake(): void {
    this.entrance.wake();
    for (const post of this.posts()) post.wake();
  }
  /** Whoever goes takes along what is only shown: the receipt, a personal card from which nothing is on its way. Anything else tries once more. */
  leave(): void {
    const { thanks, sheet, door } = this.state;
    // Before its form has come, a card's page has nothing but the name.
    const only_shown = sheet && (sheet.form ? isCardOnly(sheet) : door.by === "card") && (!sheet.help || sheet.help.confirmed_at_ms);
    void (thanks || only_shown ? this.clear() : this.wake());
  }

  /** Somebody is at the machine; after a while without a sign of them the same as leaving, for a card. */
  stay(): void {
    clearTimeout(this.idle_timer);
    this.idle_timer = setTimeout(() => this.leave(), idle_card_ms);
  }

  tryAgain(): void {
    this.entrance.restart();
    if (this.post) this.post.answers.restart();
  }
  /** Back to the open door: from the waiting page, or to type a refused code again. */
  askAnew(): void {
    this.asking = {};
    this.entrance.restart();
  }

  /** Another tab has taken this device's sheet over. */
  giveWay(): void {
    this.entrance.stop();
    for (const post of this.posts()) post.stop();
    this.show({ elsewhere: true });
  }

  /** Nothing of the child remains on the device or in this page. */
  async clear(): Promise<void> {
    clearTimeout(this.clear_timer);
    const post = this.post;
    this.post = undefined;
    if (post) {
      post.stop();
      await post.erase();
    }
    const { card, door, lasting } = this.state;
    this.asking = {};
    const next = newVisitState(door.by === "card" ? { by: "code" } : door, lasting, card);
    this.state = { ...next, cleared: true, device_read: true };
    this.changed();
  }

  /** A new page from the ground up, at the door of the same class session. */
  nextPerson(): void {
    const { door } = this.state;
    if (door.by === "session") history.replaceState(null, "", "#s=" + door.code);
    location.reload();
  }

  private posts(): SheetPost[] {
    return this.post ? this.aside.concat(this.post) : this.aside;
  }

  private change(step: (sheet: KeptSheet) => KeptSheet): void {
    const post = this.post;
    if (!post || post.sheet.submission) return;
    const next = step(post.sheet);
    if (next !== post.sheet) void post.keep(next);
  }

  private takeUp(sheet: KeptSheet): void {
    const paused = Date.now() - sheet.touched_at_ms > seal_after_ms;
    const hide = paused && sheet.form && !sheet.submission;
    const post = new SheetPost(hide ? seal(sheet) : sheet, this.keeper, this.send, () => this.onPostMoved());
    this.post = post;
    void post.keep(post.sheet);
  }

  private setAside(sheet: KeptSheet): void {
    const post = new SheetPost({ ...sheet, set_aside: true }, this.keeper, this.send, () => this.sweep());
    this.aside.push(post);
    void post.keep(post.sheet);
  }

  /** Sheets set aside leave the device as soon as the server has everything, or has closed them. */
  private sweep(): void {
    this.aside = this.aside.filter((post) => {
      const { answers, sheet } = post;
      const closed = isClosed(answers.state) && (sheet.confirmed_no >= sheet.save_no || Date.now() - sheet.touched_at_ms > keep_closed_ms);
      const help_done = !sheet.help || !!sheet.help.confirmed_at_ms || post.help.state.kind === "refused";
      if (!closed && !(post.everythingConfirmed && help_done)) return true;
      post.stop();
      void post.erase();
      return false;
    });
  }

  private nextAtTheDoor(): Delivery | null {
    const { sign_in, session } = this.asking;
    if (session) {
      return {
        request: { method: "GET", path: "/api/answering/class-sessions/" + encodeURIComponent(session) },
        confirmed: (reply) => this.onDoor(reply as ClassSessionDoor),
      };
    }
    if (sign_in) {
      return {
        request: { method: "POST", path: "/api/answering/sign-in", body: JSON.stringify(sign_in) },
        confirmed: (reply) => this.onTicket(reply as AnsweringTicket, sign_in),
      };
    }
    const sheet = this.post && this.post.sheet;
    if (sheet && !sheet.form && !sheet.ticket_refused) {
      return {
        request: { method: "GET", path: "/api/answering/form", ticket: sheet.ticket },
        confirmed: (reply) => this.onForm(reply as Form),
      };
    }
    return null;
  }

  /** A refusal at the door ends the question; the next code starts afresh. A refused ticket sends back to the door. */
  private onEntranceMoved(): void {
    const state = this.entrance.state;
    if (state.kind === "refused") {
      const at_form = !this.asking.sign_in && !this.asking.session;
      this.asking = {};
      if (at_form && this.post && isExpired(state)) {
        void this.post.keep({ ...this.post.sheet, ticket_refused: true });
      }
    }
    this.show({});
  }

  private onDoor(class_session: ClassSessionDoor): boolean {
    this.asking.session = undefined;
    this.show({ class_session });
    return true;
  }

  private onTicket(ticket: AnsweringTicket, asked: AnswererSignIn): boolean {
    if (!ticket.ticket || !ticket.sheet_id) return false;
    if (this.asking.sign_in === asked) this.asking.sign_in = undefined;
    const waiting = this.posts().find((post) => post.sheet.sheet_id === ticket.sheet_id);
    const before = this.post;
    this.post = undefined;
    if (before && before !== waiting) {
      before.stop();
      this.setAside({ ...before.sheet, set_aside: true });
    }
    if (waiting) {
      waiting.stop();
      this.aside = this.aside.filter((post) => post !== waiting);
    }
    if (ticket.state !== "open") {
      if (waiting) void waiting.erase();
      this.show({ closed_ticket: ticket, sheet: undefined });
      this.clearSoon(true);
      return true;
    }
    this.takeUp(waiting ? continued(waiting.sheet, ticket) : newSheet(ticket, Date.now()));
    this.show({ known: false });
    return true;
  }

  private onForm(form: Form): boolean {
    if (!this.post || !form.sections) return false;
    void this.post.keep(withForm(this.post.sheet, form));
    return true;
  }

  private onPostMoved(): void {
    const post = this.post;
    if (!post) return;
    const form = post.sheet.form;
    const card = form ? { hotlines: form.hotlines.length ? form.hotlines : undefined, who_reads: form.who_reads } : this.state.card;
    this.show({ sheet: post.sheet, answers: post.answers.state, help: post.help.state, card, lasting: post.lasting });
    if (post.receipt && !this.state.thanks) {
      this.show({ thanks: { receipt: post.receipt.receipt, clears_at_ms: Date.now() + clear_after_ms } });
      this.clearSoon();
    }
    if (isCardOnly(post.sheet) && post.sheet.help && post.sheet.help.confirmed_at_ms) this.clearSoon();
    const ending = endingOf(this.state);
    if (ending) this.rescueWish(post);
    if (ending && ending.final && !this.state.ending_clears_at_ms) this.clearSoon(true);
  }

  /** A sheet that is refused for good must not take a call for somebody down with it. */
  private rescueWish({ sheet }: SheetPost): void {
    if (!sheet.help && (sheet.contact_wish === "today" || sheet.contact_wish === "now")) this.askForHelp(sheet.contact_wish);
  }

  private clearSoon(ending?: boolean): void {
    if (ending) this.show({ ending_clears_at_ms: Date.now() + clear_after_ms });
    clearTimeout(this.clear_timer);
    this.clear_timer = setTimeout(() => void this.clear(), clear_after_ms);
  }

  private show(change: Partial<VisitState>): void {
    const { session, sign_in } = this.asking;
    const asking = session ? "session" : !sign_in ? undefined : sign_in.card ? "card" : sign_in.seat ? "seat" : "code";
    this.state = { ...this.state, entrance: this.entrance.state, asking, ...change };
    this.changed();
  }
}

/** The same child signs in again on the same device: what waits here stays; a new ticket only replaces a refused one. */
function continued(sheet: KeptSheet, ticket: AnsweringTicket): KeptSheet {
  const back_again = { ...sheet, set_aside: false, touched_at_ms: Date.now() };
  if (!sheet.ticket_refused) return back_again;
  return { ...back_again, ticket: ticket.ticket, ticket_refused: false, first_item: Math.max(sheet.first_item, ticket.first_item) };
}
