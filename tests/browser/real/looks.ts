import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { City } from "./city";

/** An instrument for another informant, made up for the tests: the house ships no such text. Item 4 is critical. */
function look(id: string, informant: string): string {
  const items = [
    ["常常一个人待着", "Is often alone"],
    ["容易发火或争吵", "Gets angry or quarrels easily"],
    ["上课没有精神", "Has no energy in lessons"],
    ["说过活着没意思", "Has said that life is pointless"],
  ];
  return `id: ${id}
version: "1.0"
title: {zh-CN: "${informant === "teacher" ? "班主任观察问卷" : "家长问卷"}", en: "${informant === "teacher" ? "Class teacher questionnaire" : "Guardian questionnaire"}"}
stem: {zh-CN: "最近两周，这位同学有多少时候是这样？", en: "How often was this so in the last two weeks?"}
informant: ${informant}
age_years: [6, 18]
licence_status: made up for a test
source: {zh-CN: "测试", en: "A test"}
translation_source: none
text_included: yes
validated_translation: no
options:
  - {value: 0, zh-CN: "没有", en: "Never"}
  - {value: 1, zh-CN: "有时", en: "Sometimes"}
  - {value: 2, zh-CN: "常常", en: "Often"}
items:
${items.map(([zh, en], i) => `  - id: ${id}.${i + 1}\n    text: {zh-CN: "${zh}", en: "${en}"}`).join("\n")}
scales:
  - id: ${id}
    title: {zh-CN: "合计", en: "Total"}
    kind: sum
    items: [${id}.1, ${id}.2, ${id}.3, ${id}.4]
    missing: {rule: refuse}
    bands:
      - {id: below, from: 0, zh-CN: "未达到", en: "below the cut-off"}
      - {id: above, from: 4, zh-CN: "达到", en: "at or above the cut-off"}
critical:
  - {item: ${id}.4, at_least: 1, tier: same_day}
validity: {fast_ms_per_item: 0, fast_share_max: 1, longstring_min: 0, missing_max: 0}
golden:
  - {name: four, answers: [2, 1, 1, 0], scores: {${id}: 4}, bands: {${id}: above}, critical: []}
`;
}

const looks_title = "2026年冬季心理健康测评";

/** A campaign that asks students PHQ-9 (or `students`), class teachers and guardians. Only while the server is down. */
export function publishLooks(city: City, consent = "given", students = "phq9"): void {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const statements = [
    ["teacher_look", "teacher"],
    ["guardian_look", "guardian"],
  ].map(([id, informant]) => {
    const text = look(id!, informant!);
    const hash = createHash("sha256").update(text).digest("hex");
    return `INSERT INTO instrument_version (instrument_id, version, content_hash, definition, published_at_ms) VALUES ('${id}', '1.0', '${hash}', ${quoted(text)}, 1);
      INSERT INTO instrument_text (instrument_id, version, file_hash, licence_holder, licence_statement, loaded_by_name, loaded_at_ms) VALUES ('${id}', '1.0', '${hash}', 't', 't', 't', 1);`;
  });
  execFileSync("sqlite3", [join(city.folder, "city.db"), statements.join("\n")]);
  city.publish(`campaign: looks
title: {zh-CN: ${looks_title}, en: Winter 2026 wellbeing check}
introduction: {zh-CN: 大约五分钟。, en: About five minutes.}
help_promise: {zh-CN: 心理老师今天放学前会看到。, en: The school psychologist reads it before school ends.}
who_reads: {zh-CN: 只有学校的心理老师。, en: Only the school psychologist.}
unit: city
instruments: [${students}, teacher_look, guardian_look]
window: {opens: "2026-01-01T00:00+08:00", closes: "2036-01-01T00:00+08:00"}
consent: {default: ${consent}}
hotlines:
  - {name: {zh-CN: 心理援助热线, en: Helpline}, number: "12356", note: {zh-CN: 24小时, en: day and night}}
`);
}
