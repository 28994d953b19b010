// A list out of a notice or a spreadsheet, one or more spans a line, in the ways people write days. What is not certain is "unread":
// deadlines and duty hang on these days, so a line is never half understood.
import type { SpanToAdd } from "./use_calendar";

export interface PastedSpan extends SpanToAdd {
  /** The line names no year: it is the one nearest to what stands around it, and the page says so. */
  year_inferred?: true;
}
export interface PastedSpans {
  spans: PastedSpan[];
  /** Lines that are not understood to the last day; what they say stays with the person. */
  unread: { line: number; text: string }[];
}

const day_ms = 86_400_000;
const span_days_max = 120;
const weekday = String.raw`(?:\s*\(?\s*(?:星期|周|礼拜)\s*([一二三四五六日天])\s*\)?)?`;
const token = new RegExp(
  [
    String.raw`(?<y>\d{4})\s*(?:年|[-/.])\s*(?<m>\d{1,2})\s*(?:月|[-/.])\s*(?<d>\d{1,2})(?!\d)(?:\s*[日号])?`,
    String.raw`(?<m2>\d{1,2})\s*月\s*(?<d2>\d{1,2})(?!\d)(?:\s*[日号])?`,
    String.raw`(?<![\d.])(?<m3>\d{1,2})[./](?<d3>\d{1,2})(?![\d./])`,
    String.raw`(?<![\d月])(?<d4>\d{1,2})\s*(?:日|号)`,
  ]
    .map((form) => `${form}${weekday}`)
    .join("|"),
  "g",
);
const joins = /^\s*(?:起?\s*[至到]|-+|~)\s*$/;
const lists = /^\s*(?:、|,|和|及|与)\s*$/;
const exam_words = /考试|期中|期末|中考|高考|会考|学考|月考|模考|联考|\bexam/i;
const school_words = /补课|补[^,;。]{1,8}课|上课|补班|上班|正常教学|make-?up|school day/i;
const closed_words = /放假|停课|不上课|不上班|休息|holiday/i;
/** Nothing but the name of a holiday of all schools: an 艺术节, a 教师节 and an 元旦联欢会 are school days. */
const feast_words =
  /^(?:(?:元旦|春节|除夕|清明|五一|劳动|国际劳动|端午|中秋|国庆|十一|寒|暑|春|秋|双节)(?:节|假)?|[ 、,和]|假期|小?长假|期间|调休|不补[课班]|不需?用?补[课班])+$/;
const edge_words = /起|开始|结束|截止|为止|之前|以前|之后|以后|前$|后$/;
/** Half days and exchanged lessons are no whole holiday and no whole school day. */
const half_words = /上午|下午|半天|晚上|中午|晚自习/,
  exchange_words = /补休|调课|调整|顺延|错峰/;
/** What turns a statement round, leaves it open, or speaks of some only. */
const doubt_words =
  /不放假|不停课|不休息|不考|取消|推迟|延期|提前|待定|暂定|拟|另行|可能|除|不含|不包括|仅|只|部分|[小初高][一二三四五六]|年级|毕业班|[小中]学部|高中|初中|(?<!中)小学|教师|教职工|学生会|住[校宿]生|走读生/;
const weekdays = "日一二三四五六";

interface Token {
  at: number;
  end: number;
  year?: number;
  month?: number;
  date: number;
  weekday?: number;
}
interface Clause {
  items: { since: number; until: number }[];
  words: string;
}

class Unread extends Error {}

function tokensOf(text: string): Token[] {
  return [...text.matchAll(token)].map((found) => {
    const { y, m, d, m2, d2, m3, d3, d4 } = found.groups!;
    const named = found.slice(1).find((group) => group !== undefined && /^[一二三四五六日天]$/.test(group));
    const month = m ?? m2 ?? m3;
    return {
      at: found.index,
      end: found.index + found[0].length,
      year: y ? Number(y) : undefined,
      month: month ? Number(month) : undefined,
      date: Number(d ?? d2 ?? d3 ?? d4),
      weekday: named ? weekdays.indexOf(named === "天" ? "日" : named) : undefined,
    };
  });
}

function dayOf(year: number, month: number, date: number): number | undefined {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? made.getTime() : undefined;
}

const written = (day: number) => new Date(day).toISOString().slice(0, 10);

