import { describe, expect, it } from "vitest";
import { pastedSpans, type PastedSpans } from "./pasted_spans";

const today = "2026-11-27";
const lines = (read: PastedSpans) =>
  read.spans.map((one) => `${one.kind} ${one.since} ${one.until} ${one.name}${one.year_inferred ? " ?" : ""}`);
const one = (text: string) => {
  const read = pastedSpans(text, today);
  return read.unread.length > 0 ? "unread" : lines(read).join(" | ");
};

describe("a pasted list of holidays and exams", () => {
  it("is read in the ways people write days", () => {
    const read = pastedSpans(
      "2026-10-01 2026-10-07 国庆节\n2026年10月10日 国庆节补课\n期中考试：2026/11/9 至 2026/11/11\n\n2027.1.1\t元旦",
      today,
    );
    expect(read.unread).toEqual([]);
    expect(read.spans).toEqual([
      { kind: "holiday", name: "国庆节", since: "2026-10-01", until: "2026-10-07" },
      { kind: "school_day", name: "国庆节补课", since: "2026-10-10", until: "2026-10-10" },
      { kind: "exam", name: "期中考试", since: "2026-11-09", until: "2026-11-11" },
      { kind: "holiday", name: "元旦", since: "2027-01-01", until: "2027-01-01" },
    ]);
  });

  it("is over all its days when the end names no year or no month", () => {
    expect(one("2027年1月1日至1月3日 元旦")).toBe("holiday 2027-01-01 2027-01-03 元旦");
    expect(one("2027年1月20日-2月20日 寒假")).toBe("holiday 2027-01-20 2027-02-20 寒假");
    expect(one("2026年12月30日至1月2日 元旦")).toBe("holiday 2026-12-30 2027-01-02 元旦");
    expect(one("2026年11月9日至11日 期中考试")).toBe("exam 2026-11-09 2026-11-11 期中考试");
    expect(one("国庆节 2026年10月1—7日")).toBe("holiday 2026-10-01 2026-10-07 国庆节");
    expect(one("２０２６年１０月１日（星期四）至７日（星期三）　国庆节放假")).toBe(
      "holiday 2026-10-01 2026-10-07 国庆节放假",
    );
  });

  it("shows the year that it has inferred", () => {
    expect(one("1月20日-2月20日 寒假")).toBe("holiday 2027-01-20 2027-02-20 寒假 ?");
    expect(one("12月12日（周六）补课")).toBe("school_day 2026-12-12 2026-12-12 补课 ?");
    expect(one("10月1日至10月7日 国庆节")).toBe("holiday 2027-10-01 2027-10-07 国庆节 ?");
    expect(lines(pastedSpans("2026年部分节假日安排\n2月15日至2月23日 春节", today))).toEqual([
      "holiday 2026-02-15 2026-02-23 春节 ?",
    ]);
    expect(one("12月12日（周日）补课")).toBe("unread"); // no year nearby has that weekday
  });

  it("keeps holidays that were exchanged for make-up days, and the make-up days, apart", () => {
    expect(one("2026年10月1日至10月7日 国庆节放假调休，共7天")).toBe("holiday 2026-10-01 2026-10-07 国庆节放假调休");
    expect(one("2026年9月25日 中秋节放假，不调休")).toBe("holiday 2026-09-25 2026-09-25 中秋节放假");
    expect(one("2026.2.15-2026.2.23 春节（2.14、2.28补班）")).toBe(
      "holiday 2026-02-15 2026-02-23 春节 | school_day 2026-02-14 2026-02-14 春节 补班 | school_day 2026-02-28 2026-02-28 春节 补班",
    );
    expect(
      one("国庆节：2026年10月1日（周四）至7日（周三）放假调休，共7天。9月27日（周日）、10月10日（周六）上班。"),
    ).toBe(
      "holiday 2026-10-01 2026-10-07 国庆节 放假调休 | school_day 2026-09-27 2026-09-27 国庆节 上班 | school_day 2026-10-10 2026-10-10 国庆节 上班",
    );
    expect(one("2026年2月14日（星期六）、2月28日（星期六）上班")).toBe(
      "school_day 2026-02-14 2026-02-14 上班 | school_day 2026-02-28 2026-02-28 上班",
    );
    expect(one("高考 2027年6月7日至9日 学校停课")).toBe("holiday 2027-06-07 2027-06-09 高考 学校停课");
  });

  it("reads the notice of the State Council line by line", () => {
    const read = pastedSpans(
      "关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。\n二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。\n三、清明节：4月3日至5日放假，共3天。",
      today,
    );
    expect(read.unread.map((one) => one.line)).toEqual([1]);
    expect(lines(read)).toEqual([
      "holiday 2027-01-01 2027-01-03 元旦 放假调休 ?",
      "holiday 2027-02-05 2027-02-11 春节 放假调休 ?",
      "school_day 2027-01-31 2027-01-31 春节 上班 ?",
      "school_day 2027-02-20 2027-02-20 春节 上班 ?",
      "holiday 2027-04-03 2027-04-05 清明节 放假 ?",
    ]);
    expect(one("11月28日 星期六 补课")).toBe("school_day 2026-11-28 2026-11-28 补课 ?");
    expect(one("2026年12月26日补元旦的课")).toBe("school_day 2026-12-26 2026-12-26 补元旦的课");
  });

  it("makes no holiday of a line that says no, of some only, or of a festival that is none of all schools", () => {
    for (const line of [
      "2027年4月3日至4月5日不放假",
      "2026年10月1日至7日 除10月3日外放假",
      "2026年10月1日至7日 高一高二放假",
      "2026年10月1日至7日 部分班级放假",
      "2026年10月1日至7日放假取消",
      "2026年10月1日至7日 暂定放假",
      "2026年12月31日 元旦联欢会",
      "2026年11月18日至20日 校园艺术节",
      "9月10日 教师节",
      "12月25日 圣诞节",
      "4月3日—5日 清明，4月10日补4月5日的课",
      "2026年9月25日中秋节 2026年9月26日补课",
      "期中考试,2026-11-09,2026-11-11",
      "2026年10月1日 10月3日 国庆节",
      "26年10月1日至7日 国庆节",
      "2026年10月1日至7日 初三补课，其余放假",
    ])
      expect([line, one(line)]).toEqual([line, "unread"]);
    expect(one("2028年五一劳动节5月1日至5日放假")).toBe("holiday 2028-05-01 2028-05-05 五一劳动节放假 ?");
    expect(one("国庆、中秋：2026年9月25日至27日、10月1日至7日放假")).toBe(
      "holiday 2026-09-25 2026-09-27 国庆 中秋 放假 | holiday 2026-10-01 2026-10-07 国庆 中秋 放假",
    );
    expect(one("2026年11月9日起至11月11日止 期中考试")).toBe("exam 2026-11-09 2026-11-11 期中考试");
    expect(one("2027年1月23日-2月21日，寒假，共30天")).toBe("holiday 2027-01-23 2027-02-21 寒假");
  });

  it("says which lines it cannot read, and invents no day", () => {
    for (const line of [
      "福州市教育局关于放假的通知",
      "2026-02-30 春节",
      "2026-05-03 2026-05-01 劳动节",
      "2026年10月1日至10月7日放假调休，共8天",
      "2026年10月1日 国庆节放假三天",
      "2027年1月20日起 寒假",
      "2027年1月20日 寒假开始",
      "2026年10月10日 调休",
      "2026年10月10日 放假补课",
      "2026年11月20日 运动会",
      "2026年10月1日",
      "2026年12月31日（周四）下午放假",
      "2026年11月28日（星期六）调课，补10月6日的课",
      "2026年10月8日 国庆节补休",
      "2026年10月1日至中秋节",
      "2026年10月1日至7 国庆节",
      "10月1日—10月7日—10月9日 国庆节",
      "2026年7月1日至2027年2月1日 暑假",
      "2026年10月1日至7日 国庆节，8日上课，正常放假",
    ])
      expect([line, one(line)]).toEqual([line, "unread"]);
  });

  it("reads the notice of case 06: holidays over all their days", () => {
    const read = pastedSpans(
      "国庆节：2026年10月1日至2026年10月7日放假调休，共7天\n2026年10月1日至10月7日放假调休，共7天\n2026.2.15-2026.2.23 春节（2.14、2.28补班）\n2027年1月18日至2月28日 寒假\n2026年11月9日至11日 期中考试\n2026年2月14日（星期六）、2月28日（星期六）上班\n2026年9月25日 中秋节放假，不调休\n",
      today,
    );
    expect(read.unread).toEqual([]);
    const holidays = read.spans.filter((span) => span.kind === "holiday").map((span) => `${span.since} ${span.until}`);
    expect(holidays).toEqual([
      "2026-10-01 2026-10-07",
      "2026-10-01 2026-10-07",
      "2026-02-15 2026-02-23",
      "2027-01-18 2027-02-28",
      "2026-09-25 2026-09-25",
    ]);
    expect(read.spans.filter((span) => span.kind === "exam").map((span) => `${span.since} ${span.until}`)).toEqual([
      "2026-11-09 2026-11-11",
    ]);
  });
});
