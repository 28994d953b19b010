// A believable school of Fuzhou for the browser tests: invented children, invented answers.
const family = "陈林黄张吴王郑李刘杨许叶蔡何江";
const given = [
  "子涵",
  "雨桐",
  "浩然",
  "思琪",
  "俊杰",
  "欣怡",
  "梓轩",
  "佳怡",
  "宇航",
  "诗涵",
  "明轩",
  "静怡",
  "家豪",
  "晓萱",
  "志远",
  "若曦",
  "文博",
  "可欣",
  "景行",
  "安宁",
];
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const two = (language, zh, en) => (language === "en" ? en : zh);

export const classes = ["高一（1）班", "高一（2）班", "高一（3）班", "高一（4）班", "高二（1）班", "高二（2）班"].map(
  (name, i) => ({
    id: String(101 + i),
    parent_id: i < 4 ? "91" : "92",
    kind: "class",
    code: "",
    name,
    has_children: false,
  }),
);

/** One level at a time, as the server gives them: the school, its grades, their classes. */
export function unitsBelow(parent) {
  const unit = (id, parent_id, kind, name) => ({ id, parent_id, kind, code: "", name, has_children: true });
  if (!parent) return [unit("11", "1", "school", "福州市鼓楼区示范第一中学")];
  if (parent === "11") return [unit("91", "11", "grade", "高一"), unit("92", "11", "grade", "高二")];
  return classes.filter((one) => one.parent_id === parent);
}

export const students = classes.flatMap((one, c) =>
  Array.from({ length: 42 }, (_, seat) => {
    const i = c * 42 + seat;
    return {
      id: `s${i}`,
      name: family[(i * 7) % family.length] + given[(i * 3 + c) % given.length],
      sex: i % 2 ? "male" : "female",
      class_id: one.id,
      class_name: one.name,
      seat: seat + 1,
    };
  }),
);

export function studentPage(one) {
  return {
    ...one,
    school_name: "福州市鼓楼区示范第一中学",
    born_on: "2010-04-17",
    boarding: one.seat % 3 ? "day" : "boarding",
    identity_number: "3501************2X",
    registry_number: "G350*************29",
    guardians: [
      {
        guardian_no: 1,
        name: `${one.name[0]}建国`,
        relation: "父亲",
        phone: "13800010234",
        is_guardian: true,
        custody_limit: "none",
        do_not_inform: one.id === "s3",
      },
      {
        guardian_no: 2,
        name: "李秀英",
        relation: "母亲",
        phone: "13900025678",
        is_guardian: true,
        do_not_inform: false,
      },
      {
        guardian_no: 3,
        name: `${one.name[0]}德福`,
        relation: "祖父",
        phone: "13700031122",
        is_guardian: false,
        do_not_inform: false,
      },
    ],
  };
}

function rejectedRows(language) {
  return [
    {
      row: 21,
      column: "身份证件号",
      code: "check_digit",
      reason: two(
        language,
        "校验位不对：号码末尾是 000，可能被表格软件改过",
        "Wrong check digit: the number ends in 000 and may have been changed by a spreadsheet",
      ),
    },
    {
      row: 99,
      column: "学校标识码",
      code: "unknown_school",
      reason: two(language, "没有这所学校：2135019999", "Unknown school 2135019999"),
    },
    {
      row: 121,
      column: "身份证件号",
      code: "scientific",
      reason: two(
        language,
        "号码变成了科学记数（3.50102E+17），无法还原，请改回文本后重填",
        "The number became scientific notation (3.50102E+17): set the column to text and enter it again",
      ),
    },
    { row: 248, column: "姓名", code: "missing", reason: two(language, "姓名是空的", "The name is empty") },
    {
      row: 263,
      column: "出生日期",
      code: "bad_date",
      reason: two(language, "没有这一天：2010-02-30", "There is no such day: 2010-02-30"),
    },
    {
      row: 300,
      column: "出生日期",
      code: "contradiction",
      reason: two(language, "与身份证件号里的出生日期不一致", "Contradicts the birth date inside the identity number"),
    },
  ];
}

