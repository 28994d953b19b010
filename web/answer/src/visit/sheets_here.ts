import type { Drawer } from "../device/keeper";
import { isClosed } from "../queue/courier";
import { SheetPost } from "../queue/sheet_post";
import type { Send } from "../queue/transport";
import type { KeptSheet } from "../sheet/kept_sheet";

/** Answers that a closed campaign no longer takes wait this long for it to be opened again. */
const keep_closed_ms = 7 * 24 * 3600_000;

/** The sheets that this page brings to the server: the child's own, and those laid aside, out of sight until they have arrived. */
export class SheetsHere {
  /** Of the child at this page. */
  own: SheetPost | undefined;
  /** Out of sight, still to be delivered. */
  aside: SheetPost[] = [];

  constructor(
    private readonly send: Send,
    private readonly lasting: () => boolean,
    /** Something has moved in the child's own sheet, or there is none any more. */
    private readonly ownMoved: () => void,
    /** Given since when those laid aside wait to arrive. */
    private readonly asideMoved: (unsent_since_ms: number[]) => void,
  ) {}

  get all(): SheetPost[] {
    return this.own ? this.aside.concat(this.own) : this.aside;
  }

  /** A sheet with its drawer; it is neither the child's own nor laid aside before it is taken up or out. */
  post(sheet: KeptSheet, drawer: Drawer): SheetPost {
    const post: SheetPost = new SheetPost(sheet, drawer, this.lasting(), this.send, () =>
      post === this.own ? this.ownMoved() : this.sweep(),
    );
    return post;
  }

  /** The child's own from now on, and sent. */
  takeUp(post: SheetPost, sheet: KeptSheet): void {
    this.aside = this.others(post);
    this.own = post;
    post.stays = false;
    post.takeOut(sheet);
  }

  /** Out of sight, and on its way. */
  takeOut(post: SheetPost, sheet: KeptSheet): void {
    if (this.own === post) this.own = undefined;
    this.aside = this.others(post).concat(post);
    post.stays = false;
    post.takeOut(sheet);
  }

  /** The child's own goes out of sight. `stays`: the child may come back to it in this page. */
  layAside(stays: boolean): void {
    const { own } = this;
    this.own = undefined;
    if (own) {
      own.stays = stays;
      this.aside.push(own);
    }
    this.sweep();
    this.ownMoved();
  }

  /** The child's own leaves this page and the device; what of it is still on its way stays, out of sight. */
  letGo(): Promise<void> | undefined {
    const { own } = this;
    this.own = undefined;
    if (!own) return undefined;
    if (own.waits) return void this.aside.push(own);
    own.stop();
    return own.erase();
  }

  /** Those laid aside leave the device as soon as the server has everything, or has closed them. */
  sweep(): void {
    this.aside = this.aside.filter((post) => {
      const { answers, sheet } = post;
      const given_up = isClosed(answers.state) && Date.now() - sheet.touched_at_ms > keep_closed_ms;
      if (post.stays || (post.waits && !given_up)) return true;
      post.stop();
      void post.erase();
      return false;
    });
    this.asideMoved(this.aside.filter((post) => post.waits).map((post) => post.sheet.touched_at_ms));
  }

  private others(post: SheetPost): SheetPost[] {
    return this.aside.filter((one) => one !== post);
  }
}
