import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishLooks, looks_title } from "../browser/real/looks";
import { signInStaff } from "../browser/real/people";
import {
  call,
  city,
  contract,
  done,
  fits,
  gateway,
  messageToken,
  operations,
  preparedImport,
  recipes,
  two_rows,
} from "./calls";
import { bureauRecipes, campaignDesk, informantRecipes, lessonRecipes, takenOn } from "./recipes";

// Every operation of the contract is called on the real server; what comes back is what the
// contract says and nothing more, and a body that the contract does not allow is refused.

beforeAll(async () => {
  await gateway.start();
  const codes = city.codes();
  publishLooks(city);
  city.command("instrument", "sign", "pss10", "--by", "王签", "--statement", "已取得许可", "--date", "2026-11-24");
  await city.start();
  const child = async (place: number) => {
    const ticket = await done("signInToAnswer", { body: { access_code: codes[place]![4] } });
    return { path: { sheet_id: ticket.sheet_id as string }, headers: { Authorization: `Ticket ${ticket.ticket}` } };
  };
  const answers = [{ item: "phq9.9", value: 3, spent_ms: 2000 }]; // acute: the message goes out at any hour of the day
  Object.assign(recipes, {
    readHealth: {},
    signInToAnswer: { body: { access_code: codes[0]![4] } },
    readHotlines: {},
    readForm: await child(1),
    saveAnswers: { ...(await child(2)), body: { save_no: 1, answers } },
    submitAnswers: { ...(await child(3)), body: { answers } },
    askForHelp: { ...(await child(4)), body: { wish: "today" } },
  });
  const xinli = await signInStaff(city, "xinli");
  await done("setMyContact", { ...xinli, body: { phone: "13800000000" } });
  await done("submitAnswers", { ...(await child(5)), body: { answers } });
  const alert = (await done("listAlerts", xinli)).alerts[0];
  await done("submitAnswers", { ...(await child(6)), body: { answers } });
  const handed = (await done("listAlerts", xinli)).alerts.find((one: { id: string }) => one.id !== alert.id);
  await done("askForSupport", { ...xinli, path: { id: handed.id } });
  const zhongxin = await signInStaff(city, "zhongxin");
  while ((await done("listClocks", zhongxin)).clocks.length === 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const student = (await done("listStudents", xinli)).students[0];
  const campaign = (await done("listCampaigns", xinli)).campaigns.find(
    (one: { title: string }) => one.title !== looks_title,
  );
  const page = await done("readCampaign", { ...xinli, path: { id: campaign.id } });
  const open_one = (place: number) => ({
    ...xinli,
    body: {
      campaign_id: campaign.id,
      class_id: page.class_sessions[place].class_id,
      reachable_adult_id: page.reachable_adults[0].account_id,
      by_seat: true,
      minutes_max: 45,
    },
  });
  const me = city.text("SELECT account_id FROM account WHERE login = 'xinli'");
  await done("putOnDuty", { ...xinli, body: { account_id: me, turn: 3 } });
  await done("beginLeave", { ...xinli, body: { account_id: me, since_ms: 4000000000000, until_ms: 4000000600000 } });
  const last_of = async (rows: "rows" | "leaves") => (await done("readDuty", xinli))[rows].at(-1).id as string;
  const call_token = await messageToken();
  const retest = (await done("listRetests", xinli)).retests[0];
  // --- instruments that the bureau writes: the example of the template, published by two
  const officer = await signInStaff(city, "shiju");
  const second = await signInStaff(city, "shifuhe");
  const template = new Uint8Array(
    await (await fetch(city.address + "/api/instrument-workbooks/template", officer)).arrayBuffer(),
  );
  const withdrawn = (await done("proposeInstrument", { ...officer, file: template })).proposal_id as string;
  await done("withdrawInstrumentProposal", { ...officer, path: { id: withdrawn } });
  const proposal = (await done("proposeInstrument", { ...officer, file: template })).proposal_id as string;
  Object.assign(recipes, {
    readInstrumentTemplate: officer,
    previewInstrument: { ...officer, file: template },
    proposeInstrument: { ...officer, file: template },
    listInstrumentProposals: officer,
    readInstrumentProposal: { ...second, path: { id: proposal } },
    publishInstrumentProposal: { ...second, path: { id: proposal } },
    withdrawInstrumentProposal: { ...officer, path: { id: withdrawn } },
    listInstruments: xinli,
    listInstrumentVersions: { ...xinli, path: { id: "phq9" } },
    readInstrumentVersion: { ...xinli, path: { id: "phq9", version: "1.0" } },
    readInstrumentWorkbook: { ...officer, path: { id: "phq9", version: "1.0" } },
    readInstrumentChanges: { ...xinli, path: { id: "phq9" }, query: "?from=1.0&to=1.0" },
  });
  const banzhuren = await signInStaff(city, "banzhuren");
  const own_class = await done("listUnits", banzhuren);
  const own_child = (await done("listStudents", banzhuren)).students[0];
  await done("submitAnswers", { ...(await child(7)), body: { answers } });
  const two = (await done("listAlerts", xinli)).alerts.slice(-2) as { id: string; tier: string }[];
  const appointments = (
    await done("makeAppointments", {
      ...xinli,
      body: {
        room: "谈心室",
        appointments: two.map((one, i) => ({ alert_id: one.id, starts_at_ms: 1_900_200_000_000 + i, tier: one.tier })),
      },
    })
  ).made;
  const session = await done("openClassSession", open_one(0));
  // consent
  const of_class = { ...xinli, path: { id: page.class_sessions[0].class_id as string } };
  const paper = { slips: [{ student_id: student.id as string, decision: "given" }] };
  const slips = (await done("printConsentSlips", { ...of_class, body: { days_max: 14 } })).slips as {
    name: string;
    seat: number;
    address: string;
  }[];
  const slip_of = async (place: number) => {
    const { seat, address } = slips[place]!;
    const token = address.slice(address.indexOf("#") + 1);
    const born = city.text(
      `SELECT s.born_on FROM student s JOIN enrolment e ON e.student_id = s.student_id WHERE e.class_unit_id = ${of_class.path.id} AND e.seat_no = ${seat}`,
    );
    const birthday = born.slice(5, 7) + born.slice(8, 10);
    const opened = await done("openFamilyLink", { path: { token }, body: { birthday } });
    return {
      path: { token },
      birthday,
      decision: opened.asked === "know" ? "informed" : "given",
      text_version: opened.text.version as number,
    };
  };
  const slip = await slip_of(1),
    to_decide = await slip_of(2),
    to_answer = await slip_of(3);
  Object.assign(recipes, await informantRecipes(xinli, banzhuren, to_answer));
  Object.assign(recipes, {
    readConsentCoverage: xinli,
    readClassConsent: of_class,
    enterPaperConsent: { ...of_class, body: paper },
    printConsentSlips: { ...of_class, body: { days_max: 14 } },
    undoPaperConsent: {
      ...xinli,
      path: { id: (await done("enterPaperConsent", { ...of_class, body: paper })).batch_id },
    },
    readFamilyLink: { path: slip.path },
    openFamilyLink: { path: slip.path, body: { birthday: slip.birthday } },
    decideFamilyLink: {
      path: to_decide.path,
      body: { birthday: to_decide.birthday, decision: to_decide.decision, text_version: to_decide.text_version },
    },
  });
  const to_close = await done("openClassSession", open_one(1));
  Object.assign(recipes, {
    readClassSessionDoor: { path: { code: session.code } },
    signIn: { body: { login: "xiaozhang", password: "rongxin-demo" } },
    choosePost: {
      ...(await signInStaff(city, "banzhuren")),
      body: {
        post_id: city.text(
          "SELECT post_id FROM post p JOIN account a ON a.account_id = p.account_id WHERE a.login = 'banzhuren'",
        ),
      },
    },
    readSession: xinli,
    signOut: await signInStaff(city, "jifang"),
    listUnits: xinli,
    listStudents: xinli,
    readStudent: { ...xinli, path: { id: student.id } },
    setContactLimits: {
      ...xinli,
      path: { id: student.id, guardian_no: "1" },
      body: { custody_limit: "limited", do_not_inform: true, reason: "court order" },
    },
    previewRollImport: { ...xinli, file: two_rows },
    readRollImport: { ...xinli, path: { id: await preparedImport(xinli) } },
    confirmRollImport: { ...xinli, path: { id: await preparedImport(xinli) } },
    readRejectedRows: { ...xinli, path: { id: await preparedImport(xinli) } },
    listCampaigns: xinli,
    readCampaign: { ...xinli, path: { id: campaign.id } },
    openClassSession: open_one(2),
    readClassSession: { ...xinli, path: { id: session.id } },
    releaseSeat: { ...xinli, path: { id: to_close.id, seat: "1" } },
    closeClassSession: { ...xinli, path: { id: to_close.id } },
    // instruments: the library, licences, retests
    readInstrument: { ...xinli, path: { id: "phq9" } },
    signInstrumentCheck: {
      ...officer,
      path: { id: "who5" },
      body: { name: "李签", statement: "已取得许可", date: "2026-11-24" },
    },
    confirmInstrumentCheck: { ...officer, path: { id: "pss10" }, body: { name: "陈核" } },
    listRetests: xinli,
    releaseRetest: { ...xinli, path: { id: retest.id } },
    listAlerts: xinli,
    readAlert: { ...xinli, path: { id: alert.id } },
    takeOnAlert: { ...xinli, path: { id: alert.id } },
    putBackAlert: { ...xinli, path: { id: alert.id } },
    changeAlertTakings: { ...xinli, body: { act: "take_on", alerts: [{ id: alert.id, tier: "acute" }] } },
    // care
    ...(await takenOn(xinli, await child(60))),
    listConcernSubjects: xinli,
    listMyConcerns: xinli,
    raiseConcern: { ...xinli, body: { student_id: student.id, urgency: "this_week", words: "这几天上课总是睡着" } },
    readClassObservations: { ...xinli, path: { id: page.class_sessions[0].class_id } },
    observeClass: {
      ...banzhuren,
      path: { id: own_class.units[0].id },
      body: { worried: [{ student_id: own_child.id, urgency: "watch", signs: [{ id: "asleep" }], words: "近两周" }] },
    },
    readWhomToCall: banzhuren,
    countMyCalls: xinli,
    listMarkedPupils: xinli,
    markObservationsSeen: { ...xinli, body: { seen: true, observations: [{ id: "none" }] } },
    readStudentCare: { ...xinli, path: { id: student.id } },
    undoAppointments: { ...xinli, body: { appointments: [{ id: "none", put_back: true }] } },
    readWeekPlan: xinli,
    listAppointments: xinli,
    makeAppointments: {
      ...xinli,
      body: { room: "心理辅导室", appointments: [{ alert_id: alert.id, starts_at_ms: 1_900_000_000_000 }] },
    },
    moveAppointment: { ...xinli, path: { id: appointments[0].id }, body: { starts_at_ms: 1_900_100_000_000 } },
    removeAppointment: { ...xinli, path: { id: appointments[1].id } },
    listClocks: await signInStaff(city, "shiju"),
    askForSupport: { ...xinli, path: { id: alert.id } },
    withdrawSupportRequest: { ...xinli, path: { id: alert.id } },
    lendSupport: { ...zhongxin, path: { id: handed.id } },
    readCityBoard: await signInStaff(city, "shiju"),
    followChanges: { ...xinli, query: "?once=true" },
    readDuty: xinli,
    putOnDuty: {
      ...xinli,
      body: { account_id: me, turn: 2, hours: "off_hours", since: "2026-09-01", until: "2027-07-01" },
    },
    endDuty: { ...xinli, path: { id: await last_of("rows") } },
    beginLeave: { ...xinli, body: { account_id: me, since_ms: 4000000000000, until_ms: 4000000600000 } },
    previewLeave: { ...xinli, query: `?account_id=${me}` },
    confirmLeave: { ...xinli, path: { id: await last_of("leaves") } },
    listMyLeaves: xinli,
    answerMyLeave: { ...xinli, path: { id: await last_of("leaves") }, body: { answer: "heard" } },
    endLeave: { ...xinli, path: { id: await last_of("leaves") } },
    readMyContact: xinli,
    setMyContact: { ...xinli, body: { mail_address: "xinli@example.org", phone: "13800000000" } },
    readCall: { path: { token: call_token } },
    takeOnCall: { path: { token: call_token } },
    ...(await campaignDesk(campaign.id, xinli)),
    ...(await lessonRecipes(xinli, campaign.id, page.class_sessions[0].class_id)),
    ...(await bureauRecipes()),
    openItemAnswers: { ...xinli, path: { id: alert.id }, body: { reason: "约谈前了解情况" } },
  });
  // shell
  const anquan = await signInStaff(city, "anquan");
  const unit_id = city.text("SELECT unit_id FROM unit WHERE kind = 'city'");
  const person = (login: string) => ({
    ...anquan,
    body: { login, name: "合同同事", unit_id, role: "city_officer", until: "2027-07-01" },
  });
  const path = async (login: string) => ({
    ...anquan,
    path: { id: (await done("addAccount", person(login))).account_id as string },
  });
  const to_change = await done("addAccount", person("contract-own"));
  const changing = await signInStaff(city, "contract-own", to_change.one_time_password);
  Object.assign(recipes, {
    changePassword: { ...changing, body: { current: to_change.one_time_password, wanted: "a-long-enough-one" } },
    listAccounts: anquan,
    addAccount: person("contract-1"),
    endAccount: await path("contract-2"),
    givePassword: await path("contract-3"),
    resetSecondFactor: await path("contract-4"),
    addPost: { ...(await path("contract-5")), body: { unit_id, role: "auditor", until: "2027-07-01" } },
    endPost: {
      ...anquan,
      path: {
        id: city.text(
          "SELECT post_id FROM post p JOIN account a ON a.account_id = p.account_id WHERE a.login = 'minqingzx'",
        ),
      },
    },
    listAccountActs: anquan,
    listEndingPosts: anquan,
    readRoleTable: anquan,
  });
  const span = { kind: "holiday", name: "运动会", since: "2027-04-01", until: "2027-04-02" };
  await done("addCalendarSpans", { ...xinli, body: { spans: [span] } });
  Object.assign(recipes, {
    sendTestMessage: xinli,
    listStudentViews: { ...xinli, path: { id: student.id } },
    lockSession: await signInStaff(city, "banzhuren"),
    noteInput: xinli,
    unlockSession: { ...xinli, body: { password: "rongxin-demo" } },
    readCalendar: xinli,
    addCalendarSpans: { ...xinli, body: { spans: [{ ...span, kind: "exam", name: "期中考试" }] } },
    endCalendarSpan: { ...xinli, path: { id: (await done("readCalendar", xinli)).spans[0].id } },
  });
});
afterAll(async () => {
  gateway.close();
  await city.close();
});

describe("addresses", () => {
  test("no address carries what names a person: what may stand after the question mark is a number, a day or a place in a list", () => {
    const plain = [
      "after",
      "account_id",
      "whose",
      "which",
      "from",
      "to",
      "parent",
      "class",
      "unit",
      "a_page",
      "pupils",
      "day",
      "per_day",
      "days",
      "campaign",
      "once",
      "dismissal_minute",
      "classes_a_day_max",
    ];
    for (const [path, methods] of Object.entries<any>(contract.paths))
      for (const one of Object.values<any>(methods))
        for (const given of one.parameters ?? []) {
          const parameter = given.$ref ? contract.components.parameters[given.$ref.split("/").at(-1)] : given;
          if (parameter.in === "query") expect(plain, `${path}: ${parameter.name}`).toContain(parameter.name);
        }
  });
});

describe("what the contract promises comes back, and nothing beside it", () => {
  for (const operation of operations) {
    // A second factor is not asked for in the demonstration; tests/organisation/accounts/second_factor_test.cpp gives it.
    if (operation.id === "giveSecondFactor") continue;
    test(operation.id, async () => {
      const recipe = recipes[operation.id];
      expect(recipe, `no recipe for ${operation.id}`).toBeDefined();
      const answer = await call(operation, recipe!);
      const text = await answer.text();
      expect(answer.status, text).toBe(operation.status);
      if (operation.type) expect(answer.headers.get("content-type")).toContain(operation.type);
      if (operation.schema) fits(operation.schema, JSON.parse(text));
    });
  }
});

describe("what the contract does not allow is refused, with a problem that it describes", () => {
  const wrong_type = (value: unknown) => (typeof value === "string" ? 17 : "not this");
  for (const operation of operations) {
    if (!operation.body || operation.id === "giveSecondFactor") continue;
    const schema = contract.components.schemas[operation.body];
    const refuses = async (body: unknown) => {
      const answer = await call(operation, recipes[operation.id]!, body);
      const text = await answer.text();
      expect([400, 422], `${JSON.stringify(body)}: ${answer.status} ${text}`).toContain(answer.status);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      fits("Problem", JSON.parse(text));
    };
    test(`${operation.id}: an unknown property, no object, a property of the wrong type`, async () => {
      const good = recipes[operation.id]!.body!;
      await refuses({ ...good, colour: "red" });
      await refuses([good]);
      for (const [name, value] of Object.entries(good)) await refuses({ ...good, [name]: wrong_type(value) });
    });
    for (const name of (schema.required ?? []) as string[])
      test(`${operation.id}: without ${name}`, async () => {
        const { [name]: _, ...rest } = recipes[operation.id]!.body!;
        await refuses(rest);
      });
    test(`${operation.id}: the good request of these tests is one that the contract allows`, () =>
      fits(operation.body!, recipes[operation.id]!.body));
  }
});
