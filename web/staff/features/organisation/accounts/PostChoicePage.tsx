import { useTranslation } from "react-i18next";
import { Button } from "antd";
import { Icon } from "../../../shell/Icon";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { SignInFrame } from "./SignInFrame";
import { useChoosePost, useSignOut, type Post, type StaffSession } from "../../../shell/session";

export function PostChoicePage({ session }: { session: StaffSession }) {
  const { t } = useTranslation();
  const choose = useChoosePost();
  const sign_out = useSignOut();
  return (
    <SignInFrame title={t("staff.choose_post")} lead={t("staff.choose_post_lead", { name: session.name })}>
      <ul className="posts">
        {session.posts.map((post) => (
          <li key={post.post_id}>
            <PostButton
              post={post}
              waiting={choose.isPending}
              choose={() => choose.mutate({ post_id: post.post_id })}
            />
          </li>
        ))}
      </ul>
      {session.posts.length === 0 && <p className="notice notice-wait">{t("staff.no_post")}</p>}
      {choose.error && <ProblemNotice problem={choose.error} />}
      <Button type="link" block onClick={() => sign_out.mutate()}>
        {t("staff.other_account")}
      </Button>
    </SignInFrame>
  );
}

function PostButton({ post, waiting, choose }: { post: Post; waiting: boolean; choose: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="post" disabled={waiting} onClick={choose}>
      <Icon name="badge" size={24} />
      <span className="post-words">
        <b>{t(`role.${post.role}`, { defaultValue: post.role })}</b>
        <span>{post.unit_name}</span>
        {post.until && <span className="soft">{t("staff.until", { day: post.until })}</span>}
      </span>
      <Icon name="next" />
    </button>
  );
}
