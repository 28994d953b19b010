import { useState, type FormEvent } from "react";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useSession, useSignOut, useUnlock } from "../features/staff/use_session";
import { Icon } from "./Icon";
import { ProblemNotice } from "./ProblemNotice";

/** Over the blurred page: the password, or signing out. The session and what was being written stay. */
export function LockedPage({ open }: { open: () => void }) {
  const { t } = useTranslation();
  const session = useSession().data;
  const unlocking = useUnlock();
  const sign_out = useSignOut();
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) unlocking.mutate(password, { onSuccess: open, onSettled: () => setPassword("") });
  };
  return (
    <div className="locked-cover" role="dialog" aria-modal="true" aria-labelledby="locked-title">
      <form className="sheet pad stack locked-card" onSubmit={submit}>
        <h1 id="locked-title">
          <Icon name="shield" size={26} /> {t("lock.title")}
        </h1>
        <p>{t("lock.why", { name: session?.name ?? "" })}</p>
        <div className="field">
          <label htmlFor="lock-password">{t("staff.password")}</label>
          <Input.Password id="lock-password" size="large" autoFocus autoComplete="current-password" maxLength={256} value={password} onChange={(e) => setPassword(e.target.value)} />
        </div>
        {unlocking.error && <ProblemNotice problem={unlocking.error} />}
        <Button type="primary" size="large" htmlType="submit" loading={unlocking.isPending} disabled={!password}>
          {t("lock.open")}
        </Button>
        <Button type="link" onClick={() => sign_out.mutate(undefined, { onSettled: open })}>
          {t("lock.leave")}
        </Button>
      </form>
    </div>
  );
}
