import type { SaveReceipt } from "../contract";
import type { Refusal, Send, ServerRequest, Why } from "./transport";

export interface Delivery {
  request: ServerRequest;
  /** Called with the reply of a 2xx; false when it is not the confirmation the contract promises: then it is tried again. */
  confirmed(reply: unknown): boolean | Promise<boolean>;
}
interface Pause {
  kind: "waiting";
  failures: number;
  until_ms: number;
  why: Why;
  position?: number;
}
export type CourierState =
  | { kind: "idle" }
  | { kind: "sending"; failures: number; why?: Why; position?: number }
  | Pause
  | { kind: "refused"; refusal: Refusal };
export const idle: CourierState = { kind: "idle" };

/** The ticket is no longer taken: the child has to sign in again. */
export function isExpired(state: CourierState): boolean {
  return state.kind === "refused" && (state.refusal.status === 401 || state.refusal.status === 403);
}

/** The sheet has been handed in or closed: nothing more can be delivered. */
export function isClosed(state: CourierState): boolean {
  return state.kind === "refused" && (state.refusal.status === 409 || state.refusal.status === 410);
}

const longest_wait_ms = 30_000;

/** Pause before try number `failures` + 1: 1, 2, 4 ... 30 s, spread so that a class does not come back in one instant. */
export function waitBeforeTry(failures: number, retry_after_ms: number | undefined, chance: number): number {
  if (retry_after_ms !== undefined) return Math.max(500, retry_after_ms) + chance * 1000;
  return Math.min(longest_wait_ms, 1000 * Math.pow(2, failures - 1)) * (0.5 + chance / 2);
}

/**
 * Brings one thing after another to the server and does not give up: one request in flight, then the next of
 * `next()`, pauses after failures, halts only when the server refuses for good.
 */
export class Courier {
  state = idle;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private stopped = false;
  private failures = 0;

  constructor(
    private readonly next: () => Delivery | null,
    private readonly send: Send,
    private readonly changed: () => void,
  ) {}

  /** Something new to bring, or the network is back. A pause that the server asked for is kept. */
  wake(): void {
    if (this.stopped || this.state.kind === "refused") return;
    if (this.state.kind === "waiting" && this.state.why === "capacity") return;
    if (!this.running) void this.run();
  }

  /** Forgets a refusal and a pause, and tries now. */
  restart(): void {
    this.failures = 0;
    if (this.state.kind !== "sending") this.state = idle;
    this.wake();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    this.running = true;
    let delivery: Delivery | null;
    while ((delivery = this.next())) {
      const { why, position } = this.state as Partial<Pause>;
      this.set({ kind: "sending", failures: this.failures, why, position });
      const outcome = await this.send(delivery.request);
      if (this.stopped) return;
      if (outcome.kind === "refused") {
        this.set(outcome);
        break;
      }
      if (outcome.kind === "confirmed" && (await delivery.confirmed(outcome.reply))) {
        this.failures = 0;
        this.state = idle;
        // Taken back, or withdrawn by the family, while the child answered: the page asks no further.
        if (!(outcome.reply as SaveReceipt).recalled || this.next()) continue;
        this.set({ kind: "refused", refusal: { status: 409, code: "campaign_not_open", type: "", title: "" } });
        break;
      }
      this.pause(outcome.kind === "later" ? outcome : { why: "server" });
      break;
    }
    this.running = false;
    if (!delivery) this.set(idle);
  }

  private pause({ why, retry_after_ms, position }: { why: Why; retry_after_ms?: number; position?: number }): void {
    this.failures += 1;
    const wait_ms = waitBeforeTry(this.failures, retry_after_ms, Math.random());
    this.set({ kind: "waiting", failures: this.failures, until_ms: Date.now() + wait_ms, why, position });
    this.timer = setTimeout(() => void this.run(), wait_ms);
  }

  private set(state: CourierState): void {
    this.state = state;
    this.changed();
  }
}
