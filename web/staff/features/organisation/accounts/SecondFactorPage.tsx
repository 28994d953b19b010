import { useMemo, useState, type FormEvent } from "react";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { qrPicture } from "../../../shell/qr_picture";
import { SignInFrame } from "./SignInFrame";
import { useCountdown } from "./SignInPage";
import { useSecondFactor, useSignOut, type StaffSession } from "../../../shell/session";
import { Field } from "../../../shell/Field";

/** The secret of an otpauth address in groups of four, for typing by hand. */
export function typedSecret(totp_uri: string): string {
  const secret = /[?&]secret=([A-Z2-7]+)/i.exec(totp_uri)?.[1] ?? "";
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}

export function SecondFactorPage({ session }: { session: StaffSession }) {
  const { t } = useTranslation();
  const give = useSecondFactor();
  const sign_out = useSignOut();
  const wait_seconds = useCountdown(give.error);
  const [code, setCode] = useState("");
  const enrolling = session.step === "second_factor_enrolment";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.length === 6 && wait_seconds === 0) give.mutate({ code }, { onError: () => setCode("") });
  };
  return (
    <SignInFrame
      title={t(enrolling ? "staff.enrol" : "staff.second_factor")}
      lead={t(enrolling ? "staff.enrol_lead" : "staff.second_factor_lead", { name: session.name })}
    >
      {enrolling && session.totp_uri && <Enrolment totp_uri={session.totp_uri} />}
      <form onSubmit={submit} className="stack">
        <Field id="code" label={t("staff.code")}>
          <Input
            id="code"
            size="large"
            className="code-input"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            autoFocus
            value={code}
            onChange={(e) => setCode(e.target.value.replace(/\D/g, ""))}
          />
        </Field>
        {give.error && wait_seconds === 0 && <ProblemNotice problem={give.error} />}
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
          loading={give.isPending}
          disabled={code.length !== 6 || wait_seconds > 0}
        >
          {t(enrolling ? "staff.enrol_now" : "staff.go_on")}
        </Button>
        <Button type="link" block onClick={() => sign_out.mutate()}>
          {t("staff.other_account")}
        </Button>
      </form>
    </SignInFrame>
  );
}

function Enrolment({ totp_uri }: { totp_uri: string }) {
  const { t } = useTranslation();
  const picture = useMemo(() => qrPicture(totp_uri), [totp_uri]);
  return (
    <div className="enrolment">
      <img src={picture} alt={t("staff.enrol_picture")} width={176} height={176} />
      <ol>
        <li>{t("staff.enrol_1")}</li>
        <li>{t("staff.enrol_2")}</li>
        <li>{t("staff.enrol_3")}</li>
      </ol>
      <p className="notice-small">
        <Icon name="shield" size={16} /> {t("staff.enrol_by_hand")}{" "}
        <code className="number">{typedSecret(totp_uri)}</code>
      </p>
    </div>
  );
}
