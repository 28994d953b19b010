import { useState, type FormEvent } from "react";
import { createPortal } from "react-dom";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { useSession, useSignOut, useUnlock } from "./session";
import { lock_place } from "./cover";
import { Icon } from "./Icon";
import { ProblemNotice } from "./ProblemNotice";

/** In place of everything else: the password, or signing out. The session and what was being written stay. */
export function LockedPage() {
  const { t } = useTranslation();
  const session = useSession().data;
  const unlocking = useUnlock();
  const sign_out = useSignOut();
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password) unlocking.mutate(password, { onSettled: () => setPassword("") });
  };
  return createPortal(
    <main className="locked-cover">
      <form className="sheet pad stack locked-card" aria-labelledby="locked-title" onSubmit={submit}>
        <h1 id="locked-title">
          <Icon name="shield" size={26} /> {t("lock.title")}
        </h1>
        <p>{t("lock.why", { name: session?.name ?? "" })}</p>
        <div className="field">
          <label htmlFor="lock-password">{t("staff.password")}</label>
          <Input.Password
            id="lock-password"
            size="large"
            autoFocus
            autoComplete="current-password"
            maxLength={256}
            value={password}
            onChange={(e) => setPassword(e.target.value)}
          />
        </div>
        {unlocking.error && <ProblemNotice problem={unlocking.error} />}
        {sign_out.error && (
          <p className="notice notice-wait" role="status">
            {t("lock.not_left")}
          </p>
        )}
        <Button type="primary" size="large" htmlType="submit" loading={unlocking.isPending} disabled={!password}>
          {t("lock.open")}
        </Button>
        <Button type="link" loading={sign_out.isPending} onClick={() => sign_out.mutate()}>
          {t("lock.leave")}
        </Button>
      </form>
    </main>,
    lock_place!,
  );
}
