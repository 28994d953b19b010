import type { KeptSheet } from "../sheet/kept_sheet";

/** Where sheets wait on this device until their receipt. */
export interface Keeper {
  /** False when the browser keeps nothing: a closed tab would lose what is not yet confirmed. */
  readonly lasting: boolean;
  all(): Promise<KeptSheet[]>;
  put(sheet: KeptSheet): Promise<void>;
  remove(sheet_id: string): Promise<void>;
}

/** For private windows and browsers without IndexedDB: as long as the tab lives. */
export class MemoryKeeper implements Keeper {
  readonly lasting = false;
  private readonly sheets = new Map<string, KeptSheet>();

  all(): Promise<KeptSheet[]> {
    return Promise.resolve(Array.from(this.sheets.values()));
  }
  put(sheet: KeptSheet): Promise<void> {
    this.sheets.set(sheet.sheet_id, sheet);
    return Promise.resolve();
  }
  remove(sheet_id: string): Promise<void> {
    this.sheets.delete(sheet_id);
    return Promise.resolve();
  }
}
