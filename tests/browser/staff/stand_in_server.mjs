// Stands in for the server in the browser tests of the staff pages: the contract's answers from invented data.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { extname } from "node:path";
import * as city from "./stand_in_city.mjs";

const dist = new URL("../../../web/staff/dist/", import.meta.url);
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const policy =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

const school = [
  "listUnits",
  "listStudents",
  "readStudent",
  "listCampaigns",
  "readCampaign",
  "openClassSession",
  "readClassSession",
  "closeClassSession",
];
const everything = [
  ...school,
  "previewRollImport",
  "readRollImport",
  "confirmRollImport",
  "readRejectedRows",
  "listAlerts",
  "readAlert",
  "openItemAnswers",
];
const posts = {
  1: { post_id: "1", role: "psychology_teacher", unit_id: "11", unit_name: "福州市鼓楼区示范第一中学" },
  2: {
    post_id: "2",
    role: "class_teacher",
    unit_id: "101",
    unit_name: "示范第一中学 高一（1）班",
    until: "2027-07-31",
  },
  3: { post_id: "3", role: "security_administrator", unit_id: "1", unit_name: "福州市教育局" },
};
const rights = { psychology_teacher: everything, class_teacher: school, security_administrator: ["listUnits"] };
/** login -> first step after the password, posts. The password is always "banyan". */
const accounts = {
  wangli: { name: "王丽", step: "second_factor", posts: ["1"] },
  chenhong: { name: "陈虹", step: "choose_post", posts: ["1", "2"] },
  newcomer: { name: "林新", step: "second_factor_enrolment", posts: ["1"] },
  anquan: { name: "周安", step: "working", posts: ["3"] },
};

export function startStandIn(port = 0) {
  const state = {
    session: null,
    wrong: 0,
    opened: [],
    open_sessions: new Map([["103", "s-103"]]),
    closed: new Set(),
    imports: new Map(),
    broken: "",
    csrf_missing: 0,
  };
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => answer(state, request, response, Buffer.concat(chunks)));
  });
  return new Promise((resolve) =>
    server.listen(port, "127.0.0.1", () =>
      resolve({ state, address: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() }),
    ),
  );
}

function answer(state, request, response, body) {
  const url = new URL(request.url, "http://stand-in");
  const language = (request.headers["accept-language"] ?? "").startsWith("en") ? "en" : "zh-CN";
  const say = (status, value, headers = {}) => {
    response.writeHead(status, {
      "Content-Type": status >= 400 ? "application/problem+json" : "application/json",
      ...headers,
    });
    response.end(value === undefined ? "" : JSON.stringify(value));
  };
  const refuse = (status, code, zh, en, more = {}) =>
    say(status, { type: "about:blank", title: city.two(language, zh, en), status, code, ...more });
  if (!url.pathname.startsWith("/api/")) return file(url.pathname, response);
  const call = { state, request, url, body, language, now: Date.now(), say, refuse };
  const not_found = () =>
    refuse(404, "not_found", "没有找到，或者您没有查看的权限。", "Not found, or not yours to see.");
  if (state.broken && url.pathname.startsWith(state.broken))
    return refuse(
      500,
      "internal_error",
      "系统出错了，编号 K7-4F2A。已确认的内容都已保存，请把编号告诉管理员。",
      "Something broke (number K7-4F2A).",
      { incident: "K7-4F2A" },
    );
  if (request.method !== "GET" && url.pathname !== "/api/staff/sign-in" && request.headers["x-csrf"] !== "csrf-1") {
    state.csrf_missing += 1;
    return refuse(
      403,
      "csrf_refused",
      "页面已过期，请刷新后重试。没有任何内容被更改。",
      "The page is out of date: reload it and try again. Nothing was changed.",
    );
  }
  for (const [method, pattern, handle, open] of routes) {
    const found = request.method === method && pattern.exec(url.pathname);
    if (!found) continue;
    if (!open && !state.session) return refuse(401, "not_signed_in", "请先登录。", "Please sign in first.");
    return handle(call, ...found.slice(1)) ?? undefined;
  }
  return not_found();
}

