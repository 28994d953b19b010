import type { KeptSheet } from "../sheet/kept_sheet";
import { nothingKept, type Keeper } from "./keeper";

const database_name = "rongxin-answer";
const store = "sheet";
/** Some webviews never answer. */
const open_max_ms = 3000;

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

class IndexedDbKeeper implements Keeper {
  readonly lasting = true;
  constructor(private readonly database: IDBDatabase) {}

  all(): Promise<KeptSheet[]> {
    return settled(this.database.transaction(store).objectStore(store).getAll() as IDBRequest<KeptSheet[]>);
  }
  put(sheet: KeptSheet): Promise<void> {
    return this.change((sheets) => sheets.put(sheet));
  }
  remove(sheet_id: string): Promise<void> {
    return this.change((sheets) => sheets.delete(sheet_id));
  }

  /** Resolves when the transaction is complete, not when the request is. */
  private change(act: (sheets: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(store, "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      act(transaction.objectStore(store));
      // A page that goes away takes with it what it has not committed. Browsers before 2019 have no word for it.
      if (transaction.commit) transaction.commit();
    });
  }
}

/** Opens the device's store; where the browser has none or refuses, answers stay in the page and it says so. */
export async function openKeeper(): Promise<Keeper> {
  try {
    const request = indexedDB.open(database_name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: "sheet_id" });
    const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), open_max_ms));
    return new IndexedDbKeeper(await Promise.race([settled(request), late]));
  } catch {
    return nothingKept;
  }
}