/** The day of a token; without a year the one nearest to the reference, or the next one after it when it ends a span. */
function resolved(one: Token, before: number, since?: number): number {
  const month = one.month ?? new Date(before).getUTCMonth() + 1;
  const near = new Date(before).getUTCFullYear();
  const years = one.year ? [one.year] : [near - 1, near, near + 1];
  const far = (day: number) => one.year === undefined && Math.abs(day - (since ?? before)) > 200 * day_ms;
  const days = years
    .map((year) => dayOf(year, month, one.date))
    .filter(
      (day): day is number =>
        day !== undefined &&
        !far(day) &&
        (since === undefined || day >= since) &&
        (one.weekday === undefined || new Date(day).getUTCDay() === one.weekday),
    )
    .sort((a, b) => Math.abs(a - before) - Math.abs(b - before));
  if (days[0] === undefined) throw new Unread();
  return days[0];
}

/** Cuts a line where a new statement with days of its own begins: at a full stop, a bracket, or a comma before a day. */
function clausesOf(line: string): string[] {
  const without_weekdays = line.replace(/[(（]\s*(?:星期|周|礼拜)\s*[一二三四五六日天]\s*[)）]/g, (found) =>
    found.replace("(", "\u0001").replace(")", "\u0002"),
  );
  const parts = without_weekdays
    .split(/[。;()]/)
    .flatMap((part) => part.split(/,(?=[^,]*\d\s*(?:月|日|号|[./-]\s*\d))/));
  return parts.map((part) => part.replaceAll("\u0001", "(").replaceAll("\u0002", ")").trim()).filter(Boolean);
}

