// A stand-in for the real server, for the tests of the page alone. It follows the contract, keeps everything in
// memory, and can be cut off, filled up or made to lose replies from a test. It is never part of the product.
import { createServer } from "node:http";
import { access, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { faces, form, older, reading } from "./phq_form.mjs";

const kinds = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };

export function newWorld() {
  const children = {
    LN7K2QPD: { name: "林晨曦", form },
    CHEN3W8M: { name: "陈一诺", form },
    WANG5T6R: { name: "王子轩", form: reading },
    XAQ92B4C: { name: "黄小满", form: faces },
    ZHEN6K3T: { name: "郑书航", form: older },
  };
  return {
    children,
    sheets: new Map(),
    log: [],
    session: { title: "2026 年秋季心理健康测评", class_name: "七年级 3 班", open: true, by_seat: true },
    seats: { 7: "LN7K2QPD", 8: "CHEN3W8M" },
    cards: { "card-lin": "LN7K2QPD" },
    /** "up"; "down": nobody answers; "swallow": works but the reply is lost; "full", "unconfirmed", "crowded", "closed", "withdrawn", "expired". */
    state: "up",
    position: 214,
    retry_after: 1,
  };
}

const problem = (status, code, title, more = {}) => ({
  status,
  body: { type: "about:blank", title, status, code, ...more },
});

function refusal(world, path) {
  if (world.state === "full") return problem(507, "store_full", "服务器磁盘已满");
  if (world.state === "unconfirmed") return problem(503, "not_confirmed", "暂时无法确认是否已保存");
  if (world.state === "crowded")
    return problem(503, "over_capacity", "现在人很多", { parameters: { position: String(world.position) } });
  if (world.state === "closed" && path.startsWith("/api/answer-sheets/"))
    return problem(409, "campaign_not_open", "这次测评现在没有开放");
  if (world.state === "expired" && !path.includes("sign-in")) return problem(401, "ticket_expired", "登录已过期");
  return null;
}

function signIn(world, body) {
  if (body.access_code === "SCREEN")
    return { status: 200, body: { state: "class_session", code: "S9", class_session: world.session } };
  const code = body.access_code ?? (body.card ? world.cards[body.card] : world.seats[body.seat]);
  if (body.seat && code && !body.name_part) {
    const name = world.children[code].name;
    return {
      status: 200,
      body: {
        state: "seat",
        masked_name: name[0] + "＊" + name[2],
        choices: ["一", "小", name[1], "子", "文", "雨"],
        tries_left: 3,
      },
    };
  }
  const child = world.children[code];
  if (!child) return problem(404, "code_unknown", "没有找到这个编码");
  const sheet_id = "sheet-" + code.toLowerCase();
  const sheet = world.sheets.get(sheet_id) ?? { child, devices: 0, saves: [], answers: {}, save_no: 0 };
  sheet.devices += 1;
  world.sheets.set(sheet_id, sheet);
  const ids = child.form.sections.flatMap((section) => section.items.map((item) => item.id));
  const first_item = Math.max(0, ...ids.map((id, at) => (id in sheet.answers ? at + 1 : 0)));
  if (sheet.submitted) return problem(410, "code_spent", "这个编码的答卷已经收到");
  return {
    status: 200,
    body: {
      ticket: `ticket-${sheet_id}-${sheet.devices}`,
      sheet_id,
      display_name: child.name,
      state: "open",
      device: sheet.devices,
      first_item,
      expires_at_ms: Date.now() + 7200000,
      form_hash: "h",
    },
  };
}

function sheetOf(world, authorization) {
  const found = /^Ticket ticket-(sheet-\w+)-\d+$/.exec(authorization ?? "");
  return found ? world.sheets.get(found[1]) : undefined;
}

function answer(world, request, body) {
  const { method, url, headers } = request;
  const refused = refusal(world, url);
  if (refused) return refused;
  if (url.startsWith("/api/answering/class-sessions/"))
    return url.endsWith("/S9")
      ? { status: 200, body: world.session }
      : problem(409, "class_session_closed", "本班的场次没有开放");
  if (url === "/api/answering/sign-in" && method === "POST") return signIn(world, body);
  const sheet = sheetOf(world, headers.authorization);
  if (!sheet) return problem(401, "not_signed_in", "请先登录");
  if (url === "/api/answering/form") return { status: 200, body: sheet.child.form };
  if (method !== "PUT") return problem(405, "method_not_allowed", "");
  if (url.endsWith("/answers")) {
    sheet.saves.push(body);
    if (world.state === "withdrawn") return { status: 200, body: { save_no: sheet.save_no, recalled: true } };
    if (body.base_save_no && body.base_save_no !== sheet.save_no) return problem(409, "save_base_unknown", "");
    if (body.save_no > sheet.save_no) {
      sheet.save_no = body.save_no;
      for (const { item, value } of body.answers) sheet.answers[item] = value;
    }
    return { status: 200, body: { save_no: sheet.save_no } };
  }
  if (url.endsWith("/help-request")) {
    sheet.help = body;
    return { status: 200, body: { received_at_ms: Date.now(), promise: form.help_promise } };
  }
  const text = JSON.stringify(body);
  sheet.submissions = (sheet.submissions ?? 0) + 1;
  if (sheet.submitted && sheet.submitted !== text)
    return problem(409, "sheet_differs", "已经交过另一份", { parameters: { kept: "nothing", wish: "none" } });
  sheet.submitted = text;
  sheet.receipt ??= "榕 4827";
  return { status: 200, body: { receipt: sheet.receipt, received_at_ms: Date.now() } };
}

async function file(pages, path) {
  const name = path === "/a/" ? "index.html" : path.slice("/a/".length);
  if (name.includes("..")) return null;
  return readFile(new URL(name, pages)).then(
    (bytes) => ({ bytes, type: kinds[name.split(".").pop()] ?? "application/octet-stream" }),
    () => null,
  );
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * Starts the stand-in with the page that was built into the folder `pages`, on a free port. Resolves to
 * { world, address, close }; rejects where there is no page, which a test would else see as one that never comes.
 */
export async function serve(pages, port = 0) {
  await access(new URL("index.html", pages));
  const world = newWorld();
  const server = createServer(async (request, response) => {
    if (world.state === "down") return void request.socket.destroy();
    const path = request.url.split("?")[0];
    if (!path.startsWith("/api/")) {
      const found = await file(pages, path);
      response.writeHead(found ? 200 : 404, {
        "Content-Type": found?.type ?? "text/plain",
        "Cache-Control": "no-cache",
        "Content-Security-Policy": policy,
      });
      return void response.end(found?.bytes ?? "not found");
    }
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    const reply = answer(world, request, body);
    world.log.push({ method: request.method, path, body, status: reply.status });
    if (world.state === "swallow") return void request.socket.destroy();
    const headers = { "Content-Type": "application/json" };
    if (world.state === "crowded") headers["Retry-After"] = String(world.retry_after);
    response.writeHead(reply.status, headers);
    response.end(JSON.stringify(reply.body));
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  return {
    world,
    address,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = new URL("../../../web/answer/dist/", import.meta.url);
  const { address } = await serve(built, Number(process.env.PORT ?? 5199));
  console.log(
    `${address}/a/   codes: LN7K2QPD CHEN3W8M WANG5T6R (reading) XAQ92B4C (faces) ZHEN6K3T (several on a screen)   session: #s=S9   card: #c=card-lin`,
  );
}
