import type { KeptSheet } from "../sheet/kept_sheet";

/** Where sheets wait on this device until their receipt. */
export interface Keeper {
  /** False when the browser keeps nothing: a closed tab would lose what is not yet confirmed. */
  readonly lasting: boolean;
  all(): Promise<KeptSheet[]>;
  put(sheet: KeptSheet): Promise<void>;
  remove(sheet_id: string): Promise<void>;
}

/** For private windows and browsers without IndexedDB: a sheet lives in its page alone, as long as the tab lives. */
export const nothingKept: Keeper = {
  lasting: false,
  all: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};
