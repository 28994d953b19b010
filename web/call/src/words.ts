// Every word of the page. Chinese first; English is complete by its type. Nothing here knows a child.
export type Language = "zh-CN" | "en";
export type Tier = "acute" | "same_day" | "ranked";

const zh = {
  name: "榕心",
  other_language: "English",
  reading: "正在打开…",
  heading: { acute: "有一件学生安全事项", same_day: "有一件学生事项", ranked: "有一件学生事项" } as Record<
    Tier,
    string
  >,
  urgency: (tier: Tier, minutes: number) =>
    tier === "acute" ? `请 ${minutes} 分钟内确认` : tier === "same_day" ? "请今天确认" : "请在方便时确认",
  of_several: (all: number) => `这条消息里有 ${all} 件，请逐件确认。`,
  more: (left: number) => `这条消息里还有 ${left} 件等您确认。`,
  next: "看下一件",
  sent: (time: string) => `${time} 发给您`,
  why: "按下之后，平台会停止呼叫其他人，由您来处理。现在还不显示学生姓名。",
  take: "我来处理",
  taking: "正在确认…",
  cannot: "现在处理不了？不用做任何事：平台会接着呼叫下一位。",
  yours: "已由您处理",
  yours_why: "其他人不会再被呼叫。请按下面的步骤做。",
  card: "现在怎么做",
  sign_in: "登录查看姓名",
  sign_in_why: "要去找哪位学生，登录后才能看到。",
  another: "已有同事在处理",
  another_why: "谢谢您。另一位同事先确认了，您不需要再做什么。",
  by_this: "已有人按过“我来处理”",
  by_this_why:
    "收到这条消息的同事已经接手，平台不再呼叫其他人。如果就是您在另一台设备上按的，请登录查看学生姓名；如果不是，您不需要再做什么。",
  ended: "这条消息已经过期",
  ended_why:
    "之后又有新的呼叫，或者已经过了一天，按它不会接下任何事。请看最新的一条消息，或者登录查看有没有事在等您。身边有紧急情况，请直接拨打 120 或 110。",
  pass_on: { acute: "有一件学生安全事项还没有人确认", other: "有一件学生事项还没有人确认" },
  pass_on_why: {
    acute: "这件事要由学校或县区的人接手。请马上打电话给该校的值班老师和校领导。",
    other: "这件事要由值班老师或心理老师接手。请提醒他们今天登录处理；平台会接着呼叫下一位。",
  },
  over: "这件事已经处理完毕",
  over_why: "谢谢您，不需要再做什么。",
  unknown: "这个链接打不开了",
  unknown_why:
    "链接可能不完整，或者已经失效。没有任何内容被更改。请登录查看有没有需要您处理的事；身边有紧急情况，请直接拨打 120 或 110。",
  sign_in_plainly: "登录榕心",
  unreachable: "没有连上网络，还没有确认",
  unreachable_why: "请再按一次。一直连不上时，请直接打电话给学校值班室。",
  busy: "请等一会儿再试",
  busy_why: "打开得太频繁了。还没有确认，请等一分钟再按。",
  again: "再试一次",
};
export type Words = typeof zh;

const en: Words = {
  name: "Rongxin",
  other_language: "中文",
  reading: "Opening…",
  heading: {
    acute: "A matter of a student's safety",
    same_day: "A matter about a student",
    ranked: "A matter about a student",
  },
  urgency: (tier, minutes) =>
    tier === "acute"
      ? `Please confirm within ${minutes} minutes`
      : tier === "same_day"
        ? "Please confirm today"
        : "Please confirm when you can",
  of_several: (all) => `This message speaks of ${all} matters: please confirm each.`,
  more: (left) => `${left} more of this message ${left === 1 ? "waits" : "wait"} for you.`,
  next: "See the next",
  sent: (time) => `Sent to you at ${time}`,
  why: "Once you press, the platform stops calling others and the matter is yours. No name is shown yet.",
  take: "I'll take it",
  taking: "Confirming…",
  cannot: "You cannot right now? Do nothing: the platform goes on to the next person.",
  yours: "This is yours now",
  yours_why: "Nobody else will be called. Please follow these steps.",
  card: "What to do now",
  sign_in: "Sign in to see the name",
  sign_in_why: "Which student to go to is shown after signing in.",
  another: "A colleague is already on it",
  another_why: "Thank you. A colleague confirmed first; there is nothing more for you to do.",
  by_this: "Somebody has already taken this on",
  by_this_why:
    "The colleague who received this message is on it, and nobody else is called. If it was you on another device, sign in to see the student's name; if not, there is nothing more for you to do.",
  ended: "This message has ended",
  ended_why:
    "A newer call has come since, or a day has passed: it takes nothing on. Please look at the newest message, or sign in to see whether anything waits for you. If there is an emergency near you, call 120 or 110.",
  pass_on: {
    acute: "Nobody has confirmed a matter of a student's safety yet",
    other: "Nobody has confirmed a matter about a student yet",
  },
  pass_on_why: {
    acute:
      "It is for people of the school or county to take on. Please telephone the school's duty person and leader now.",
    other:
      "It is for the duty person or the psychologist to take on. Please remind them to sign in today; the platform goes on calling.",
  },
  over: "This has been dealt with",
  over_why: "Thank you; there is nothing more to do.",
  unknown: "This link does not open any more",
  unknown_why:
    "It may be incomplete or has ended. Nothing was changed. Please sign in to see whether anything waits for you; if there is an emergency near you, call 120 or 110.",
  sign_in_plainly: "Sign in to Rongxin",
  unreachable: "No connection: nothing is confirmed yet",
  unreachable_why: "Please press again. If it stays like this, telephone the school's duty room.",
  busy: "Please try again in a moment",
  busy_why: "This was opened too often. Nothing is confirmed yet: wait a minute and press again.",
  again: "Try again",
};

const kept_as = "rongxin.language"; // the staff pages keep it under the same name

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(kept_as) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN";
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(kept_as, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

export const wordsOf = (language: Language): Words => (language === "en" ? en : zh);
