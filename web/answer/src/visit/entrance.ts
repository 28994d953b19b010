import type { AnswererSignedIn, AnswererSignIn, AnsweringTicket, ClassSessionDoor, Form } from "../contract";
import type { Drawer, Keeper } from "../device/keeper";
import type { Door } from "../door/door_fragment";
import { Courier, isExpired, type Delivery } from "../queue/courier";
import type { SheetPost } from "../queue/sheet_post";
import type { Send } from "../queue/transport";
import { newSheet, withForm, type KeptSheet } from "../sheet/kept_sheet";
import { continued, restedFrom, secretOf } from "./coming_back";
import type { SheetsHere } from "./sheets_here";
import type { VisitState } from "./visit_state";

interface Asking {
  session?: string;
  sign_in?: AnswererSignIn;
  /** What the typed secret opens on this device. */
  drawer?: Promise<Drawer>;
  opened?: Drawer;
}

/**
 * From the door to a sheet with its questions: what the server is asked there, one thing after another, and what its
 * answer means. Where nobody answers, what lies on this device goes on.
 */
export class Entrance extends Courier {
  private asking: Asking = {};

  constructor(
    private readonly keeper: Promise<Keeper>,
    private readonly sheets: SheetsHere,
    send: Send,
    private readonly show: (change: Partial<VisitState>) => void,
    /** A child has a sheet on this page now, and has not yet said who they are. */
    private readonly cameIn: () => void,
  ) {
    super(
      () => this.question(),
      send,
      () => this.onMoved(),
    );
  }

  /** What is being asked just now. */
  get asks(): VisitState["asking"] {
    const { session, sign_in } = this.asking;
    return session ? "session" : !sign_in ? undefined : sign_in.card ? "card" : sign_in.seat ? "seat" : "code";
  }

  /** What the address of the page asks by itself; nothing is sent before `wake`. */
  comeBy(door: Door): void {
    if (door.by === "session") this.asking.session = door.code;
    if (door.by === "card") this.ask({ card: door.card });
  }
  signIn(body: AnswererSignIn): void {
    this.ask(body);
    this.restart();
  }
  /** Nothing that was asked before is waited for any more; `session` is asked next, where there is one. */
  forget(session?: string): void {
    this.asking = { session };
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

  private question(): Delivery | null {
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
    const sheet = this.sheets.own && this.sheets.own.sheet;
    if (sheet && !sheet.form && !sheet.ticket_refused) {
      return {
        request: { method: "GET", path: "/api/answering/form", ticket: sheet.ticket },
        confirmed: (reply) => this.onForm(reply as Form),
      };
    }
    return null;
  }

  /** A refusal at the door ends the question; the next code starts afresh. A refused ticket sends back to the door. */
  private onMoved(): void {
    const { state, asking } = this;
    if (state.kind === "refused") {
      const at_form = !asking.sign_in && !asking.session;
      this.forget();
      if (state.refusal.code === "code_spent") void this.onSpent(asking);
      const { own } = this.sheets;
      if (at_form && own && isExpired(state)) void own.keep({ ...own.sheet, ticket_refused: true });
    }
    this.goOnWithout(this.asking);
    this.show(state.kind === "refused" ? { to_prove: undefined } : {});
  }

  /** Nobody answers at the door: what the code opens on this device goes on all the same. */
  private goOnWithout(asking: Asking): void {
    const { sign_in, opened } = asking;
    const { state, sheets } = this;
    if (asking !== this.asking || !sign_in || state.kind !== "waiting" || state.why === "capacity") return;
    const secret = secretOf(sign_in);
    const here = sheets.aside.find(({ drawer, sheet }) => secret && drawer.secret === secret && !sheet.ticket_refused);
    if (!here && !(opened && opened.found && !opened.found.ticket_refused)) return;
    this.forget();
    const post = here || sheets.post(opened!.found as KeptSheet, opened as Drawer);
    this.takeUp(post, restedFrom(post.sheet));
    this.restart();
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
    this.forget();
    if (reply.state === "class_session") this.onDoor(reply.code, reply.class_session);
    else this.show({ to_prove: { ...reply, sign_in: asking.sign_in! } });
    return true;
  }

  /** The sheet is in: the code opens nothing but what lies on this device, which goes out with the ticket that it has. */
  private async onSpent({ drawer }: Asking): Promise<void> {
    const { sheets } = this;
    sheets.layAside(false);
    this.show({ over: "submitted", locked: false });
    const opened = await drawer;
    const known = opened && sheets.aside.find((post) => post.drawer.secret === opened.secret);
    const post = known || (opened && opened.found && sheets.post(opened.found, opened));
    if (post) sheets.takeOut(post, { ...post.sheet, ticket_refused: false });
    sheets.sweep();
  }

  private async onTicket(ticket: AnsweringTicket, asking: Asking): Promise<boolean> {
    if (!ticket.ticket || !ticket.sheet_id) return false;
    const { sheets } = this;
    const known = sheets.all.find((post) => post.sheet.sheet_id === ticket.sheet_id);
    const post = known || (await this.openDrawer(ticket, asking));
    // Another code was typed meanwhile.
    if (this.asking !== asking) return true;
    this.forget();
    if (sheets.own !== post) sheets.layAside(false);
    const open = ticket.state === "open";
    if (open || (post.waits && post.sheet.submission)) {
      this.takeUp(post, continued(restedFrom(post.sheet), ticket, !!asking.sign_in!.seat));
      // A card that only calls somebody names nobody, and asks nobody who they are.
      if (!ticket.display_name) this.show({ known: true });
      return true;
    }
    // Over: what is still here goes out with the new ticket, then the device is cleared.
    sheets.takeOut(post, continued(post.sheet, ticket, false));
    this.show({ over: "closed", sheet: undefined, locked: false });
    sheets.sweep();
    return true;
  }

  private async openDrawer(ticket: AnsweringTicket, { drawer }: Asking): Promise<SheetPost> {
    const { sheets } = this;
    const keeper = await this.keeper;
    let opened = await (drawer || keeper.drawer("seat " + ticket.sheet_id));
    const { found } = opened;
    if (found && found.sheet_id === ticket.sheet_id) return sheets.post(found, opened);
    if (found) {
      // An older sheet of the same personal card: it is still delivered.
      sheets.aside.push(sheets.post(found, opened));
      opened = await keeper.drawer(opened.secret, true);
    }
    return sheets.post(newSheet(ticket, Date.now()), opened);
  }

  private takeUp(post: SheetPost, sheet: KeptSheet): void {
    this.sheets.takeUp(post, sheet);
    this.cameIn();
  }

  private onForm(form: Form): boolean {
    const { own } = this.sheets;
    if (!own || !form.sections) return false;
    void own.keep(withForm(own.sheet, form));
    return true;
  }
}
