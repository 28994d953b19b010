import { chosenLanguage } from "./locale";

/** A past instant in short words: day and hour. */
export function when(at_ms: number): string {
  return new Date(at_ms).toLocaleString(chosenLanguage(), { weekday: "short", hour: "2-digit", minute: "2-digit" });
}