export function rollImport(kind, state, file_name, language) {
  const base = {
    id: kind,
    kind: "students",
    state,
    file_name,
    rows: 2000,
    rows_done: 2000,
    dropped_columns: ["家庭年收入", "是否低保", "宗教信仰", "健康状况"],
  };
  if (kind === "same")
    return {
      ...base,
      accepted: 1960,
      added: 0,
      changed: 0,
      unchanged: 1960,
      duplicates: 6,
      rejected: [],
      rejected_total: 0,
    };
  const rejected = rejectedRows(language);
  return {
    ...base,
    accepted: 1954,
    added: 1931,
    changed: 23,
    unchanged: 0,
    duplicates: 6,
    rejected,
    rejected_total: rejected.length,
  };
}

export const campaigns = (now, language) => [
  {
    id: "7",
    title: two(language, "2026 年秋季学生心理健康测评", "Student wellbeing, autumn 2026"),
    opens_at_ms: now - 3 * day,
    closes_at_ms: now + 11 * day,
    state: "open",
    unit_name: two(language, "福州市教育局", "Fuzhou Education Bureau"),
  },
  {
    id: "6",
    title: two(language, "高三考前心理状况了解", "Year 12 before the examinations"),
    opens_at_ms: now + 40 * day,
    closes_at_ms: now + 47 * day,
    state: "planned",
    unit_name: two(language, "鼓楼区教育局", "Gulou District"),
  },
  {
    id: "3",
    title: two(language, "2026 年春季学生心理健康测评", "Student wellbeing, spring 2026"),
    opens_at_ms: now - 200 * day,
    closes_at_ms: now - 180 * day,
    state: "closed",
    unit_name: two(language, "福州市教育局", "Fuzhou Education Bureau"),
  },
];

export function campaignPage(now, language, open_sessions) {
  return {
    ...campaigns(now, language)[0],
    instruments: [
      {
        id: "phq9",
        version: "1.0",
        title: "PHQ-9",
        items: 9,
        validated_translation: false,
        licence: "shippable, text included",
        content_hash: "3f9a",
      },
      {
        id: "gad7",
        version: "1.0",
        title: "GAD-7",
        items: 7,
        validated_translation: true,
        licence: "shippable, text included",
        content_hash: "77c1",
      },
    ],
    rules: [
      { id: "item9", words: two(language, "PHQ-9 第 9 题 ≥ 3", "PHQ-9 item 9 ≥ 3"), tier: "acute" },
      { id: "item9_any", words: two(language, "PHQ-9 第 9 题 ≥ 1", "PHQ-9 item 9 ≥ 1"), tier: "same_day" },
      {
        id: "scores",
        words: two(language, "PHQ-9 总分 ≥ 10，或 GAD-7 总分 ≥ 10", "PHQ-9 total ≥ 10 or GAD-7 total ≥ 10"),
        tier: "ranked",
      },
    ],
    completion: classes.map((one, i) => ({
      unit_id: one.id,
      unit_name: one.name,
      kind: "class",
      expected: 42,
      started: [42, 40, 31, 0, 18, 0][i],
      finished: [42, 38, 22, 0, 18, 0][i],
    })),
    class_sessions: classes.map((one) => ({
      id: open_sessions.get(one.id) ?? "0",
      class_id: one.id,
      class_name: one.name,
      state: open_sessions.has(one.id) ? "open" : "closed",
    })),
    reachable_adults: [
      { account_id: "31", name: "王丽（心理教师）" },
      { account_id: "32", name: "郑国强（德育主任）" },
    ],
    roster_warning: false,
  };
}

