// A form as the server sends it, for developing and testing the page alone.
const text = (zh, en) => ({ "zh-CN": zh, en });
const frequency = [
  ["完全没有", "Not at all"],
  ["有几天", "Several days"],
  ["一半以上的天数", "More than half the days"],
  ["几乎每天", "Nearly every day"],
].map(([zh, en], value) => ({ value, text: text(zh, en) }));
const yes_no = [
  { value: 1, text: text("是", "Yes") },
  { value: 0, text: text("否", "No") },
];

const phq = [
  ["做什么事都没有兴趣，没有意思", "Little interest or pleasure in doing things"],
  ["感到心情低落，沮丧，没有希望", "Feeling down, depressed, or hopeless"],
  ["入睡困难，总是醒着，或睡得太多", "Trouble falling or staying asleep, or sleeping too much"],
  ["常感到很疲倦，没劲", "Feeling tired or having little energy"],
  ["胃口不好，或吃得太多", "Poor appetite or overeating"],
  [
    "自己对自己不满，觉得自己是个失败者，或让家人丢脸了",
    "Feeling bad about yourself, or that you are a failure or have let yourself or your family down",
  ],
  [
    "无法集中精力，即便是读报纸或看电视时",
    "Trouble concentrating on things, such as reading the newspaper or watching television",
  ],
  [
    "行动或说话缓慢到引起人们的注意，或刚好相反，坐卧不安，烦躁易怒，到处走动",
    "Moving or speaking so slowly that other people could have noticed, or the opposite: being so fidgety or restless that you have been moving around a lot more than usual",
  ],
  [
    "有不如一死了之的念头，或想怎样伤害自己一下",
    "Thoughts that you would be better off dead, or of hurting yourself in some way",
  ],
];
const gad = [
  ["感觉紧张，焦虑或急切", "Feeling nervous, anxious, or on edge"],
  ["不能够停止或控制担忧", "Not being able to stop or control worrying"],
  ["对各种各样的事情担忧过多", "Worrying too much about different things"],
  ["很难放松下来", "Trouble relaxing"],
  ["由于不安而无法静坐", "Being so restless that it is hard to sit still"],
  ["变得容易烦恼或急躁", "Becoming easily annoyed or irritable"],
  ["感到似乎将有可怕的事情发生而害怕", "Feeling afraid, as if something awful might happen"],
];
const asq = [
  ["在过去几周里，你曾希望自己已经死了吗？", "In the past few weeks, have you wished you were dead?"],
  [
    "在过去几周里，你是否觉得如果自己死了，你或家人会过得更好？",
    "In the past few weeks, have you felt that you or your family would be better off if you were dead?",
  ],
  [
    "在过去一周里，你有过想结束自己生命的念头吗？",
    "In the past week, have you been having thoughts about killing yourself?",
  ],
  ["你曾经尝试过结束自己的生命吗？", "Have you ever tried to kill yourself?"],
  ["你现在有想结束自己生命的念头吗？", "Are you having thoughts of killing yourself right now?"],
];
const items = (prefix, rows, options) =>
  rows.map(([zh, en], at) => ({ id: `${prefix}_${at + 1}`, kind: "choice", text: text(zh, en), options }));

const after_item_9 = { any: [{ item: "phq9_9", at_least: 1 }] };
const any_of_four = { any: [1, 2, 3, 4].map((n) => ({ item: `asq_${n}`, at_least: 1 })), unanswered_counts: true };
const two_weeks = text(
  "在过去的两周里，你有多少时候被以下的问题困扰？",
  "Over the last two weeks, how often have you been bothered by this?",
);

const sections = [
  { id: "phq9", stem: two_weeks, items: items("phq9", phq, frequency) },
  {
    id: "asq",
    stem: text("", ""),
    items: items("asq", asq, yes_no).map((item, at) => ({ ...item, ask_when: at === 4 ? any_of_four : after_item_9 })),
  },
  { id: "gad7", stem: two_weeks, items: items("gad7", gad, frequency) },
];
const common = {
  campaign_id: "c1",
  title: text("2026 年秋季心理健康测评", "Well-being check, autumn 2026"),
  introduction: text(
    "我们想听听你最近过得怎么样。大约需要五分钟。",
    "We would like to hear how you have been. It takes about five minutes.",
  ),
  hotlines: [
    {
      name: text("全国统一心理援助热线", "National psychological support line"),
      number: "12356",
      note: text("想说说话的时候", "When you want to talk"),
    },
    {
      name: text("青少年服务台", "Youth service line"),
      number: "12355",
      note: text("专门听青少年说话", "For young people"),
    },
    { name: text("报警 / 急救", "Police / ambulance"), number: "110 / 120", note: text("有危险的时候", "In danger") },
    {
      name: text("学校心理辅导室", "The school's counselling room"),
      number: "致远楼 203",
      note: text("周一到周五 12:00–17:30", "Monday to Friday, 12:00 to 17:30"),
    },
  ],
  who_reads: text(
    "只有学校的心理老师会看到你的回答。班主任和同学看不到。",
    "Only the school's psychology teacher reads your answers. Your class teacher and classmates cannot.",
  ),
  help_promise: text(
    "心理老师会在今天放学前来找你。",
    "The psychology teacher will come to see you before school ends today.",
  ),
  help_promises: {
    today: text(
      "心理老师会在今天放学前来找你。",
      "The psychology teacher will come to see you before school ends today.",
    ),
    now: text("已经在叫值班老师了。请留在原地。", "The teachers on duty are being called. Stay where you are."),
  },
  closes_at_ms: 4102444800000,
};

