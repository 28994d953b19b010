import type { Form } from "../contract";
import { waitsOf, type KeptSheet, type Waits } from "../sheet/kept_sheet";
import { nothingKept, type Drawer, type Keeper, type KeptNote } from "./keeper";
import { newId } from "./new_id";
import { deriveKey, seal, unseal, type SealKey } from "./seal";

const database_name = "rongxin-answer";
const store = "sealed";
/** What has arrived and was never handed in: the server knows it, the device need not. */
const keep_begun_ms = 24 * 3600_000;
/** Some webviews never answer. */
const open_max_ms = 3000;

/** One sheet: `sealed` are the answers, `form` its questions, which do not change and are written once. */
interface SealedSheet extends KeptNote {
  sealed: Uint8Array;
}
interface SealedForm {
  id: string;
  form: Uint8Array;
}
const form_id = (id: string) => id + ".form";

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function openDatabase(): Promise<IDBDatabase> {
  // Version 1 kept sheets in clear.
  const request = indexedDB.open(database_name, 2);
  request.onupgradeneeded = () => {
    const database = request.result;
    for (const name of Array.from(database.objectStoreNames)) database.deleteObjectStore(name);
    database.createObjectStore(store, { keyPath: "id" });
  };
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer")), open_max_ms));
  return Promise.race([settled(request), late]);
}

class IndexedDbKeeper implements Keeper {
  readonly lasting = true;
  private database: Promise<IDBDatabase> | undefined;

  open(): Promise<IDBDatabase> {
    this.database =
      this.database ||
      openDatabase().then((database) => {
        // Another tab wants to take the database away; there is nothing in it.
        database.onversionchange = () => this.close(database);
        return database;
      });
    return this.database;
  }
  private close(database: IDBDatabase): void {
    database.close();
    this.database = undefined;
  }

  async notes(at_start?: boolean): Promise<KeptNote[]> {
    const sheets = await this.sheets();
    const outdated = at_start
      ? sheets.filter(({ waits, kept_at_ms }) => !waits && Date.now() - kept_at_ms > keep_begun_ms)
      : [];
    for (const { id } of outdated) await this.forget(id).catch(() => undefined);
    return sheets
      .filter((one) => outdated.indexOf(one) < 0)
      .map(({ id, kept_at_ms, waits }) => ({ id, kept_at_ms, waits }));
  }

  async drawer(secret: string, empty?: boolean): Promise<Drawer> {
    for (const record of empty ? [] : await this.sheets().catch(() => [])) {
      const key = await deriveKey(secret, record.id);
      const found = (await unseal(key, record.sealed)) as KeptSheet | undefined;
      if (!found) continue;
      const form = (await this.read(form_id(record.id)).catch(() => undefined)) as SealedForm | undefined;
      return new SealedDrawer(this, secret, record.id, key, {
        ...found,
        form: form && ((await unseal(key, form.form)) as Form),
      });
    }
    const id = newId();
    return new SealedDrawer(this, secret, id, await deriveKey(secret, id));
  }

  async carryOut(): Promise<string> {
    const all = await this.all();
    return JSON.stringify({
      rongxin_sealed: 1,
      records: all.map((one) => ({
        ...one,
        ...("sealed" in one ? { sealed: Array.from(one.sealed) } : { form: Array.from(one.form) }),
      })),
    });
  }
  async carryIn(file: string): Promise<number> {
    const { records } = JSON.parse(file) as {
      records: { id: string; kept_at_ms?: number; waits?: Waits; sealed?: number[]; form?: number[] }[];
    };
    const sheets = records.map(({ id, kept_at_ms, waits, sealed, form }) =>
      sealed
        ? { id: String(id), kept_at_ms: Number(kept_at_ms), waits: waits || "", sealed: new Uint8Array(sealed) }
        : { id: String(id), form: new Uint8Array(form || []) },
    );
    await this.change((place) => sheets.forEach((one) => place.put(one)));
    return sheets.filter((one) => "sealed" in one).length;
  }

  /** Takes a sheet away; with the last one the whole database goes, so that the browser may let go of its files. */
  async forget(id: string): Promise<void> {
    await this.change((place) => {
      place.delete(id);
      place.delete(form_id(id));
    });
    const database = await this.open();
    if ((await settled(database.transaction(store).objectStore(store).count())) > 0) return;
    this.close(database);
    await settled(indexedDB.deleteDatabase(database_name));
  }

  /** Resolves when the transaction is complete, not when the request is. */
  async change(act: (sheets: IDBObjectStore) => void): Promise<void> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, "readwrite");
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
      act(transaction.objectStore(store));
      // A page that goes away takes with it what it has not committed. Browsers before 2019 have no word for it.
      if (transaction.commit) transaction.commit();
    });
  }

  private async all(): Promise<(SealedSheet | SealedForm)[]> {
    return settled(
      (await this.open()).transaction(store).objectStore(store).getAll() as IDBRequest<(SealedSheet | SealedForm)[]>,
    );
  }
  private async sheets(): Promise<SealedSheet[]> {
    return (await this.all()).filter((one): one is SealedSheet => "sealed" in one);
  }
  private async read(id: string): Promise<unknown> {
    return settled((await this.open()).transaction(store).objectStore(store).get(id));
  }
}

class SealedDrawer implements Drawer {
  private turn = 0;
  private removed = false;
  private form_kept: boolean;

  constructor(
    private readonly keeper: IndexedDbKeeper,
    readonly secret: string,
    private readonly id: string,
    private readonly key: SealKey,
    readonly found?: KeptSheet,
  ) {
    this.form_kept = !!found && !!found.form;
  }

  /** Sealing takes a moment; what has been overtaken by a newer state meanwhile is not written any more. */
  async put(sheet: KeptSheet): Promise<void> {
    const turn = ++this.turn;
    const { form, ...rest } = sheet;
    const sealed = await seal(this.key, { ...rest, display_name: "" });
    const questions = form && !this.form_kept ? await seal(this.key, form) : undefined;
    if (turn !== this.turn || this.removed) return;
    await this.keeper.change((place) => {
      place.put({ id: this.id, kept_at_ms: sheet.touched_at_ms, waits: waitsOf(sheet), sealed });
      if (questions) place.put({ id: form_id(this.id), form: questions });
    });
    this.form_kept = this.form_kept || !!questions;
  }
  async remove(): Promise<void> {
    this.removed = true;
    await this.keeper.forget(this.id);
  }
}

/** Opens the device's store; where the browser has none, refuses, or cannot seal, answers stay in the page and it says so. */
export async function openKeeper(): Promise<Keeper> {
  try {
    if (!crypto.subtle) return nothingKept;
    const keeper = new IndexedDbKeeper();
    await keeper.open();
    return keeper;
  } catch {
    return nothingKept;
  }
}
