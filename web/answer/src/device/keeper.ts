import type { KeptSheet, Waits } from "../sheet/kept_sheet";

/** What can be said of a sheet on this device without its key: since when it lies here, and what of it has still to arrive. */
export interface KeptNote {
  id: string;
  kept_at_ms: number;
  waits: Waits;
}

/** The place of one sheet on this device. Only who brings the secret again opens it. */
export interface Drawer {
  readonly secret: string;
  /** What lay in it when it was opened: everything but the name. */
  readonly found?: KeptSheet;
  /** Resolves when it is on the device, rejects when the browser refuses. */
  put(sheet: KeptSheet): Promise<void>;
  remove(): Promise<void>;
}

/** Where sheets wait on this device until their receipt. */
export interface Keeper {
  /** False when the browser keeps nothing: a closed tab would lose what is not yet confirmed. */
  readonly lasting: boolean;
  /** With `at_start` what has arrived and was never handed in leaves the device first, after a day. */
  notes(at_start?: boolean): Promise<KeptNote[]>;
  /** The drawer that `secret` opens, or an empty new one. Never rejects. */
  drawer(secret: string, empty?: boolean): Promise<Drawer>;
  /** Everything that waits, still sealed, as text for a file; and back from one on another device. */
  carryOut(): Promise<string>;
  carryIn(file: string): Promise<number>;
}

/** For private windows, browsers without IndexedDB, and pages without TLS: a sheet lives in its page alone. */
export const nothingKept: Keeper = {
  lasting: false,
  notes: () => Promise.resolve([]),
  drawer: (secret) => Promise.resolve({ secret, put: () => Promise.resolve(), remove: () => Promise.resolve() }),
  carryOut: () => Promise.resolve(""),
  carryIn: () => Promise.resolve(0),
};
