import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { newSheet } from "../sheet/kept_sheet";
import { openKeeper } from "./indexed_db_keeper";

const sheet = newSheet({ ticket: "t", sheet_id: "s1", display_name: "林晨曦", state: "open", device: 1, first_item: 0, expires_at_ms: 0, form_hash: "h" }, 5);

test("a sheet kept on the device is there when the page opens again", async () => {
  const keeper = await openKeeper();
  expect(keeper.lasting).toBe(true);
  await keeper.put(sheet);
  await keeper.put({ ...sheet, save_no: 3 });
  expect(await (await openKeeper()).all()).toEqual([{ ...sheet, save_no: 3 }]);
});

test("a removed sheet leaves nothing behind", async () => {
  const keeper = await openKeeper();
  await keeper.put(sheet);
  await keeper.remove("s1");
  expect(await keeper.all()).toEqual([]);
});

test("where the browser refuses to keep anything the page works and says so", async () => {
  const working = indexedDB;
  globalThis.indexedDB = undefined as unknown as IDBFactory;
  const keeper = await openKeeper();
  globalThis.indexedDB = working;
  expect(keeper.lasting).toBe(false);
  await keeper.put(sheet);
  expect(await keeper.all()).toEqual([]);
});
