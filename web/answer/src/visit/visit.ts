import type {
  AnswererSignedIn,
  AnswererSignIn,
  AnsweringTicket,
  ClassSessionDoor,
  ContactWish,
  Form,
  HelpWish,
} from "../contract";
import type { Drawer, Keeper } from "../device/keeper";
import { seatMark } from "../device/seat_mark";
import type { Door } from "../door/door_fragment";
import { Courier, isClosed, isExpired, type Delivery } from "../queue/courier";
import { SheetPost } from "../queue/sheet_post";
import type { Send } from "../queue/transport";
import {
  answer,
  freeze,
  goOn,
  isCardOnly,
  itemBefore,
  newSheet,
  seal,
  stepForward,
  withForm,
  type KeptSheet,
} from "../sheet/kept_sheet";
import { continued, secretOf } from "./coming_back";
import { answering_pages, endingOf, newVisitState, pageOf, type VisitState } from "./visit_state";

export const clear_after_ms = 30_000;
/** A card's page that nobody touches clears itself. */
export const idle_card_ms = 120_000;
/** An open page that nobody touches asks for the code again: someone else may sit at the machine by then. */
export const lock_after_ms = 5 * 60_000;
/** After this pause what was answered before is not shown again, even to the code. */
export const seal_after_ms = 10 * 60_000;

/** Answers that a closed campaign no longer takes wait this long for it to be opened again. */
const keep_closed_ms = 7 * 24 * 3600_000;
/** What has arrived and was never handed in: the server knows it, the device need not. */
const keep_begun_ms = 24 * 3600_000;

interface Asking {
  session?: string;
  sign_in?: AnswererSignIn;
  /** What the typed secret opens on this device. */
  drawer?: Promise<Drawer>;
  opened?: Drawer;
}

/** One child at this page, from the door to the cleared device. The pages only read `state` and call these verbs. */
export class Visit {
  state: VisitState;
  private post: SheetPost | undefined;
  private aside: SheetPost[] = [];
  private readonly entrance: Courier;
  private asking: Asking = {};
  private clear_timer: ReturnType<typeof setTimeout> | undefined;
  private idle_timer: ReturnType<typeof setTimeout> | undefined;
  private touched_at_ms = Date.now();

  constructor(
    door: Door,
    private readonly keeper: Promise<Keeper>,
    private readonly send: Send,
    private readonly changed: () => void,
  ) {
    this.entrance = new Courier(
      () => this.nextAtTheDoor(),
      send,
      () => this.onEntranceMoved(),
    );
    this.state = newVisitState(door, true, {});
  }

  /** Looks at what lies on this device, which only its child's code opens; then opens the door of the address. */
  async start(): Promise<void> {
    const { door } = this.state;
    if (door.by === "session") this.asking.session = door.code;
    if (door.by === "card") this.ask({ card: door.card });
    this.show({ device_read: true, queue_open: door.by === "queue" });
    this.entrance.wake();
    this.show({ lasting: (await this.keeper).lasting });
    await this.readNotes(true);
  }

