import { useEffect, useState } from "react";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../shell/Icon";
import { PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Field } from "../../../shell/Field";
import { QueryState } from "../../../shell/QueryState";
import { useMyContact, useSetMyContact, useTestMessage } from "./use_duty";
import "./duty.css";

/** Where I am called, and whether a call would arrive. */
export default function ContactPage() {
  const { t } = useTranslation();
  const contact = useMyContact();
  const setting = useSetMyContact();
  const testing = useTestMessage();
  const [mail, setMail] = useState("");
  const [phone, setPhone] = useState("");
  useEffect(() => {
    setMail(contact.data?.mail_address ?? "");
    setPhone(contact.data?.phone ?? "");
  }, [contact.data]);
  const changed = mail.trim() !== (contact.data?.mail_address ?? "") || phone.trim() !== (contact.data?.phone ?? "");
  const save = () => setting.mutate({ mail_address: mail.trim(), phone: phone.trim() });
  return (
    <>
      <PageHead title={t("duty.contact")} lead={t("duty.contact_lead")} />
      <QueryState query={contact} rows={3} />
      {contact.data && (
        <section className="sheet pad narrow">
          <form
            className="stack"
            onSubmit={(e) => {
              e.preventDefault();
              save();
            }}
          >
            <Field id="my-phone" label={t("duty.phone")} note={t("duty.phone_why")}>
              <Input
                id="my-phone"
                type="tel"
                autoComplete="tel"
                maxLength={30}
                value={phone}
                onChange={(e) => setPhone(e.target.value)}
              />
            </Field>
            <Field id="my-mail" label={t("duty.mail")} note={t("duty.mail_why")}>
              <Input
                id="my-mail"
                type="email"
                autoComplete="email"
                maxLength={200}
                value={mail}
                onChange={(e) => setMail(e.target.value)}
              />
            </Field>
            {setting.error && <ProblemNotice problem={setting.error} />}
            <div className="chips">
              <Button type="primary" htmlType="submit" disabled={!changed} loading={setting.isPending}>
                {t("duty.save")}
              </Button>
              <Button disabled={changed} loading={testing.isPending} onClick={() => testing.mutate()}>
                {t("duty.test")}
              </Button>
            </div>
            {changed && <p className="field-note">{t("duty.save_first")}</p>}
            {setting.isSuccess && !changed && (
              <p className="good">
                <Icon name="check" size={18} /> {t("duty.saved")}
              </p>
            )}
          </form>
          {testing.error && <ProblemNotice problem={testing.error} />}
          {testing.data && (
            <div role="status">
              <ul className="people">
                {testing.data.results.map((one) => (
                  <li key={one.channel}>
                    <p>
                      <Icon
                        name={one.state === "sent" ? "check" : one.state === "failed" ? "right_away" : "absent"}
                        size={18}
                      />
                      <b>{t(`duty.channel_${one.channel}`)}</b>
                      <span>{t(`duty.test_${one.state}`)}</span>
                      {one.fault && <span className="soft">{t("duty.fault", { fault: one.fault })}</span>}
                    </p>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </section>
      )}
    </>
  );
}
