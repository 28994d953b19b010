import { afterEach, describe, expect, it, vi } from "vitest";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { QueryClientProvider } from "@tanstack/react-query";
import { makeQueryClient } from "../../../shell/queries";
import { qrPicture } from "../../../shell/qr_picture";
import { typedSecret } from "./SecondFactorPage";
import { SignInPage } from "./SignInPage";
import { readSession } from "../../../shell/session";

const answerOf = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });

afterEach(() => vi.unstubAllGlobals());

describe("signing in", () => {
  it("counts down the wait that the server asks for, and does not send meanwhile", async () => {
    const asked = vi.fn(async (_request: Request) =>
      answerOf(429, {
        type: "about:blank",
        title: "输错次数较多",
        status: 429,
        code: "wait_before_trying",
        parameters: { retry_seconds: "30" },
      }),
    );
    vi.stubGlobal("fetch", asked);
    render(
      <QueryClientProvider client={makeQueryClient()}>
        <SignInPage returning={false} />
      </QueryClientProvider>,
    );
    fireEvent.change(screen.getByLabelText("账号"), { target: { value: "wangli" } });
    fireEvent.change(screen.getByLabelText("密码"), { target: { value: "wrong" } });
    fireEvent.submit(screen.getByLabelText("密码").closest("form") as HTMLFormElement);
    await waitFor(() => expect(screen.getByText(/请等 \d+ 秒再试/)).toBeTruthy());
    fireEvent.submit(screen.getByLabelText("密码").closest("form") as HTMLFormElement);
    expect(asked.mock.calls.filter(([request]) => request.method === "POST")).toHaveLength(1);
  });
  it("takes a refused session as nobody signed in, and a broken server as a problem", async () => {
    vi.stubGlobal("fetch", async () =>
      answerOf(401, { type: "about:blank", title: "请先登录。", status: 401, code: "not_signed_in" }),
    );
    expect(await readSession()).toBeNull();
    vi.stubGlobal("fetch", async () =>
      answerOf(500, { type: "about:blank", title: "系统出错了", status: 500, code: "internal_error" }),
    );
    await expect(readSession()).rejects.toThrow("系统出错了");
  });
  it("shows the secret in groups for typing, and as a picture", () => {
    const uri = "otpauth://totp/Rongxin:wangli?secret=JBSWY3DPEHPK3PXP&issuer=Rongxin";
    expect(typedSecret(uri)).toBe("JBSW Y3DP EHPK 3PXP");
    expect(decodeURIComponent(qrPicture(uri))).toMatch(
      /^data:image\/svg\+xml;charset=utf-8,<svg .*<path d="M\d+ \d+h1/,
    );
  });
});
