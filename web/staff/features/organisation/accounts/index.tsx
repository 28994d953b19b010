import { lazy } from "react";
import type { Feature, Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import type { TodayPart } from "../../../shell/today";
import ChangePasswordPage, { NewPasswordPage } from "./NewPassword";
import { PostChoicePage } from "./PostChoicePage";
import { SecondFactorPage } from "./SecondFactorPage";
import { SignInPage } from "./SignInPage";
import { AccountsToday, ActsToday } from "./TodayCards";
import { useAccountActs } from "./use_accounts";

export const steps: Feature["steps"] = {
  none: ({ ended }) => <SignInPage returning={ended} />,
  second_factor: ({ session }) => session && <SecondFactorPage session={session} />,
  second_factor_enrolment: ({ session }) => session && <SecondFactorPage session={session} />,
  new_password: ({ session }) => session && <NewPasswordPage session={session} />,
  choose_post: ({ session }) => session && <PostChoicePage session={session} />,
};

export const places: Place[] = [
  { path: "password", page: ChangePasswordPage },
  {
    path: "accounts",
    page: lazy(() => import("./AccountsPage")),
    right: "listAccounts",
    menu: { part: "office", order: 60, icon: "badge", words: "nav.accounts" },
  },
  {
    path: "account-acts",
    page: lazy(() => import("./AccountActsPage")),
    right: "listAccountActs",
    lacks: "readStudent",
    menu: { part: "office", order: 80, icon: "badge", words: "accounts.acts" },
  },
  {
    path: "role-table",
    page: lazy(() => import("./RoleTablePage")),
    right: "readRoleTable",
    menu: { part: "office", order: 90, icon: "in_order", words: "nav.role_table" },
  },
];

export const fills: Feature["fills"] = { proposal: lazy(() => import("./ProposedAccountMatter")) };

const acts_shown = 5;

/** Told to whom it concerns: one's own account first, then those of the school or office. */
function useTellingActs() {
  const acts = useAccountActs(useMay("listAccountActs")).data?.acts ?? [];
  return [...acts.filter((one) => one.own), ...acts.filter((one) => !one.own)].slice(0, acts_shown);
}

export function useToday(): TodayPart {
  const acts = useTellingActs();
  return {
    cards: [
      acts.length > 0 && { order: 140, left: false, part: <ActsToday acts={acts} /> },
      useMay("listEndingPosts") && { order: 150, left: false, part: <AccountsToday /> },
    ],
  };
}
