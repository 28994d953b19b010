import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tokenOf, type Call } from "./call";
import { CallPage } from "./page";
import { wordsOf } from "./words";

const token = "0123456789abcdef0123456789abcdef";
const call: Call = {
  state: "open",
  tier: "acute",
  answer_minutes: 10,
  made_at_ms: 1_790_000_000_000,
  card: ["马上到学生身边。", "有危险拨打 120 / 110。"],
};
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

let root: HTMLElement;
const text = () => root.textContent ?? "";
async function opened(...answers: (Response | Error)[]) {
  const asked = vi.spyOn(globalThis, "fetch");
  for (const one of answers) one instanceof Error ? asked.mockRejectedValueOnce(one) : asked.mockResolvedValueOnce(one);
  await new CallPage(root, token).open();
  return asked;
}

beforeEach(() => {
  localStorage.clear();
  root = document.body.appendChild(document.createElement("div"));
});
afterEach(() => root.remove());

describe("the page behind a message", () => {
  it("takes the token from its address, and nothing else", () => {
    expect(tokenOf(`/t/${token}`)).toBe(token);
    expect(tokenOf("/t/short")).toBe("");
    expect(tokenOf(`/t/${token}/more`)).toBe("");
  });

  it("says how urgent it is, and one press takes it on and shows what to do", async () => {
    const asked = await opened(json(call), json({ ...call, state: "taken_by_you" }));
    expect(text()).toContain("请 10 分钟内确认");
    expect(text()).not.toContain("120");
    root.querySelector<HTMLButtonElement>(".big")!.click();
    root.querySelector<HTMLButtonElement>(".big")!.click(); // a second press while the first is under way
    await vi.waitFor(() => expect(text()).toContain("已由您处理"));
    expect(asked).toHaveBeenCalledTimes(2);
    expect(asked.mock.calls[1]![0]).toBe(`/api/calls/${token}/take-on`);
    expect(root.querySelector('a[href="tel:120"]')).not.toBeNull();
    expect(root.querySelector('a[href="/staff/alerts"]')!.textContent).toBe("登录查看姓名");
  });

  it.each([
    [json({ ...call, state: "taken_by_another" }), "已有同事在处理"],
    [json({ ...call, state: "over" }), "这件事已经处理完毕"],
    [json({ state: "ended", made_at_ms: 1 }), "这条消息已经过期"],
    [json({ ...call, state: "pass_on" }), "请马上打电话给该校的值班老师"],
    [json({ ...call, state: "taken_by_you" }), "收到这条消息的同事已经接手"],
    [json({}, 404), "这个链接打不开了"],
    [json({}, 429), "请等一会儿再试"],
    [new TypeError("offline"), "没有连上网络，还没有确认"],
  ])("says kindly when there is nothing to take on (%#)", async (answer, words) => {
    await opened(answer);
    expect(text()).toContain(words);
    expect(root.querySelector(".big")).toBeNull();
  });

  it("says the minutes that the setting asks for now, and leads from one matter of a message to the next", async () => {
    const next = "f".repeat(32);
    await opened(
      json({ ...call, answer_minutes: 30, more: 2, next }),
      json({ ...call, state: "taken_by_you", more: 2, next }),
    );
    expect(text()).toContain("请 30 分钟内确认");
    expect(text()).toContain("这条消息里有 3 件");
    root.querySelector<HTMLButtonElement>(".big")!.click();
    await vi.waitFor(() => expect(text()).toContain("还有 2 件等您确认"));
    expect(root.querySelector(`a[href="/t/${next}"]`)).not.toBeNull();
  });

  it("speaks English on a touch, and keeps it", async () => {
    await opened(json(call), json(call));
    root.querySelector<HTMLButtonElement>(".language")!.click();
    await vi.waitFor(() => expect(text()).toContain("Please confirm within 10 minutes"));
    expect(localStorage.getItem("rongxin.language")).toBe("en");
    expect(JSON.stringify(wordsOf("en")).replace("中文", "")).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
