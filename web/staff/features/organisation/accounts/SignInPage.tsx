import { useEffect, useState, type FormEvent } from "react";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Problem } from "../../../shell/problem";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { SignInFrame } from "./SignInFrame";
import { useSignIn } from "../../../shell/session";
import { Field } from "../../../shell/Field";

/** Seconds left of a wait that the server asked for; counts down by itself. */
export function useCountdown(problem: unknown): number {
  const wait_seconds = problem instanceof Problem && problem.status === 429 ? problem.retry_seconds : 0;
  const [left, setLeft] = useState(0);
  useEffect(() => {
    setLeft(wait_seconds);
    if (wait_seconds === 0) return;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [problem, wait_seconds]);
  return left;
}

export function SignInPage({ returning }: { returning: boolean }) {
  const { t } = useTranslation();
  const sign_in = useSignIn();
  const wait_seconds = useCountdown(sign_in.error);
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login && password && wait_seconds === 0) sign_in.mutate({ login, password });
  };
  useEffect(() => {
    document.title = `${t("staff.sign_in")} · ${t("shell.name")}`;
  }, [t]);
  return (
    <SignInFrame title={t("staff.sign_in")} lead={t(returning ? "staff.sign_in_returning" : "staff.sign_in_lead")}>
      <form onSubmit={submit} className="stack">
        <Field id="login" label={t("staff.login")}>
          <Input
            id="login"
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            required
            autoFocus
            value={login}
            onChange={(e) => setLogin(e.target.value)}
          />
        </Field>
        <Field id="password" label={t("staff.password")}>
          <Input
            type="password"
            id="password"
            size="large"
            autoComplete="current-password"
            maxLength={256}
            required
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        </Field>
        {sign_in.error && wait_seconds === 0 && (sign_in.error as Problem).status !== 429 && (
          <ProblemNotice problem={sign_in.error} />
        )}
        {wait_seconds > 0 && (
          <p className="notice notice-wait" role="status">
            {t("staff.wait", { seconds: wait_seconds })}
          </p>
        )}
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          loading={sign_in.isPending}
          disabled={wait_seconds > 0}
        >
          {t("staff.sign_in_now")}
        </Button>
        <p className="field-note">{t("staff.forgotten")}</p>
      </form>
    </SignInFrame>
  );
}
