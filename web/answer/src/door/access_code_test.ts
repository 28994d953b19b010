import { expect, test } from "vitest";
import { normaliseAccessCode } from "./access_code";

test("case, blanks and separators of a typed code do not matter", () => {
  expect(normaliseAccessCode(" ab7k-2q pm ")).toBe("AB7K2QPM");
});

test("letters that look like digits are read as digits", () => {
  expect(normaliseAccessCode("oO7iI")).toBe("00711");
});

test("full-width letters of a Chinese keyboard are the same letters", () => {
  expect(normaliseAccessCode("ＡＢ７ｋ　２")).toBe("AB7K2");
});

test("what contains no code gives nothing to send", () => {
  expect(normaliseAccessCode("  你好 -- ")).toBe("");
});

test("a code never grows over what the contract takes", () => {
  expect(normaliseAccessCode("A".repeat(500))).toHaveLength(20);
});
