import { useState } from "react";
import { App as AntApp, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Field } from "../../../shell/Field";
import { FormModal } from "../../../shell/FormModal";
import { UnitChoice } from "./UnitChoice";
import { useAddAccount, useAddPost, type Account } from "./use_accounts";

const roles = [
  "class_teacher",
  "session_operator",
  "psychology_teacher",
  "school_leader",
  "counselling_centre",
  "county_officer",
  "city_officer",
  "auditor",
  "system_administrator",
  "security_administrator",
] as const;

interface PostFormProps {
  /** Whose post it becomes; without one a new person is added with it. */
  account?: Account;
  close: () => void;
  given: (name: string, login: string, password: string) => void;
}

/** A new person with a first post, or one more post for somebody who is there. */
export function PostForm({ account, close, given }: PostFormProps) {
  const { t } = useTranslation();
  const adding = useAddAccount();
  const posting = useAddPost();
  const { message } = AntApp.useApp();
  const [login, setLogin] = useState("");
  const [name, setName] = useState("");
  const [unit_id, setUnit] = useState<string>();
  const [role, setRole] = useState<string>("psychology_teacher");
  const [until, setUntil] = useState("");
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (!unit_id) return;
    const post = { unit_id, role, until };
    if (account)
      posting.mutate(
        { id: account.account_id, body: post },
        { onSuccess: () => (close(), void message.info(t("accounts.waits"), 8)) },
      );
    else if (login.trim().length >= 3 && name.trim())
      adding.mutate(
        { login: login.trim(), name: name.trim(), ...post },
        { onSuccess: (made) => given(name.trim(), login.trim(), made.one_time_password) },
      );
  };
  return (
    <FormModal
      title={account ? t("accounts.add_post_for", { name: account.name }) : t("accounts.add")}
      not_now={t("accounts.not_now")}
      close={close}
      act_now={t(account ? "accounts.add_post" : "accounts.add_now")}
      act={save}
      acting={account ? posting : adding}
      stack
    >
      {!account && (
        <>
          <Field id="new-name" label={t("accounts.name")}>
            <Input
              id="new-name"
              maxLength={40}
              autoComplete="off"
              value={name}
              status={tried && !name.trim() ? "error" : undefined}
              onChange={(e) => setName(e.target.value)}
            />
          </Field>
          <Field id="new-login" label={t("accounts.login")} note={t("accounts.login_why")}>
            <Input
              id="new-login"
              maxLength={64}
              autoComplete="off"
              value={login}
              status={tried && login.trim().length < 3 ? "error" : undefined}
              onChange={(e) => setLogin(e.target.value)}
            />
          </Field>
        </>
      )}
      <Field id="new-unit" label={t("accounts.unit")}>
        <UnitChoice id="new-unit" value={unit_id} change={setUnit} fault={tried && !unit_id} />
      </Field>
      <Field id="new-role" label={t("accounts.role")}>
        <Select
          id="new-role"
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
      </Field>
      <Field id="new-until" label={t("accounts.until")} note={t("accounts.until_why")}>
        <input
          id="new-until"
          className="plain-input"
          type="date"
          value={until}
          onChange={(e) => setUntil(e.target.value)}
        />
      </Field>
    </FormModal>
  );
}
