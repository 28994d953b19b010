/**
 * The code as the server stores it: capitals, without blanks and separators, full-width letters made narrow, and the
 * look-alikes O -> 0 and I -> 1, because printed slips are misread. Returns "" when nothing usable was typed.
 */
export function normaliseAccessCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/I/g, "1")
    .slice(0, 20);
}