const alert_rows = [
  [
    "acute",
    -4,
    "“有不如死掉，或用某种方式伤害自己的想法”一题选了“几乎每天”。",
    "To “Thoughts that you would be better off dead or of hurting yourself in some way” the answer was “Nearly every day”.",
  ],
  ["acute", 6, "学生按了“我想找人聊聊”。", "The student pressed “I want to talk to someone”."],
  [
    "same_day",
    340,
    "“有不如死掉，或用某种方式伤害自己的想法”一题选了“有几天”。",
    "To “Thoughts that you would be better off dead or of hurting yourself in some way” the answer was “Several days”.",
  ],
  ["same_day", 340, "学生希望今天有人来找。", "The student wants someone to come today."],
  [
    "ranked",
    9 * 1440 + 200,
    "PHQ-9 总分 17 分，规则为 10 分及以上。",
    "PHQ-9 total is 17; the rule asks at 10 and above.",
  ],
  [
    "ranked",
    9 * 1440 + 215,
    "GAD-7 总分 12 分，规则为 10 分及以上。",
    "GAD-7 total is 12; the rule asks at 10 and above.",
  ],
  ["ranked", 10 * 1440, "PHQ-9 总分 11 分，规则为 10 分及以上。", "PHQ-9 total is 11; the rule asks at 10 and above."],
];

export function alerts(now, language) {
  return alert_rows.map(([tier, due_minutes, zh, en], i) => {
    const one = students[i * 29 + 3];
    return {
      id: `a${i}`,
      tier,
      student_name: one.name,
      class_name: one.class_name,
      raised_at_ms: now - (14 + i * 11) * minute,
      due_at_ms: now + due_minutes * minute,
      reason_words: two(language, zh, en),
      state: "open",
      signals: i === 0 ? 3 : 1,
    };
  });
}

const curve = (most, peak, width) => {
  const raw = Array.from(
    { length: most + 1 },
    (_, x) =>
      Math.exp(-((x - peak) ** 2) / width) + 0.25 * Math.exp(-((x - most * 0.55) ** 2) / (width * 3)) + (x % 3) * 0.02,
  );
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((one) => one / sum);
};

export function alertPage(now, language, id) {
  const i = Number(id.slice(1));
  const row = alerts(now, language)[i];
  const one = students[i * 29 + 3];
  const note = two(
    language,
    "没有适用于中国儿童青少年的常模；图中是本次测评的分布，只作对照。",
    "There is no norm for Chinese children and adolescents; the picture shows this campaign's own distribution.",
  );
  const title = campaigns(now, language)[0].title;
  return {
    id,
    tier: row.tier,
    student: { id: one.id, name: one.name, sex: one.sex, class_name: one.class_name, seat: one.seat },
    raised_at_ms: row.raised_at_ms,
    due_at_ms: row.due_at_ms,
    signals: [
      {
        kind: i === 1 ? "help_button" : "critical_item",
        at_ms: row.raised_at_ms,
        words: [row.reason_words],
        sheet_state: "submitted",
        campaign_title: title,
      },
      {
        kind: "rule",
        at_ms: row.raised_at_ms + 2 * minute,
        words: [
          two(language, "PHQ-9 总分 17 分，规则为 10 分及以上。", "PHQ-9 total is 17; the rule asks at 10 and above."),
          two(language, "GAD-7 总分 12 分，规则为 10 分及以上。", "GAD-7 total is 12; the rule asks at 10 and above."),
        ],
        sheet_state: "submitted",
        campaign_title: title,
      },
    ],
    scores: [
      {
        scale: "phq9",
        title: two(language, "PHQ-9 总分", "PHQ-9 total"),
        score: 17,
        lowest: 0,
        highest: 27,
        band: two(language, "中重", "moderately severe"),
        state: "scored",
        cut_offs: [5, 10, 15, 20],
        instrument_version: "1.0",
        norm: { kind: "this_campaign", note, n: 183, curve: curve(27, 4, 16), at: 17, percentile: 94 },
      },
      {
        scale: "gad7",
        title: two(language, "GAD-7 总分", "GAD-7 total"),
        score: 12,
        lowest: 0,
        highest: 21,
        band: two(language, "中", "moderate"),
        state: "prorated",
        cut_offs: [5, 10, 15],
        instrument_version: "1.0",
        norm: {
          kind: i === 1 ? "none" : "this_campaign",
          note,
          n: 183,
          curve: i === 1 ? [] : curve(21, 3, 12),
          at: 12,
          percentile: 89,
        },
      },
      ...(i === 1
        ? [
            {
              scale: "phq2",
              title: "PHQ-2",
              score: 0,
              lowest: 0,
              highest: 6,
              state: "not_scorable",
              cut_offs: [3],
              instrument_version: "1.0",
            },
          ]
        : []),
    ],
    validity:
      i === 1
        ? {
            verdict: "invalid",
            words: [
              two(language, "多数题目的作答比读题还快。", "Most items were answered faster than they can be read."),
            ],
          }
        : {
            verdict: "valid",
            words: [two(language, "没有发现不宜采用的情况。", "Nothing speaks against using this sheet.")],
          },
    hotlines: [
      {
        name: { "zh-CN": "全国统一心理援助热线", en: "National helpline" },
        number: "12356",
        note: { "zh-CN": "24 小时", en: "day and night" },
      },
    ],
    next_steps:
      row.tier === "acute"
        ? [
            two(
              language,
              "马上陪在学生身边，或请一位成人陪着，直到谈过话。",
              "Stay with the student, or have an adult stay, until you have talked.",
            ),
            two(
              language,
              "今天离校前谈话，并联系监护人（监护人可能是伤害来源的除外）。",
              "Talk before the student leaves school today; call the guardian unless harm may come from there.",
            ),
            two(
              language,
              "有危险时拨打 120 / 110，医院绿色通道见值班卡。",
              "In danger call 120 or 110; the green channel of the hospital is on the duty card.",
            ),
          ]
        : [
            two(language, "十个上学日内约学生谈一谈。", "Invite the student to a talk within ten school days."),
            two(
              language,
              "提示只表示建议谈一谈；关注等级由您谈话后写明理由再定。",
              "A flag means that a talk is needed, nothing more; a level is set by you, with a reason.",
            ),
          ],
    answers_available: true,
    state: "open",
    called: [],
    rungs_ahead: [],
    waves: [],
    observations: [],
    informants: [],
    support: { state: "none" },
  };
}

