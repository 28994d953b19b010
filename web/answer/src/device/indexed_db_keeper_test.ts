import "fake-indexeddb/auto";
import { afterEach, expect, test } from "vitest";
import { smallForm } from "../sheet/form_fixture";
import { answer, newSheet, withForm } from "../sheet/kept_sheet";
import { openKeeper } from "./indexed_db_keeper";

const blank = newSheet(
  {
    ticket: "ticket-317",
    sheet_id: "sheet-81",
    display_name: "林晨曦",
    state: "open",
    device: 1,
    first_item: 0,
    expires_at_ms: 0,
    form_hash: "h",
  },
  5,
);
const sheet = answer(withForm(blank, smallForm), "p9", 3, 700, 6);

afterEach(async () => {
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name as string);
});

/** Every record of every database, as text: octets as such, in UTF-8 and UTF-16. */
async function everythingOnTheDevice(): Promise<string> {
  const open = indexedDB.open("rongxin-answer");
  const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
  const all = database.transaction("sealed").objectStore("sealed").getAll();
  const records = await new Promise<object[]>((resolve) => (all.onsuccess = () => resolve(all.result as object[])));
  database.close();
  return records
    .map((one) =>
      Object.values(one)
        .map((value) =>
          value instanceof Uint8Array
            ? new TextDecoder().decode(value) + new TextDecoder("utf-16").decode(value)
            : String(value),
        )
        .join(),
    )
    .join();
}

test("a sheet kept on the device is there for its code when the page opens again, but for the name", async () => {
  const keeper = await openKeeper();
  expect(keeper.lasting).toBe(true);
  const drawer = await keeper.drawer("LN7K2QPD");
  expect(drawer.found).toBeUndefined();
  await drawer.put(blank);
  await drawer.put({ ...sheet, save_no: 3 });
  const again = await openKeeper();
  expect((await again.drawer("LN7K2QPD")).found).toEqual({ ...sheet, save_no: 3, display_name: "" });
  expect((await again.drawer("CHEN3W8M")).found).toBeUndefined();
  expect(await again.notes()).toMatchObject([{ kept_at_ms: 6, waits: "answers" }]);
});

test("what lies on the device has no name, no item, no answer, no ticket and no code in it", async () => {
  const drawer = await (await openKeeper()).drawer("LN7K2QPD");
  await drawer.put(sheet);
  const text = await everythingOnTheDevice();
  expect(text.length).toBeGreaterThan(2000);
  // Whole words only: two letters stand in two thousand sealed octets by chance, once in thirty runs.
  expect(text).not.toMatch(/林晨曦|"p9"|问 p9|spent_ms|"value"|ticket-317|sheet-81|LN7K2QPD|测评/);
});

test("a state that was overtaken while it was being sealed is not written over the newer one", async () => {
  const keeper = await openKeeper();
  const drawer = await keeper.drawer("A");
  await Promise.all([1, 2, 3, 4].map((save_no) => drawer.put({ ...sheet, save_no })));
  expect((await (await openKeeper()).drawer("A")).found?.save_no).toBe(4);
});

test("the length of what is kept does not tell how much was answered", async () => {
  const lengths: number[] = [];
  for (const kept of [blank, { ...sheet, form: undefined }]) {
    const drawer = await (await openKeeper()).drawer("A", true);
    await drawer.put(kept);
    lengths.push((await everythingOnTheDevice()).length);
    await drawer.remove();
  }
  expect(Math.abs(lengths[0]! - lengths[1]!)).toBeLessThan(600);
});

test("with the last sheet the whole database goes", async () => {
  const keeper = await openKeeper();
  const [a, b] = [await keeper.drawer("A"), await keeper.drawer("B")];
  await a.put(sheet);
  await b.put(sheet);
  await a.remove();
  expect(await indexedDB.databases()).toHaveLength(1);
  await a.put(sheet);
  expect(await keeper.notes()).toHaveLength(1);
  await b.remove();
  expect(await indexedDB.databases()).toHaveLength(0);
  await (await keeper.drawer("C")).put(sheet);
  expect(await keeper.notes()).toHaveLength(1);
});

test("what has arrived and was never handed in leaves the device after a day, when the page begins; what waits stays", async () => {
  const now_ms = Date.now();
  const keeper = await openKeeper();
  const arrived = { ...sheet, confirmed_no: sheet.save_no };
  await (await keeper.drawer("A")).put({ ...arrived, touched_at_ms: now_ms - 25 * 3600_000 });
  await (await keeper.drawer("B")).put({ ...sheet, touched_at_ms: now_ms - 25 * 3600_000 });
  await (await keeper.drawer("C")).put({ ...arrived, touched_at_ms: now_ms - 3600_000 });
  expect(await keeper.notes()).toHaveLength(3);
  expect((await keeper.notes(true)).map(({ waits }) => waits).sort()).toEqual(["", "answers"]);
  expect((await keeper.drawer("A")).found).toBeUndefined();
  expect((await keeper.drawer("B")).found).toBeTruthy();
  expect((await keeper.drawer("C")).found).toBeTruthy();
});

test("what waits goes to another device as a sealed file, which only the code opens", async () => {
  const keeper = await openKeeper();
  const drawer = await keeper.drawer("A");
  await drawer.put(sheet);
  const file = await keeper.carryOut();
  expect(file).not.toMatch(/林晨曦|p9|ticket-317/);
  await drawer.remove();
  const other = await openKeeper();
  expect(await other.carryIn(file)).toBe(1);
  expect((await other.drawer("B")).found).toBeUndefined();
  expect((await other.drawer("A")).found).toEqual({ ...sheet, display_name: "" });
});

test("where the browser refuses to keep anything, or cannot seal, the page works and says so", async () => {
  const working = indexedDB;
  globalThis.indexedDB = undefined as unknown as IDBFactory;
  const keeper = await openKeeper();
  globalThis.indexedDB = working;
  expect(keeper.lasting).toBe(false);
  const drawer = await keeper.drawer("A");
  await drawer.put(sheet);
  expect(await keeper.notes()).toEqual([]);
  const subtle = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(crypto) as object, "subtle");
  Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true });
  expect((await openKeeper()).lasting).toBe(false);
  delete (crypto as { subtle?: unknown }).subtle;
  if (subtle) expect(crypto.subtle).toBeTruthy();
});