function daysSaid(words: string): number | undefined {
  const said = /(?:共|计|放假|休)?\s*(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*天/.exec(words)?.[1];
  if (!said) return undefined;
  if (/^\d/.test(said)) return Number(said);
  const digit = (one: string) => "零一二三四五六七八九".indexOf(one.replace("两", "二"));
  const [tens, ones] = said.includes("十") ? said.split("十") : ["0", said];
  return (said.includes("十") ? (tens ? digit(tens) : 1) * 10 : 0) + (ones ? digit(ones) : 0);
}

function readClause(text: string, reference: { day: number }): Clause {
  const tokens = tokensOf(text);
  const items: Clause["items"] = [];
  let words = text.slice(0, tokens[0]?.at ?? text.length);
  tokens.forEach((one, i) => {
    const before = i > 0 ? text.slice(tokens[i - 1]!.end, one.at) : "";
    const last = items.at(-1);
    const two_days = /^\s+$/.test(before) && i === 1 && tokens.length === 2 && one.year !== undefined;
    if (one.month === undefined && !(last && (joins.test(before) || lists.test(before)))) throw new Unread();
    if (last && (joins.test(before) || two_days)) {
      if (last.until !== last.since) throw new Unread();
      last.until = resolved(one, last.since, last.since);
      reference.day = last.until;
    } else {
      // "中秋节 26日补课", "10日补5日的课": which words belong to which day is not sure.
      if (last && !lists.test(before)) throw new Unread();
      const day = resolved(one, reference.day);
      items.push({ since: day, until: day });
      reference.day = day;
    }
  });
  words += text.slice(tokens.at(-1)?.end ?? text.length);
  return { items, words: words.replace(/\s+/g, " ").trim() };
}

function kindOf(words: string): SpanToAdd["kind"] {
  // 调休 says that days were exchanged, not whether this one is a school day; a "not" takes its word away.
  const said = words.replace(/不(?:调休|补课|补班|需补课|用补课)/g, " ");
  const closed = closed_words.test(said);
  const school = school_words.test(said.replace(/不上课|不上班/g, " "));
  if ((closed && school) || exchange_words.test(said) || doubt_words.test(said)) throw new Unread();
  if ((closed || school) && half_words.test(said)) throw new Unread();
  if (closed) return "holiday";
  if (exam_words.test(said)) {
    if (school) throw new Unread();
    return "exam";
  }
  if (school) return "school_day";
  if (
    /调休/.test(said) ||
    !feast_words.test(
      said
        .replace(/[,:、\s~-]+/g, " ")
        .replace(/(?:共|计)?\s*(?:\d+|[一二两三四五六七八九十]+)\s*天/g, "")
        .replace(/^\s*[自从起止]+|[自从]\s*$/g, "")
        .trim(),
    )
  )
    throw new Unread();
  return "holiday";
}

function nameOf(words: string): string {
  return words
    .replace(/(?:,|，)?\s*(?:共|计)\s*(?:\d+|[一二两三四五六七八九十]+)\s*天/g, " ")
    .replace(/,?\s*不调休/g, " ")
    .replace(/^\s*[自从]|^\s*止(?=\s)|[自从]\s*$/g, " ")
    .replace(/[\s,:;~、-]+/g, " ")
    .trim()
    .slice(0, 40);
}

function readLine(written_line: string, reference: { day: number }): SpanToAdd[] {
  const spans: SpanToAdd[] = [];
  // "2028年劳动节5月1日至5日": the year stands before the name.
  const titled = /(20\d{2})\s*年度?(?!\s*\d)/.exec(written_line);
  const at = titled ? { day: Date.UTC(Number(titled[1]), 6, 1) } : { ...reference };
  const line = titled ? written_line.replace(titled[0], " ") : written_line;
  let title = "";
  for (const text of clausesOf(line)) {
    const { items, words } = readClause(text, at);
    if (/\d\s*(?:年|月|日|号|[./~至到-])|[./~至到-]\s*\d|^[至到~]|[至到~]$/.test(words)) throw new Unread();
    if (items.length === 0) {
      // Words beside days may turn them round: what is understood of them must be nothing but a name or a count.
      if (spans.length > 0 && (school_words.test(words) || closed_words.test(words) || exam_words.test(words)))
        throw new Unread();
      if (spans.length === 0) title += `${words} `;
      continue;
    }
    // "期中考试,2026-11-09,2026-11-11": two days, or from one to the other.
    if (words === "" && spans.length > 0) throw new Unread();
    const named = `${title}${words}`.trim();
    const kind = kindOf(school_words.test(words) || closed_words.test(words) || exam_words.test(words) ? words : named);
    const days = items.map((one) => (one.until - one.since) / day_ms + 1);
    if (items.some((one) => one.since === one.until) && edge_words.test(words)) throw new Unread();
    const said = daysSaid(words);
    if ((said !== undefined && said !== days.reduce((all, one) => all + one, 0)) || Math.max(...days) > span_days_max)
      throw new Unread();
    const feast =
      kind === "school_day"
        ? spans.find((one) => one.kind === "holiday") &&
          (nameOf(title) || spans[0]!.name).replace(/放假|调休/g, "").trim()
        : undefined;
    const name = `${feast ?? ""} ${nameOf(words) || nameOf(title)}`.trim().slice(0, 40);
    for (const one of items) spans.push({ kind, name, since: written(one.since), until: written(one.until) });
  }
  if (spans.length === 0 || spans.some((one) => one.name === "")) throw new Unread();
  reference.day = at.day;
  return spans;
}

/** `today` is "YYYY-MM-DD": lines without a year mean days near it, or near the lines before. */
export function pastedSpans(text: string, today: string): PastedSpans {
  const result: PastedSpans = { spans: [], unread: [] };
  const reference = { day: Date.parse(`${today}T00:00:00Z`) + 150 * day_ms };
  let year_known = false;
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = raw
      .normalize("NFKC")
      .replace(/[–—―−－～〜]/g, (dash) => (/[～〜]/.test(dash) ? "~" : "-"))
      .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, "")
      .trim();
    if (line === "") return;
    // "一、", "3)": the numbers of a list; "(农历正月初七、周四)": the other calendar.
    const said = line
      .replace(/^(?:[一二三四五六七八九十]+、|\(?\d{1,2}[、)]|\([一二三四五六七八九十]+\))\s*/, "")
      .replace(
        /\([^()]*(?:农历|除夕|初[一二三四五六七八九十])[^()]*\)/g,
        (note) => /(?:星期|周|礼拜)[一二三四五六日天]/.exec(note)?.[0].replace(/^.*$/, "($&)") ?? " ",
      );
    try {
      const has_year = /\d{4}\s*[-/.年]\s*\d/.test(said);
      const spans = readLine(said, reference);
      year_known ||= has_year;
      result.spans.push(...spans.map((one) => (has_year ? one : { ...one, year_inferred: true as const })));
    } catch (fault) {
      if (!(fault instanceof Unread)) throw fault;
      const titled = /(?<!\d)(20\d{2})\s*年/.exec(line);
      // "2027 年部分节假日安排": the lines below mean this year.
      if (titled && tokensOf(line).length === 0 && !year_known) reference.day = Date.UTC(Number(titled[1]), 6, 1);
      result.unread.push({ line: index + 1, text: raw.trim() });
    }
  });
  return result;
}