const items = [
  ["做事时提不起劲，或没有兴趣", "Little interest or pleasure in doing things", 2],
  ["感到心情低落、沮丧或没有希望", "Feeling down, depressed, or hopeless", 2],
  ["入睡困难、睡不安稳，或睡得太多", "Trouble falling or staying asleep, or sleeping too much", 3],
  ["觉得疲倦，或没有活力", "Feeling tired or having little energy", 1],
  [
    "有不如死掉，或用某种方式伤害自己的想法",
    "Thoughts that you would be better off dead or of hurting yourself in some way",
    3,
  ],
];
const options = [
  ["完全没有", "Not at all"],
  ["有几天", "Several days"],
  ["一半以上的天数", "More than half the days"],
  ["几乎每天", "Nearly every day"],
];

export const itemAnswers = (language) => ({
  answers: items.map(([zh, en, value], i) => ({
    item: `phq9.${i + 1}`,
    text: two(language, zh, en),
    answer: two(language, ...options[value]),
    value,
    spent_ms: 2100 + i * 870,
    critical: i === 4,
  })),
  informants: [],
});

/** A picture that looks like a QR code; the real one comes from the server. */
export function qrLike() {
  let d = "";
  const finder = (x, y) => {
    d += `M${x} ${y}h7v7h-7zM${x + 1} ${y + 1}v5h5v-5zM${x + 2} ${y + 2}h3v3h-3z`;
  };
  (finder(0, 0), finder(22, 0), finder(0, 22));
  for (let y = 0; y < 29; y += 1)
    for (let x = 0; x < 29; x += 1)
      if (!((x < 8 && y < 8) || (x > 20 && y < 8) || (x < 8 && y > 20)) && (x * 7 + y * 13 + x * y) % 5 < 2)
        d += `M${x} ${y}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 33 33" shape-rendering="crispEdges"><rect x="-2" y="-2" width="33" height="33" fill="#fff"/><path fill-rule="evenodd" d="${d}"/></svg>`;
}
