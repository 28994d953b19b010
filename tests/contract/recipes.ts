// What slices need done before their operations can be called: each gives recipes by operation.
import { expect } from "vitest";
import { city, done, fits, gateway, operations, recipes, type Recipe } from "./calls";
import { signInStaff, type Session } from "../browser/real/people";

/** Campaigns made on the page: one draft each for what changes it. */
export async function campaignDesk(campaign_id: string, xinli: Session): Promise<Record<string, Recipe>> {
  const county = await signInStaff(city, "quxian");
  const fresh = async () => await done("makeCampaignDraft", { ...county, body: {} });
  const on = async () => ({ ...county, path: { id: (await fresh()).id as string } });
  const saved = await fresh();
  const published = await done("publishCampaignDraft", { ...(await on()), body: { version: 1 } });
  const rule = {
    id: "high",
    tier: "ranked",
    all: false,
    conditions: [{ kind: "scale", subject: "phq9", at_least: 15 }],
  };
  const slots = await done("readSlots", { ...xinli, path: { id: campaign_id } });
  return {
    readCampaignOptions: county,
    listCampaignDrafts: county,
    makeCampaignDraft: { ...county, body: { copy_of: campaign_id } },
    readCampaignDraft: await on(),
    saveCampaignDraft: { ...county, path: { id: saved.id }, body: { version: 1, steps: saved.steps } },
    deleteCampaignDraft: await on(),
    checkCampaignDraft: await on(),
    publishCampaignDraft: { ...(await on()), body: { version: 1, rules_reason: "人手已经安排好，可以多谈一些学生。" } },
    readCampaignPublication: { ...county, path: { id: published.campaign_id } },
    simulateRules: {
      ...county,
      body: { rules: [rule], instruments: ["phq9"], units: [], grades: [], interviews_a_week: 10 },
    },
    readSlots: { ...xinli, path: { id: campaign_id } },
    chooseSlots: { ...xinli, path: { id: campaign_id }, body: { slots: slots.proposal } },
    forgetSlots: { ...xinli, path: { id: campaign_id } },
    readSlotCoverage: { ...county, path: { id: campaign_id } },
  };
}
/** A class teacher on duty who has taken on by the message; the child is one of another class, who has not answered yet. */
export async function takenOn(
  xinli: Session,
  child: { path: Record<string, string>; headers: Record<string, string> },
): Promise<Record<string, Recipe>> {
  const teacher = await signInStaff(city, "banzhuren");
  await done("setMyContact", { ...teacher, body: { phone: "13800000007" } });
  await done("putOnDuty", {
    ...xinli,
    body: { account_id: city.text("SELECT account_id FROM account WHERE login = 'banzhuren'"), turn: 1 },
  });
  await done("submitAnswers", { ...child, body: { answers: [{ item: "phq9.9", value: 3, spent_ms: 2000 }] } });
  const { link } = await gateway.message((one) => one.to === "13800000007");
  await done("takeOnCall", { path: { token: link.slice(link.lastIndexOf("/") + 1) } });
  const [taken] = (await done("listTakenAlerts", teacher)).alerts;
  return {
    listTakenAlerts: teacher,
    takeOnCalled: { ...teacher, path: { id: taken.id } },
    putBackTakenAlert: { ...teacher, path: { id: taken.id } },
  };
}

