import { describe, expect, it } from "vitest";
import { faultOf, nothingChanges, type RollImport } from "./use_import";

const found: RollImport = {
  id: "1",
  state: "preview",
  kind: "students",
  rows: 10,
  accepted: 10,
  added: 0,
  changed: 0,
  unchanged: 10,
  duplicates: 0,
  rejected: [],
  rejected_total: 0,
  file_name: "",
  lines: 0,
  rows_done: 0,
  rows_stored: 0,
  skipped: [],
  other_school_rows: 0,
  remarks: [],
  remarks_total: 0,
  new_classes: [],
  new_classes_total: 0,
  tidied: [],
  dropped_columns: [],
  notes: [],
};

describe("an import", () => {
  it("refuses a file before sending it when it cannot be read", () => {
    expect(faultOf({ name: "学籍.pdf", size: 10 })).toBe("kind");
    expect(faultOf({ name: "学籍.csv", size: 0 })).toBe("empty");
    expect(faultOf({ name: "学籍.XLSX", size: 200 * 1024 * 1024 })).toBe("too_large");
    expect(faultOf({ name: "学籍.xlsx", size: 1000 })).toBeUndefined();
  });
  it("knows the same file again", () => {
    expect(nothingChanges(found)).toBe(true);
    expect(nothingChanges({ ...found, changed: 1, unchanged: 9 })).toBe(false);
    expect(nothingChanges({ ...found, accepted: 0, unchanged: 0 })).toBe(false);
    expect(nothingChanges({ ...found, added: undefined, changed: undefined, unchanged: undefined })).toBe(false);
  });
});