export const form = { ...common, sections };

const passages = [
  "榕树的根从枝上垂下来，落到地里，又长成新的树干。一棵老榕树，远远看去就像一片小树林。",
  "福州的街边有很多榕树。夏天的时候，老人在树下下棋，孩子在树下写作业。",
];
const read = [
  ["读完了", "I have read this"],
  ["觉得很有意思", "It was interesting"],
  ["想再读一遍", "I would read it again"],
  ["不太喜欢", "I did not like it much"],
].map(([zh, en], value) => ({ value, text: text(zh, en) }));

/** The same look and the same number of taps, for a child without consent. */
export const reading = {
  ...common,
  sections: [
    {
      id: "reading",
      stem: text("请读一读下面这段话，再选一个。", "Please read this, then choose one."),
      items: Array.from({ length: 16 }, (_, at) => ({
        id: `read_${at + 1}`,
        kind: "reading",
        text: text(
          passages[at % 2],
          "A banyan lets roots down from its branches; where they reach the ground they become new trunks.",
        ),
        options: read,
      })),
    },
  ],
};

/** For young children: three questions with faces. */
export const faces = {
  ...common,
  sections: [
    {
      id: "faces",
      stem: text("", ""),
      items: [
        ["今天来学校，你的心情是？", "How do you feel about school today?"],
        ["和同学在一起的时候呢？", "And when you are with your classmates?"],
        ["晚上睡觉前呢？", "And before you go to sleep?"],
      ].map(([zh, en], at) => ({
        id: `face_${at + 1}`,
        kind: "choice",
        read_aloud: true,
        text: text(zh, en),
        options: [
          ["很开心", "Very happy"],
          ["开心", "Happy"],
          ["一般", "So-so"],
          ["有点难过", "A bit sad"],
          ["很难过", "Very sad"],
        ].map(([z, e], value) => ({ value, face: value + 1, text: text(z, e) })),
      })),
    },
  ],
};

const last_week = [
  ["一些平时不会让我心烦的事让我心烦", "I was bothered by things that usually don't bother me."],
  ["我不想吃东西，胃口不好", "I did not feel like eating; my appetite was poor."],
  [
    "即使有家人和朋友帮忙，我也摆脱不了心里的低落",
    "I felt that I could not shake off the blues even with help from my family or friends.",
  ],
  ["我觉得自己和别人一样好", "I felt that I was just as good as other people."],
  ["我很难把心思放在正在做的事情上", "I had trouble keeping my mind on what I was doing."],
  ["我感到心情低落", "I felt depressed."],
  ["我觉得做什么事都很费力", "I felt that everything I did was an effort."],
  ["我对将来抱有希望", "I felt hopeful about the future."],
  ["我觉得自己的生活一直很失败", "I thought my life had been a failure."],
  ["我感到害怕", "I felt fearful."],
  ["我睡得不安稳", "My sleep was restless."],
  ["我是快乐的", "I was happy."],
  ["我说话比平时少", "I talked less than usual."],
  ["我感到孤单", "I felt lonely."],
  ["人们对我不友好", "People were unfriendly."],
  ["我觉得生活有乐趣", "I enjoyed life."],
  ["我有时会哭一阵", "I had crying spells."],
  ["我感到难过", "I felt sad."],
  ["我觉得别人不喜欢我", "I felt that people disliked me."],
  ["我提不起劲来做事", "I could not get “going”."],
];
const days = [
  ["很少或没有（不到 1 天）", "Rarely or none of the time (less than 1 day)"],
  ["有些时候（1 到 2 天）", "Some or a little of the time (1-2 days)"],
  ["时常（3 到 4 天）", "Occasionally or a moderate amount of time (3-4 days)"],
  ["多数时候或总是（5 到 7 天）", "Most or all of the time (5-7 days)"],
].map(([zh, en], value) => ({ value, text: text(zh, en) }));

/** For older students: item 9 and its follow-up each alone, then twenty questions of which four stand on one screen. */
export const older = {
  ...common,
  sections: [
    { ...sections[0], items: sections[0].items.slice(7) },
    sections[1],
    {
      id: "cesd",
      items_per_screen: 4,
      items: items("cesd", last_week, days),
      stem: text(
        "下面是你可能有过的感受或做法。请选出过去一周里它们出现的情况。",
        "Below is a list of the ways you might have felt or behaved. Please tell how often you have felt this way during the past week.",
      ),
    },
  ],
};
