import { useEffect, useState } from "react";
import { App as AntApp, Button, Dropdown, Input } from "antd";
import { Link } from "react-router";
import { useTranslation } from "react-i18next";
import type { TextKey } from "../../../shell/language";
import { Icon } from "../../../shell/Icon";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Field } from "../../../shell/Field";
import { MoreButton, QueryState } from "../../../shell/QueryState";
import { PostForm } from "./PostForm";
import {
  useAccounts,
  useEndAccount,
  useEndingPosts,
  useEndPost,
  useGivePassword,
  useResetSecondFactor,
  type Account,
} from "./use_accounts";

interface Given {
  name: string;
  login: string;
  password: string;
}

/** Who can sign in, in which posts; nobody changes the own. */
export default function AccountsPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setWanted(typed.trim()), 350);
    return () => clearTimeout(timer);
  }, [typed]);
  const accounts = useAccounts(wanted);
  const rows = accounts.data?.pages.flatMap((page) => page.accounts) ?? [];
  const [form, setForm] = useState<{ account?: Account }>();
  const [given, setGiven] = useState<Given>();
  return (
    <>
      <PageHead
        title={t("accounts.title")}
        lead={t("accounts.lead")}
        actions={
          <>
            <Link className="button-link" to="/account-acts">
              {t("accounts.acts")}
            </Link>
            <Link className="button-link" to="/role-table">
              {t("accounts.role_table")}
            </Link>
            <Button type="primary" onClick={() => setForm({})}>
              {t("accounts.add")}
            </Button>
          </>
        }
      />
      {given && <GivenPassword given={given} close={() => setGiven(undefined)} />}
      <Ending />
      <search className="filters">
        <Field id="account-wanted" label={t("accounts.search")}>
          <Input
            id="account-wanted"
            allowClear
            value={typed}
            maxLength={40}
            onChange={(e) => setTyped(e.target.value)}
          />
        </Field>
      </search>
      <QueryState query={accounts} rows={8} />
      {accounts.data && rows.length === 0 && (
        <EmptyState title={t("accounts.nobody")}>
          <p>{t("accounts.nobody_next")}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className="sheet">
          <table className="table cards-on-phone">
            <caption className="unseen">{t("accounts.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("accounts.name")}</th>
                <th scope="col">{t("accounts.login")}</th>
                <th scope="col">{t("accounts.posts")}</th>
                <th scope="col">{t("accounts.state")}</th>
                <th scope="col">
                  <span className="unseen">{t("accounts.do")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <AccountRow
                  key={one.account_id}
                  one={one}
                  add_post={() => setForm({ account: one })}
                  given={setGiven}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {accounts.hasNextPage && (
        <p className="more">
          <MoreButton query={accounts} words={t("accounts.more")} />
        </p>
      )}
      {form && (
        <PostForm
          account={form.account}
          close={() => setForm(undefined)}
          given={(name, login, password) => {
            setGiven({ name, login, password });
            setForm(undefined);
          }}
        />
      )}
    </>
  );
}

/** The password is in this page only; once it is closed nobody can read it again. */
function GivenPassword({ given, close }: { given: Given; close: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="notice notice-calm" role="status">
      <Icon name="shield" />
      <div>
        <p className="notice-words">{t("accounts.given", { name: given.name })}</p>
        <p>
          {t("accounts.login")} <b className="number">{given.login}</b> · {t("accounts.password")}{" "}
          <code className="given-password">{given.password}</code>
        </p>
        <p className="notice-small">{t("accounts.given_once")}</p>
        <p className="notice-small">{t("accounts.waits")}</p>
        <Button onClick={close}>{t("accounts.given_noted")}</Button>
      </div>
    </div>
  );
}

function Ending() {
  const { t } = useTranslation();
  const ending = useEndingPosts();
  const posts = ending.data?.posts ?? [];
  if (posts.length === 0) return null;
  return (
    <details className="sheet pad">
      <summary>{t("accounts.ending", { count: posts.length })}</summary>
      <ul className="people">
        {posts.map((one) => (
          <li key={one.post_id}>
            <p>
              <b>{one.name}</b>
              <span>
                {t(`role.${one.role}`, { defaultValue: one.role })} · {one.unit_name}
              </span>
              <span className="number">{t("staff.until", { day: one.until })}</span>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface AccountRowProps {
  one: Account;
  add_post: () => void;
  given: (given: Given) => void;
}

function AccountRow({ one, add_post, given }: AccountRowProps) {
  const { t } = useTranslation();
  const { modal } = AntApp.useApp();
  const ending = useEndAccount();
  const giving = useGivePassword();
  const resetting = useResetSecondFactor();
  const ending_post = useEndPost();
  const fault = ending.error ?? giving.error ?? resetting.error ?? ending_post.error;
  const sure = (title: string, content: string, okText: string, act: () => Promise<unknown>) =>
    void modal.confirm({
      title,
      content,
      okText,
      cancelText: t("accounts.not_now"),
      autoFocusButton: "cancel",
      onOk: () => act().catch(() => undefined),
    });
  const acts: Record<string, () => void> = {
    post: add_post,
    password: () =>
      sure(
        t("accounts.password_sure", { name: one.name }),
        t("accounts.password_what"),
        t("accounts.new_password"),
        () =>
          giving
            .mutateAsync(one.account_id)
            .then((made) => given({ name: one.name, login: one.login, password: made.one_time_password })),
      ),
    factor: () =>
      sure(t("accounts.factor_sure", { name: one.name }), t("accounts.factor_what"), t("accounts.reset_factor"), () =>
        resetting.mutateAsync(one.account_id),
      ),
    end: () =>
      sure(t("accounts.end_sure", { name: one.name }), t("accounts.end_what"), t("accounts.end"), () =>
        ending.mutateAsync(one.account_id),
      ),
  };
  const words: Record<string, TextKey> = {
    post: "accounts.add_post",
    password: "accounts.new_password",
    factor: "accounts.reset_factor",
    end: "accounts.end",
  };
  const state = one.ended
    ? "accounts.ended"
    : one.password_given
      ? "accounts.not_yet"
      : one.second_factor
        ? "accounts.complete"
        : "accounts.no_factor";
  return (
    <tr>
      <th scope="row" data-head>
        {one.name}
      </th>
      <td data-label={t("accounts.login")}>{one.login}</td>
      <td data-label={t("accounts.posts")}>
        <ul className="posts-held">
          {one.posts.map((post) => (
            <li key={post.post_id}>
              <span>
                {t(`role.${post.role}`, { defaultValue: post.role })} · {post.unit_name}
                {post.until && <span className="soft"> {t("staff.until", { day: post.until })}</span>}
              </span>
              {!one.own && !one.ended && (
                <Button
                  size="small"
                  type="text"
                  aria-label={t("accounts.end_post_one", { name: one.name, unit: post.unit_name })}
                  icon={<Icon name="cross" size={16} />}
                  onClick={() =>
                    sure(
                      t("accounts.end_post_sure", { name: one.name, unit: post.unit_name }),
                      t("accounts.end_post_what"),
                      t("accounts.end_post"),
                      () => ending_post.mutateAsync(post.post_id),
                    )
                  }
                />
              )}
            </li>
          ))}
          {one.posts.length === 0 && (
            <li className="soft">{t(one.ended ? "accounts.no_post" : "accounts.no_post_row")}</li>
          )}
        </ul>
        {fault && <ProblemNotice problem={fault} />}
      </td>
      <td data-label={t("accounts.state")}>{t(state)}</td>
      <td className="right">
        {one.own ? (
          <span className="soft">{t("accounts.own")}</span>
        ) : (
          !one.ended && (
            <Dropdown
              trigger={["click"]}
              menu={{
                items: Object.keys(acts).map((key) => ({ key, label: t(words[key]!) })),
                onClick: ({ key }) => acts[key]?.(),
              }}
            >
              <Button size="small" aria-label={`${t("accounts.do")} ${one.name}`}>
                {t("accounts.do")}
              </Button>
            </Dropdown>
          )
        )}
      </td>
    </tr>
  );
}