  /** A code of the child or of a class session, or a card. */
  signIn(body: AnswererSignIn): void {
    this.ask(body);
    this.entrance.restart();
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
    this.layAside(false);
    this.asking =
      this.state.door.by === "session" && !this.state.class_session ? { session: this.state.door.code } : {};
    this.entrance.restart();
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
  openItem(item: string): void {
    this.change((sheet) => ({ ...sheet, stage: "items", here: item, from_review: true }));
  }
  showJump(open: boolean): void {
    this.show({ jump_open: open });
  }
  jumpTo(item: string): void {
    this.showJump(false);
    this.change((sheet) => ({ ...sheet, stage: "items", here: item }));
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

  /** The list of what waits on this device, and its way to another one as a sealed file. */
  showQueue(open: boolean): void {
    this.show({ queue_open: open });
    void this.readNotes();
  }
  carryOut(): Promise<string> {
    return this.keeper.then((keeper) => keeper.carryOut());
  }
  async carryIn(file: string): Promise<number> {
    const sheets = await (await this.keeper).carryIn(file).catch(() => 0);
    await this.readNotes();
    return sheets;
  }

  /** Every courier tries now: the network is back, the tab is seen again, or somebody pressed the button. */
  wake(): void {
    if (Date.now() - this.touched_at_ms > lock_after_ms) this.lock();
    this.entrance.wake();
    for (const post of this.posts()) post.wake();
  }
  /** Something would be lost, or lie here until its code is typed again, if the page went away now. */
  get waits(): boolean {
    return !this.state.elsewhere && this.posts().some((post) => post.waits);
  }
  /** Whoever goes takes along what is only shown: the receipt, a personal card from which nothing is on its way. Anything else tries once more. */
  leave(): void {
    const { sheet, door } = this.state;
    // Before its form has come, a card's page has nothing but the name.
    const only_shown =
      sheet && (sheet.form ? isCardOnly(sheet) : door.by === "card") && (!sheet.help || sheet.help.confirmed_at_ms);
    if (only_shown || this.is_over) void this.clear();
    else for (const post of this.posts()) post.wake();
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
    if (this.post) this.post.tryAgain();
  }
  /** Back to the open door: from the waiting page, or to type a refused code again. */
  askAnew(): void {
    this.asking = {};
    this.state.to_prove = undefined;
    this.entrance.restart();
  }

  /** Another tab has taken over. */
  giveWay(): void {
    this.entrance.stop();
    for (const post of this.posts()) post.stop();
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
    const post = this.post;
    this.post = undefined;
    if (post && post.waits) this.aside.push(post);
    else if (post) {
      post.stop();
      await post.erase();
    }
    const { card, door, lasting, unsent_since_ms } = this.state;
    this.asking = {};
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
    this.layAside(false);
    this.asking = {};
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
    const { post } = this;
    if (this.is_over) return void this.clear();
    if (!post) return;
    this.layAside(true);
    this.asking = {};
    this.show({ locked: true, queue_open: false, help_open: false });
    this.entrance.restart();
  }

  private posts(): SheetPost[] {
    return this.post ? this.aside.concat(this.post) : this.aside;
  }

  private layAside(stays: boolean): void {
    const { post } = this;
    this.post = undefined;
    if (post) {
      post.stays = stays;
      this.aside.push(post);
    }
    this.sweep();
    this.show({ sheet: undefined, known: false, jump_open: false });
  }

  private change(step: (sheet: KeptSheet) => KeptSheet): void {
    const post = this.post;
    if (!post || post.sheet.submission) return;
    const next = step(post.sheet);
    if (next !== post.sheet) void post.keep(next);
  }

  private async readNotes(at_start?: boolean): Promise<void> {
    const keeper = await this.keeper;
    let notes = await keeper.notes().catch(() => []);
    const outdated = at_start
      ? notes.filter(({ waits, kept_at_ms }) => !waits && Date.now() - kept_at_ms > keep_begun_ms)
      : [];
    for (const { id } of outdated) await keeper.forget(id).catch(() => undefined);
    notes = notes.filter((one) => outdated.indexOf(one) < 0);
    this.show({ notes });
  }

  /** Sheets set aside leave the device as soon as the server has everything, or has closed them. */
  private sweep(): void {
    this.aside = this.aside.filter((post) => {
      const { answers, sheet } = post;
      const given_up = isClosed(answers.state) && Date.now() - sheet.touched_at_ms > keep_closed_ms;
      if (post.stays || (post.waits && !given_up)) return true;
      post.stop();
      void post.erase();
      return false;
    });
    const unsent_since_ms = this.aside.filter((post) => post.waits).map((post) => post.sheet.touched_at_ms);
    this.show({ unsent_since_ms });
    if (this.state.over && !unsent_since_ms.length && this.state.ending_clears_at_ms === undefined)
      this.clearSoon(true);
  }

  private ask(sign_in: AnswererSignIn): void {
    const secret = secretOf(sign_in);
    const asking: Asking = {
      sign_in,
      drawer: secret ? this.keeper.then((keeper) => keeper.drawer(secret)) : undefined,
    };
    this.asking = asking;
    if (asking.drawer) {
      void asking.drawer.then((drawer) => {
        asking.opened = drawer;
        this.goOnWithout(asking);
      });
    }
  }

  private nextAtTheDoor(): Delivery | null {
    const { asking } = this;
    const { sign_in, session } = asking;
    if (session) {
      return {
        request: { method: "GET", path: "/api/answering/class-sessions/" + encodeURIComponent(session) },
        confirmed: (reply) => this.onDoor(session, reply as ClassSessionDoor),
      };
    }
    if (sign_in) {
      return {
        request: { method: "POST", path: "/api/answering/sign-in", body: JSON.stringify(sign_in) },
        confirmed: (reply) => this.onSignedIn(reply as AnswererSignedIn, asking),
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
      const { asking } = this;
      const at_form = !asking.sign_in && !asking.session;
      this.asking = {};
      this.state.to_prove = undefined;
      if (state.refusal.code === "code_spent") void this.onSpent(asking);
      if (at_form && this.post && isExpired(state)) {
        void this.post.keep({ ...this.post.sheet, ticket_refused: true });
      }
    }
    this.goOnWithout(this.asking);
    this.show({});
  }

  /** Nobody answers at the door: what the code opens on this device goes on all the same. */
  private goOnWithout(asking: Asking): void {
    const { sign_in, opened } = asking;
    const { state } = this.entrance;
    if (asking !== this.asking || !sign_in || state.kind !== "waiting" || state.why === "capacity") return;
    const secret = secretOf(sign_in);
    const here = this.aside.find(({ drawer, sheet }) => secret && drawer.secret === secret && !sheet.ticket_refused);
    if (!here && !(opened && opened.found && !opened.found.ticket_refused)) return;
    this.asking = {};
    this.takeUp(here || this.newPost(opened!.found as KeptSheet, opened as Drawer), (sheet) => sheet);
    this.entrance.restart();
  }

  private onDoor(session: string, class_session: ClassSessionDoor): boolean {
    if (this.asking.session === session) this.asking.session = undefined;
    this.show({ class_session, door: { by: "session", code: session } });
    return true;
  }

  private onSignedIn(reply: AnswererSignedIn, asking: Asking): boolean | Promise<boolean> {
    if ("ticket" in reply) return this.onTicket(reply, asking);
    if (reply.state !== "class_session" && reply.state !== "seat" && reply.state !== "code") return false;
    if (this.asking !== asking) return true;
    this.asking = {};
    if (reply.state === "class_session") this.onDoor(reply.code, reply.class_session);
    else this.show({ to_prove: { ...reply, sign_in: asking.sign_in! } });
    return true;
  }

  /** The sheet is in: the code opens nothing but what lies on this device, which goes out with the ticket that it has. */
  private async onSpent({ drawer }: Asking): Promise<void> {
    this.layAside(false);
    this.show({ over: "submitted", locked: false });
    const opened = await drawer;
    const known = opened && this.aside.find((post) => post.drawer.secret === opened.secret);
    const post = known || (opened && opened.found && this.newPost(opened.found, opened));
    if (post) this.takeOut(post, { ...post.sheet, ticket_refused: false });
    this.sweep();
  }

  private async onTicket(ticket: AnsweringTicket, asking: Asking): Promise<boolean> {
    if (!ticket.ticket || !ticket.sheet_id) return false;
    const known = this.posts().find((post) => post.sheet.sheet_id === ticket.sheet_id);
    const post = known || (await this.openDrawer(ticket, asking));
    // Another code was typed meanwhile.
    if (this.asking !== asking) return true;
    this.asking = {};
    if (this.post !== post) this.layAside(false);
    const open = ticket.state === "open";
    if (open || (post.waits && post.sheet.submission)) {
      this.takeUp(post, (sheet) => continued(sheet, ticket, !!asking.sign_in!.seat));
      // A card that only calls somebody names nobody, and asks nobody who they are.
      if (!ticket.display_name) this.confirm();
      return true;
    }
    // Over: what is still here goes out with the new ticket, then the device is cleared.
    this.post = undefined;
    this.takeOut(post, continued(post.sheet, ticket, false));
    this.show({ over: "closed", sheet: undefined, locked: false });
    this.sweep();
    return true;
  }

  /** Out of sight, and on its way. */
  private takeOut(post: SheetPost, sheet: KeptSheet): void {
    this.aside = this.aside.filter((one) => one !== post).concat(post);
    post.stays = false;
    post.takeOut(sheet);
  }

  private async openDrawer(ticket: AnsweringTicket, { drawer }: Asking): Promise<SheetPost> {
    const keeper = await this.keeper;
    let opened = await (drawer || keeper.drawer("seat " + ticket.sheet_id));
    const { found } = opened;
    if (found && found.sheet_id === ticket.sheet_id) return this.newPost(found, opened);
    if (found) {
      // An older sheet of the same personal card: it is still delivered.
      this.aside.push(this.newPost(found, opened));
      opened = await keeper.drawer(opened.secret, true);
    }
    return this.newPost(newSheet(ticket, Date.now()), opened);
  }

  private newPost(sheet: KeptSheet, drawer: Drawer): SheetPost {
    const post: SheetPost = new SheetPost(sheet, drawer, this.state.lasting, this.send, () =>
      post === this.post ? this.onPostMoved() : this.sweep(),
    );
    return post;
  }

  private takeUp(post: SheetPost, step: (sheet: KeptSheet) => KeptSheet): void {
    const { form, submission, touched_at_ms } = post.sheet;
    this.aside = this.aside.filter((one) => one !== post);
    this.post = post;
    const sheet = Date.now() - touched_at_ms > seal_after_ms && form && !submission ? seal(post.sheet) : post.sheet;
    post.stays = false;
    post.takeOut(step(sheet));
    this.show({ known: false, locked: false, queue_open: false, to_prove: undefined });
    this.touched_at_ms = Date.now();
    this.stay();
  }

  private onForm(form: Form): boolean {
    if (!this.post || !form.sections) return false;
    void this.post.keep(withForm(this.post.sheet, form));
    return true;
  }

  private onPostMoved(): void {
    const post = this.post;
    if (!post) return;
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
    const { session, sign_in } = this.asking;
    const asking = session ? "session" : !sign_in ? undefined : sign_in.card ? "card" : sign_in.seat ? "seat" : "code";
    this.state = { ...this.state, entrance: this.entrance.state, asking, ...change };
    this.changed();
  }
}