// --- lesson ---
/** Rows for the day of answering: pupils of one class, two devices on one sheet, sheets of paper, a campaign of the school's own. */
export async function lessonRecipes(
  xinli: Session,
  campaign: string,
  class_id: string,
): Promise<Record<string, Recipe>> {
  const campaign_path = { path: { id: campaign, class_id } };
  const pupils: any[] = (await done("readClassDay", { ...xinli, ...campaign_path })).pupils;
  const absent = pupils
    .filter((pupil) => pupil.state === "absent")
    .map((pupil) => pupil.id as string)
    .slice(8); // the first ones sign in with their codes
  const at = (student_id: string) => ({ ...xinli, path: { id: campaign, student_id } });
  const { code } = await done("giveNewCode", at(absent[0]!));
  const signIn = async () => {
    let ticket = await done("signInToAnswer", { body: { access_code: code } });
    // Used before, it asks for the second character of the name.
    if (ticket.state === "code")
      ticket = await done("signInToAnswer", {
        body: { access_code: code, name_part: [...pupils.find((one) => one.id === absent[0]).name][1] },
      });
    return { path: { sheet_id: ticket.sheet_id as string }, headers: { Authorization: `Ticket ${ticket.ticket}` } };
  };
  const first = await signIn();
  await signIn();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await done("saveAnswers", {
    ...first,
    body: { save_no: 1, answers: [{ item: "phq9.1", value: 1, spent_ms: 2000 }] },
  });
  const paper = (value: number) => ({ mode: "paper", answers: [{ item: "phq9.1", value }] });
  const jifang = await signInStaff(city, "jifang");
  const helper = {
    path: { id: campaign, account_id: city.text("SELECT account_id FROM account WHERE login = 'jifang'") },
  };
  await done("namePaperHelper", { ...xinli, ...helper });
  for (const [who, value] of [
    [xinli, 1],
    [jifang, 2],
  ] as const)
    await done("enterPaperSheet", { ...at(absent[2]!), ...who, body: paper(value) });
  const impostor = await done("signInToAnswer", {
    body: { access_code: (await done("giveNewCode", at(absent[4]!))).code },
  });
  expect(impostor.state).toBe("open");
  await done("signInToAnswer", { body: { access_code: (await done("giveNewCode", at(absent[5]!))).code } });
  await done("setSheetAside", { ...at(absent[5]!), body: { attempt: 1, because: "wrong_seat" } });
  const shi = await signInStaff(city, "shiju");
  return {
    readBoard: { ...xinli, ...campaign_path },
    readClassDay: { ...xinli, ...campaign_path },
    printAccessSlips: { ...xinli, ...campaign_path },
    printPersonalCards: { ...xinli, ...campaign_path },
    listUnfinished: { ...xinli, ...campaign_path },
    setAway: { ...at(absent[1]!), body: { because: "leave" } },
    giveNewCode: at(absent[1]!),
    setSheetAside: { ...at(absent[4]!), body: { attempt: 1, because: "child_says" } },
    undoSetAside: at(absent[5]!),
    separateDevices: at(absent[0]!),
    listPaperSheets: { ...xinli, ...campaign_path },
    enterPaperSheet: { ...at(absent[3]!), body: paper(1) },
    readPaperDifferences: at(absent[2]!),
    settlePaperSheet: { ...at(absent[2]!), body: { answers: [{ item: "phq9.1", value: 2 }] } },
    namePaperHelper: { ...xinli, ...helper },
    endPaperHelper: { ...xinli, ...helper },
    readRecall: { ...shi, path: { id: campaign } },
    recallCampaign: { ...shi, path: { id: campaign }, body: { reason: "wrong_time" } },
    undoRecall: { ...shi, path: { id: campaign } },
  };
}
// --- end of lesson ---
// --- informants ---
/** A class teacher about the own class, and a guardian behind a slip that has been decided. */
export async function informantRecipes(
  xinli: Session,
  banzhuren: Session,
  slip: { path: { token: string }; birthday: string; decision: string; text_version: number },
): Promise<Record<string, Recipe>> {
  const { tasks } = await done("listInformantTasks", banzhuren);
  const place = { id: tasks[0].campaign_id as string, instrument: "teacher_look" };
  const { pupils } = await done("listInformantSheets", { ...banzhuren, path: place });
  const sheet = { ...banzhuren, path: { ...place, student_id: pupils[0].id as string } };
  await done("decideFamilyLink", {
    path: slip.path,
    body: { birthday: slip.birthday, decision: slip.decision, text_version: slip.text_version },
  });
  const { sheets } = await done("openFamilyQuestions", { path: slip.path, body: { birthday: slip.birthday } });
  expect(sheets.length).toBe(1);
  await done("saveInformantSheet", {
    ...sheet,
    body: { answers: [{ item: "teacher_look.1", value: 2 }], hand_in: false },
  });
  return {
    listInformantTasks: banzhuren,
    readInformantCounts: { ...xinli, path: { id: place.id } },
    listInformantSheets: { ...banzhuren, path: place },
    readInformantSheet: sheet,
    saveInformantSheet: { ...sheet, body: { answers: [{ item: "teacher_look.1", value: 1 }], hand_in: true } },
    openFamilyQuestions: { path: slip.path, body: { birthday: slip.birthday } },
    saveFamilyAnswers: {
      path: slip.path,
      body: {
        birthday: slip.birthday,
        campaign_id: place.id,
        instrument: "guardian_look",
        answers: [{ item: "guardian_look.1", value: 0 }],
        hand_in: true,
      },
    },
  };
}
// --- end of informants ---

