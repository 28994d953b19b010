import type { Page } from "playwright-core";

/**
 * How many sheets lie on the device; their content is sealed. A database that is not there, or that goes in the moment
 * of looking, is not made by looking: its opening is taken back.
 */
export const kept = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).length) return 0;
    return new Promise<number>((resolve, reject) => {
      const open = indexedDB.open("rongxin-answer");
      let gone = false;
      open.onupgradeneeded = () => {
        gone = true;
        open.transaction?.abort();
      };
      open.onerror = () => (gone ? resolve(0) : reject(open.error));
      open.onsuccess = () => {
        const all = open.result.transaction("sealed").objectStore("sealed").getAll();
        all.onsuccess = () => {
          open.result.close();
          resolve((all.result as object[]).filter((record) => "sealed" in record).length);
        };
      };
    });
  });
