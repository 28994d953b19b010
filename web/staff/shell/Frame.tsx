import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Button, Drawer, Dropdown } from "antd";
import { NavLink, Outlet, useLocation, useNavigate } from "react-router";
import { useTranslation } from "react-i18next";
import { useChoosePost, useSession, useSignOut } from "./session";
import { menuFor, useFeatures } from "./features";
import { Icon } from "./Icon";
import { LanguageSwitch } from "./LanguageSwitch";
import { useLive } from "./live";
import { isLocked, lock } from "./lock";
import { Mark } from "./Mark";
import { OfflineBanner } from "./OfflineBanner";
import { PageBoundary } from "./PageBoundary";
import { wasBegunAnew } from "./page_session";
import { Waiting } from "./Waiting";

const KeysHelp = lazy(() => import("./KeysHelp"));

/** Everything around a page: where one can go, the post one works in, language, leaving. */
export function Frame() {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const banners = useFeatures();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const live = useLive();
  const [names_hidden, setNamesHidden] = useState(false);
  const [keys, setKeys] = useKeysHelp();
  useEffect(() => {
    setMenu(false);
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <div className="frame" data-names={names_hidden ? "hidden" : undefined}>
        <a className="skip" href="#main">
          {t("shell.skip")}
        </a>
        <aside className="side">
          <Brand />
          <Navigation />
          <p className="side-foot">{t("shell.side_foot")}</p>
        </aside>
        <div className="body">
          <header className="top">
            <Button
              type="text"
              className="menu-button"
              aria-label={t("shell.menu")}
              aria-expanded={menu}
              icon={<Icon name="menu" />}
              onClick={() => setMenu(true)}
            />
            <PostInHeader />
            <GuardButtons names_hidden={names_hidden} hideNames={setNamesHidden} />
            <LanguageSwitch />
            <AccountMenu />
          </header>
          <OfflineBanner />
          <AnewBanner />
          {banners.map(({ Banner }, place) => Banner && <Banner key={place} live={live} />)}
          <main id="main" ref={main} tabIndex={-1}>
            <PageBoundary key={pathname}>
              <Suspense fallback={<Waiting />}>
                <Outlet />
              </Suspense>
            </PageBoundary>
          </main>
        </div>
        <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={280} title={t("shell.menu")}>
          <Brand />
          <Navigation />
        </Drawer>
        {keys && (
          <Suspense fallback={null}>
            <KeysHelp close={() => setKeys(false)} />
          </Suspense>
        )}
      </div>
    </>
  );
}

/** "?" shows all keys, but not while somebody writes. */
function useKeysHelp() {
  const [keys, setKeys] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const writing =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key === "?" && !writing && !isLocked()) setKeys(true);
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, []);
  return [keys, setKeys] as const;
}

/** Against looking over shoulders: names out of sight, or the whole page until the password is given again. */
function GuardButtons({ names_hidden, hideNames }: { names_hidden: boolean; hideNames: (hidden: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <span className="guard">
      <Button
        type="text"
        title={t(names_hidden ? "lock.names_hidden" : "lock.hide_names")}
        aria-label={t(names_hidden ? "lock.show_names" : "lock.hide_names")}
        icon={<Icon name={names_hidden ? "eye" : "eye_shut"} />}
        onClick={() => hideNames(!names_hidden)}
      />
      <Button
        type="text"
        icon={<Icon name="lock" />}
        aria-label={t("lock.now")}
        title={`${t("lock.now")} (Ctrl+Shift+L)`}
        onClick={lock}
      />
    </span>
  );
}

function Brand() {
  const { t } = useTranslation();
  return (
    <div className="brand">
      <Mark size={34} />
      <span>
        <span className="brand-name">{t("shell.name")}</span>
        <span className="brand-more">{t("shell.name_more")}</span>
      </span>
    </div>
  );
}

function Navigation() {
  const { t } = useTranslation();
  const features = useFeatures();
  const rights = useSession().data?.rights ?? [];
  return (
    <nav aria-label={t("shell.menu")}>
      <ul className="nav">
        {menuFor(features, rights).map(({ path, menu }, i, shown) => (
          <li key={menu.words} className={i > 0 && menu.part !== shown[i - 1]!.menu.part ? "begins" : undefined}>
            <NavLink to={`/${path}`} end={path === ""}>
              <Icon name={menu.icon} />
              <span>{t(menu.words)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function PostInHeader() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession().data;
  const choose = useChoosePost();
  if (!session?.post) return null;
  const words = (
    <span className="post-now">
      <b>{t(`role.${session.post.role}`, { defaultValue: session.post.role })}</b>
      <span>{session.post.unit_name}</span>
    </span>
  );
  if (session.posts.length < 2) return <div className="post-here">{words}</div>;
  const change = (post_id: string) => {
    if (post_id !== session.post?.post_id) choose.mutate({ post_id }, { onSuccess: () => void navigate("/") });
  };
  return (
    <div className="post-here">
      <Dropdown
        trigger={["click"]}
        menu={{
          selectedKeys: [session.post.post_id],
          onClick: ({ key }) => change(key),
          items: session.posts.map((post) => ({
            key: post.post_id,
            label: `${t(`role.${post.role}`, { defaultValue: post.role })} · ${post.unit_name}`,
          })),
        }}
      >
        <Button type="text" className="post-switch" loading={choose.isPending}>
          {words}
          <span className="post-change">
            {t("shell.change")}
            <span className="unseen">{t("shell.change_post")}</span>
          </span>
        </Button>
      </Dropdown>
    </div>
  );
}

/** Behind the name: what one does about the own sign-in. */
function AccountMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const session = useSession().data;
  const sign_out = useSignOut();
  const acts: Record<string, () => void> = {
    password: () => void navigate("/password"),
    lock,
    leave: () => sign_out.mutate(),
  };
  return (
    <span className="who">
      <Dropdown
        trigger={["click"]}
        menu={{
          onClick: ({ key }) => acts[key]?.(),
          items: [
            { key: "password", label: t("password.title") },
            { key: "lock", label: t("lock.now") },
            { key: "leave", label: t("shell.sign_out") },
          ],
        }}
      >
        <Button type="text" className="who-button" loading={sign_out.isPending}>
          <span className="who-name">{session?.name}</span>
          <span className="unseen">{t("shell.account_menu")}</span>
          <Icon name="badge" size={18} />
        </Button>
      </Dropdown>
    </span>
  );
}

/** Why the page stands at its beginning although nobody asked for that. */
function AnewBanner() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(wasBegunAnew);
  if (!shown) return null;
  return (
    <p className="offline" role="status">
      {t("shell.begun_anew")}
      <Button size="small" onClick={() => setShown(false)}>
        {t("shell.understood")}
      </Button>
    </p>
  );
}
