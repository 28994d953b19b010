import { useState, type FormEvent } from "react";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { SignInFrame } from "./SignInFrame";
import { useChangePassword, useSignOut, type StaffSession } from "../../../shell/session";
import { Field } from "../../../shell/Field";

const length_min = 10;

function NewPasswordForm({ given }: { given: boolean }) {
  const { t } = useTranslation();
  const changing = useChangePassword();
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [again, setAgain] = useState("");
  const ready = current !== "" && wanted.length >= length_min && wanted === again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    changing.mutate(
      { current, wanted },
      {
        onSuccess: () => {
          setCurrent("");
          setWanted("");
          setAgain("");
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className="stack">
      <Field id="current-password" label={t(given ? "password.given" : "password.current")}>
        <Input.Password
          id="current-password"
          size="large"
          autoComplete="current-password"
          maxLength={256}
          value={current}
          onChange={(e) => setCurrent(e.target.value)}
        />
      </Field>
      <Field id="wanted-password" label={t("password.wanted")} note={t("password.rule")}>
        <Input.Password
          id="wanted-password"
          size="large"
          autoComplete="new-password"
          maxLength={256}
          value={wanted}
          onChange={(e) => setWanted(e.target.value)}
        />
      </Field>
      <Field id="again-password" label={t("password.again")}>
        <Input.Password
          id="again-password"
          size="large"
          autoComplete="new-password"
          maxLength={256}
          value={again}
          onChange={(e) => setAgain(e.target.value)}
        />
        {again !== "" && again !== wanted && <p className="field-fault">{t("password.differs")}</p>}
      </Field>
      {changing.error && <ProblemNotice problem={changing.error} />}
      {changing.isSuccess && (
        <p className="good" role="status">
          <Icon name="check" size={18} /> {t("password.changed")}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={changing.isPending} disabled={!ready}>
        {t("password.change")}
      </Button>
    </form>
  );
}

/** The step after signing in with a password that somebody else has given. */
export function NewPasswordPage({ session }: { session: StaffSession }) {
  const { t } = useTranslation();
  const sign_out = useSignOut();
  return (
    <SignInFrame title={t("password.first")} lead={t("password.first_lead", { name: session.name })}>
      <NewPasswordForm given />
      <Button type="link" block onClick={() => sign_out.mutate()}>
        {t("staff.other_account")}
      </Button>
    </SignInFrame>
  );
}

export default function ChangePasswordPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("password.title")} lead={t("password.lead")} />
      <section className="sheet pad narrow">
        <NewPasswordForm given={false} />
      </section>
    </>
  );
}
