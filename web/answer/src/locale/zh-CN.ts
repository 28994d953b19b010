/** Every word of the answering page in Simplified Chinese. Short, warm, never a level, never a score, no hurry. */
export const zh = {
  name: "榕心",
  other: "English",
  other_label: "Switch to English",
  opening: "正在打开…",

  saved: "已保存",
  saving: "保存中",
  waiting: "等待网络",
  not_lasting: "这个浏览器不能保存内容。送到之前，请不要关闭页面。",
  keep_open: "请不要关闭页面",

  door_title: "心理健康测评",
  door_lead: "欢迎你。请输入你的答题码。",
  class_lead: (class_name: string) => `${class_name}，请输入你的答题码。`,
  code_label: "答题码",
  code_hint: "在老师发的纸条上；大屏幕上的场次码也可以。大小写都行。",
  enter: "进入",
  seat_lead: (class_name: string) => `${class_name}，请点你的座位号。`,
  more_seats: "更大的座位号",
  use_code: "用答题码进入",
  use_seat: "用座位号进入",
  class_closed: "这次答题现在没有开放，不是你的错。告诉老师，可以补做。",
  code_empty: "请先输入答题码。",
  unknown: "没有找到。再看看 0 和 D、8 和 B，或者请老师帮忙。",
  too_many: "请过一会儿再试。",
  expired: "为了你的安全，这一页先收起来了，答案都还在。再输入一次答题码，就能接着答。",
  locked: "好一会儿没有人点，这一页先收起来了，答案都在。请再输入一次答题码，或点座位号，就能接着答。",

  who: (name: string) => `你是 ${name} 吗？`,
  is_me: "是我，开始",
  is_me_again: "是我，接着答",
  not_me: "不是我",
  who_again: "接着刚才的答",
  declined_before: "你上次选了不参加。想参加的话，从这里开始就可以。",
  about: (items: number) => `大约 ${items} 题，慢慢来。`,
  forward_only: "从上次停下的地方接着答，前面的回答不在这里显示。",
  who_reads: "谁会看到我的回答",
  decline: "不想参加",

  progress: (n: number | string, of: number) => `第 ${n} 题，共 ${of} 题`,
  progress_short: (n: number | string, of: number) => `${n} / ${of}`,
  jump: "跳到哪一题",
  back: "上一题",
  forward: "下一题",
  leave_out: "这题不想答",
  told_title: "谢谢你告诉我们，这需要勇气",
  told_lead: "你不是一个人。想现在找人，点下面的按钮。",
  has_read: "我读完了",

  sending_title: "正在送出…",

  hotline_title: "想找人说说话的时候",
  hotlines: [
    ["全国统一心理援助热线", "12356"],
    ["青少年服务台", "12355"],
    ["报警 / 急救", "110 / 120"],
  ],
  hotline_lead: "这些电话每位同学都会看到。",

  help_button: "我想找人聊聊",
  help_title: "想找人聊聊，很好",
  help_sent: "已经送到了",
  help_not_sent: "还没送出，请直接找老师",
  help_none: "在这一页还不能帮你叫人。可以直接去找老师，或者打下面的电话。刚才已经叫过的，老师会来。",
};

export type Texts = typeof zh;