// --- bureau ---
/** Settings, proposals of each kind, texts and channels: a second officer of the city confirms what the county proposes. */
export async function bureauRecipes(): Promise<Record<string, Recipe>> {
  const county = await signInStaff(city, "quxian"),
    shi = await signInStaff(city, "shiju"),
    second = await signInStaff(city, "shifuhe");
  const times = {
    dismissal_minute: [1030],
    lesson_minutes: [40],
    break_minutes: [10],
    left_for_adults_minutes: [90],
    duty_from_minute: [450],
    duty_until_minute: [1050],
    interview_minutes: [585, 875],
  };
  const later = { group: "times", effective_on: "2099-09-01", reason: "作息有调整", values: times };
  const why = { version: 1, rules_reason: "本区想先试一试这些规则" };
  const draft = async () => ({
    ...county,
    path: { id: (await done("makeCampaignDraft", { ...county, body: {} })).id as string },
  });
  const waiting = async () => ({
    path: { id: (await done("proposeCampaign", { ...(await draft()), body: why })).proposal_id as string },
  });
  const to_confirm = await waiting();
  const own = await draft();
  const { campaign_id } = await done("publishCampaignDraft", { ...own, body: { version: 1 } });
  while ((await done("readCampaignPublication", { ...county, path: { id: campaign_id } })).state !== "filled")
    await new Promise((resolve) => setTimeout(resolve, 20));
  const text = {
    purpose: "referral",
    audience: "guardian",
    effective_on: "2099-01-01",
    title_zh: "转介说明",
    title_en: "Referral",
    body_zh: "学校建议带孩子去医院看一看，您可以自己决定要不要去。",
    body_en: "The school suggests that your child sees a doctor.",
    asks_again: true,
    reason: "说得更清楚",
  };
  const lines = {
    group: "hotlines",
    effective_on: "2099-09-01",
    reason: "市里开通了热线",
    hotlines: [
      {
        name_zh: "福州市心理援助热线",
        name_en: "Fuzhou helpline",
        number: "0591-87654321",
        note_zh: "每天 8:00-22:00",
        note_en: "daily",
      },
    ],
  };
  fits(
    "Proposal",
    await done("readProposal", {
      ...second,
      path: { id: (await done("changeSetting", { ...shi, body: lines })).proposal_id },
    }),
  );
  return {
    readSettings: county,
    changeSetting: { ...county, body: later },
    withdrawSetting: { ...county, path: { id: (await done("changeSetting", { ...county, body: later })).version } },
    listProposals: shi,
    readProposal: { ...second, ...to_confirm },
    confirmProposal: { ...second, ...to_confirm },
    withdrawProposal: { ...county, ...(await waiting()) },
    proposeCampaign: { ...(await draft()), body: why },
    readCampaignRules: { ...county, path: { id: campaign_id } },
    proposeCampaignRules: { ...county, path: { id: campaign_id }, body: { rules: [], reason: "这次先不按分数提示" } },
    listConsentTexts: county,
    proposeConsentText: { ...shi, body: text },
    readChannels: await signInStaff(city, "anquan"),
  };
}
// --- end of bureau ---