function file(path, response) {
  const name = path.replace(/^\/staff\//, "");
  let bytes;
  try {
    bytes = name && extname(name) ? readFileSync(new URL(name, dist)) : readFileSync(new URL("index.html", dist));
  } catch {
    response.writeHead(404);
    return response.end();
  }
  response.writeHead(200, {
    "Content-Type": types[extname(name)] ?? types[".html"],
    "Content-Security-Policy": policy,
  });
  response.end(bytes);
}

function sessionView({ state }) {
  const { name, step, posts: held, post, totp_uri } = state.session;
  const working = step === "working" ? posts[post] : undefined;
  return {
    step,
    name,
    csrf: "csrf-1",
    posts: held.map((id) => posts[id]),
    post: working,
    rights: working ? rights[working.role] : [],
    totp_uri,
  };
}

function signIn(call) {
  const { login, password } = JSON.parse(call.body);
  const account = accounts[login];
  if (!account || password !== "banyan") {
    call.state.wrong += 1;
    if (call.state.wrong >= 3) {
      call.state.wrong = 0;
      return call.refuse(
        429,
        "wait_before_trying",
        "输错次数较多，请 3 秒后再试。",
        "Too many wrong tries: wait 3 s.",
        { parameters: { retry_seconds: "3" } },
      );
    }
    return call.refuse(401, "sign_in_refused", "账号或密码不对。", "Login or password is wrong.");
  }
  call.state.session = {
    ...account,
    post: account.posts[0],
    totp_uri:
      account.step === "second_factor_enrolment"
        ? "otpauth://totp/Rongxin:newcomer?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Rongxin"
        : undefined,
  };
  return call.say(200, sessionView(call));
}

function secondFactor(call) {
  if (JSON.parse(call.body).code !== "123456")
    return call.refuse(
      401,
      "second_factor_wrong",
      "验证码不对或已用过，请等下一个。",
      "The code is wrong or was used before: wait for the next one.",
    );
  Object.assign(call.state.session, { step: "working", totp_uri: undefined });
  return call.say(200, sessionView(call));
}

function classSession({ state, now, language }, id) {
  const class_id = id.replace("s-", "");
  const one = city.classes.find((unit) => unit.id === class_id);
  const seats = city.students
    .filter((student) => student.class_id === class_id)
    .map((student, i) => ({
      seat: student.seat,
      name: student.name,
      state: i < 22 ? "finished" : i < 31 ? "started" : "absent",
    }));
  return {
    id,
    code: "K7QD",
    address: "http://rongxin.example/a/#s=K7QD",
    qr_svg: city.qrLike(),
    state: state.closed.has(id) ? "closed" : "open",
    class_name: one.name,
    campaign_title: city.campaigns(now, language)[0].title,
    reachable_adult: "王丽",
    expected: 42,
    started: 31,
    finished: 22,
    ends_at_ms: now + 23 * city.minute,
    seats,
  };
}

function preview(call) {
  const name = decodeURIComponent(call.request.headers["x-file-name"] ?? "");
  if (call.body.length < 20)
    return call.refuse(
      422,
      "column_missing",
      "缺少“身份证件号”一列；最接近的是“证件号”。没有保存任何内容。",
      "The column 身份证件号 is missing; the nearest is 证件号. Nothing was stored.",
      { field: "身份证件号" },
    );
  const kind = name.includes("same") ? "same" : "first";
  call.state.imports.set(kind, { state: "preview", name, polls: 0 });
  return call.say(200, city.rollImport(kind, "preview", name, call.language));
}

function readImport(call, id) {
  const one = call.state.imports.get(id);
  if (!one) return call.refuse(404, "not_found", "没有找到，或者您没有查看的权限。", "Not found, or not yours to see.");
  if (one.state === "storing" && (one.polls += 1) >= 3) one.state = "stored";
  const page = city.rollImport(id, one.state, one.name, call.language);
  return call.say(200, one.state === "storing" ? { ...page, rows_done: Math.min(2000, one.polls * 700) } : page);
}

const routes = [
  [
    "GET",
    /^\/api\/staff\/session$/,
    (c) =>
      c.state.session
        ? c.say(200, sessionView(c))
        : c.refuse(401, "not_signed_in", "请先登录。", "Please sign in first."),
    true,
  ],
  ["POST", /^\/api\/staff\/sign-in$/, signIn, true],
  ["POST", /^\/api\/staff\/second-factor$/, secondFactor],
  [
    "POST",
    /^\/api\/staff\/post$/,
    (c) => {
      Object.assign(c.state.session, { step: "working", post: JSON.parse(c.body).post_id });
      c.say(200, sessionView(c));
    },
  ],
  [
    "POST",
    /^\/api\/staff\/sign-out$/,
    (c) => {
      c.state.session = null;
      c.say(204);
    },
  ],
  ["GET", /^\/api\/units$/, (c) => c.say(200, { units: city.unitsBelow(c.url.searchParams.get("parent")) })],
  [
    "GET",
    /^\/api\/students$/,
    (c) => {
      const wanted = city.students.filter(
        (one) =>
          (!c.url.searchParams.get("class") || one.class_id === c.url.searchParams.get("class")) &&
          one.name.includes(c.url.searchParams.get("name") ?? ""),
      );
      const from = Number(c.url.searchParams.get("after") ?? 0);
      c.say(200, {
        students: wanted.slice(from, from + 50),
        next: from + 50 < wanted.length ? String(from + 50) : undefined,
      });
    },
  ],
  [
    "GET",
    /^\/api\/students\/([^/]+)$/,
    (c, id) => {
      const one = city.students.find((s) => s.id === id);
      if (!one)
        return c.refuse(404, "not_found", "没有找到，或者您没有查看的权限。", "Not found, or not yours to see.");
      c.say(200, city.studentPage(one));
    },
  ],
  ["POST", /^\/api\/roll\/imports$/, preview],
  ["GET", /^\/api\/roll\/imports\/([^/]+)$/, readImport],
  [
    "POST",
    /^\/api\/roll\/imports\/([^/]+)\/confirm$/,
    (c, id) => {
      Object.assign(c.state.imports.get(id), { state: "storing" });
      readImport(c, id);
    },
  ],
  [
    "GET",
    /^\/api\/campaigns$/,
    (c) => c.say(200, { campaigns: c.state.session.post === "3" ? [] : city.campaigns(c.now, c.language) }),
  ],
  ["GET", /^\/api\/campaigns\/7$/, (c) => c.say(200, city.campaignPage(c.now, c.language, c.state.open_sessions))],
  [
    "POST",
    /^\/api\/class-sessions$/,
    (c) => {
      const { class_id, reachable_adult_id } = JSON.parse(c.body);
      if (!reachable_adult_id)
        return c.refuse(
          409,
          "no_reachable_adult",
          "请先指定一位可以联系到的值班成人，场次没有开启。",
          "Name an adult on duty who can be reached first. The session was not opened.",
        );
      c.state.open_sessions.set(class_id, `s-${class_id}`);
      c.say(200, classSession(c, `s-${class_id}`));
    },
  ],
  ["GET", /^\/api\/class-sessions\/(s-10[1-6])$/, (c, id) => c.say(200, classSession(c, id))],
  [
    "POST",
    /^\/api\/class-sessions\/(s-10[1-6])\/close$/,
    (c, id) => {
      c.state.closed.add(id);
      c.state.open_sessions.delete(id.replace("s-", ""));
      c.say(200, classSession(c, id));
    },
  ],
  [
    "GET",
    /^\/api\/alerts$/,
    (c) => {
      const rows = city.alerts(c.now, c.language);
      c.say(200, {
        alerts: rows,
        open_total: rows.length,
        urgent: {
          acute: rows.filter((one) => one.tier === "acute").length,
          overdue: rows.filter((one) => one.due_at_ms < c.now).length,
          same_day: rows.filter((one) => one.tier === "same_day").length,
        },
      });
    },
  ],
  ["GET", /^\/api\/alerts\/(a[0-6])$/, (c, id) => c.say(200, city.alertPage(c.now, c.language, id))],
  [
    "POST",
    /^\/api\/alerts\/(a[0-6])\/answers$/,
    (c, id) => {
      c.state.opened.push({ id, reason: JSON.parse(c.body).reason });
      c.say(200, city.itemAnswers(c.language));
    },
  ],
];

if (process.argv[1] === new URL(import.meta.url).pathname)
  console.log((await startStandIn(Number(process.argv[2] ?? 8090))).address);
