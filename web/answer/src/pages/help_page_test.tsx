import { expect, test, vi } from "vitest";
import { button, choose, drawnPages, openItem, openPage, pass } from "../drawn_page";

drawnPages();

test("a call for help says when a person reads it, or that it has not been sent", async () => {
  const { server } = await openItem();
  server.instead = { PUT: { kind: "later", why: "network" } };
  button("我想找人聊聊")?.click();
  await pass(10);
  button("现在就想")?.click();
  await pass(600);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("还没送出，请直接找老师");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12356");
  server.instead = {};
  await pass(40_000);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("今天放学前");
});

test("before signing in the help page says what it can do, and does not say that something was not sent", async () => {
  await openPage();
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("直接去找老师");
  expect(document.body.textContent).not.toContain("还没送出");
  expect(document.querySelector(".hotlines")?.textContent).toContain("12355");
  expect(button("现在就想")).toBeUndefined();
});

test("before signing in the help page shows the city's own helplines too, where the server can be asked", async () => {
  const line = (name: string, number: string) => ({
    name: { "zh-CN": name, en: "En" },
    number,
    note: { "zh-CN": "", en: "" },
  });
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(
      new Response(
        JSON.stringify(
          path === "/api/answering/hotlines"
            ? { hotlines: [line("全国统一心理援助热线", "12356"), line("福州市心理援助热线", "0591-87654321")] }
            : {},
        ),
      ),
    ),
  );
  await openPage();
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector(".hotlines")?.textContent).toContain("福州市心理援助热线");
  expect(document.querySelector<HTMLAnchorElement>(".hotlines li:nth-child(2) a")?.href).toBe("tel:059187654321");
});

test("whoever asked for somebody reads on the last page, and on its help page, that it has arrived; nothing is asked again", async () => {
  await openItem();
  await choose(0, 0, 0, 0);
  button("看好了")?.click();
  await pass(10);
  button("现在就想有人找我")?.click();
  await pass(10);
  expect(document.querySelector("main")?.textContent).not.toContain("今天放学前");
  button("交给心理老师")?.click();
  await pass(600);
  expect(document.querySelector("main")?.textContent).toContain("会悄悄来找你");
  button("我想找人聊聊")?.click();
  await pass(10);
  expect(document.querySelector("main [role=status]")?.textContent).toContain("已经在叫值班老师了");
  expect(button("现在就想有人找我")).toBeUndefined();
});
