// A list out of a notice or a spreadsheet: one line a span, "2026-10-01 2026-10-07 国庆节", in the ways people write it.
import type { SpanToAdd } from "./use_duty";

export interface PastedSpans {
  spans: SpanToAdd[];
  /** Lines that hold no day; what they say stays with the person. */
  unread: { line: number; text: string }[];
}

const one_day = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/g;
const exam_words = /考试|期中|期末|中考|高考|会考|exam/i;
const school_words = /补课|上课|补班|上班|调休|make-?up|school day/i;

function kindOf(text: string): SpanToAdd["kind"] {
  if (exam_words.test(text)) return "exam";
  return school_words.test(text) ? "school_day" : "holiday";
}

function dayOf(year: string, month: string, date: string): string | undefined {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const made = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(day) ? day : undefined;
}

export function pastedSpans(text: string): PastedSpans {
  const result: PastedSpans = { spans: [], unread: [] };
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (line === "") return;
    const days = [...line.matchAll(one_day)].map(([, year, month, date]) => dayOf(year!, month!, date!));
    const [since, until = since] = days;
    if (!since || !until || days.length > 2 || until < since) {
      result.unread.push({ line: index + 1, text: line });
      return;
    }
    const name = line.replace(one_day, " ").replace(/[\s,，;；:：~～—–至到\t-]+/g, " ").trim().slice(0, 40);
    const kind = kindOf(line);
    result.spans.push({ kind, name: name || line.slice(0, 40), since, until });
  });
  return result;
}
