import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { App as AntApp, ConfigProvider } from "antd";
import en_US from "antd/locale/en_US";
import zh_CN from "antd/locale/zh_CN";
import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { BrowserRouter, Navigate, Route, Routes, useMatch } from "react-router";
import { useTranslation } from "react-i18next";
import { NewPasswordPage } from "../features/organisation/accounts/NewPassword";
import { PostChoicePage } from "../features/organisation/accounts/PostChoicePage";
import { SecondFactorPage } from "../features/organisation/accounts/SecondFactorPage";
import { SignInPage } from "../features/organisation/accounts/SignInPage";
import { session_key, useMay, useSession } from "../features/organisation/accounts/use_session";
import { HomePage } from "../features/app/home/HomePage";
import { whenSignedOut } from "./api";
import { coverPage } from "./cover";
import { Frame } from "./Frame";
import { useGuardedPage } from "./guard_page";
import { showIdle } from "./idle";
import { isLocked, useLock } from "./lock";
import { LockedPage } from "./LockedPage";
import { look } from "./look";
import { NotFoundPage } from "./NotFoundPage";
import { PageBoundary } from "./PageBoundary";
import { ProblemNotice } from "./ProblemNotice";
import { makeQueryClient } from "./queries";
import { Waiting } from "./Waiting";

const StudentsPage = lazy(() => import("../features/organisation/school_roll/StudentsPage"));
const StudentPage = lazy(() => import("../features/organisation/school_roll/StudentPage"));
const ImportPage = lazy(() => import("../features/organisation/school_roll/ImportPage"));
const CampaignsPage = lazy(() => import("../features/care/campaign_desk/CampaignsPage"));
const CampaignPage = lazy(() => import("../features/care/campaign_desk/CampaignPage"));
const WizardPage = lazy(() => import("../features/care/campaign_desk/WizardPage"));
const SlotsPage = lazy(() => import("../features/care/campaign_desk/SlotsPage"));
const ClassSessionPage = lazy(() => import("../features/care/fieldwork/ClassSessionPage"));
const DayPage = lazy(() => import("../features/care/fieldwork/DayPage"));
const UnfinishedPage = lazy(() => import("../features/care/fieldwork/UnfinishedPage"));
const RecallPage = lazy(() => import("../features/care/fieldwork/RecallPage"));
const PaperPage = lazy(() => import("../features/care/fieldwork/PaperPage"));
const ConsentBoardPage = lazy(() => import("../features/care/consent/ConsentBoardPage"));
const ClassConsentPage = lazy(() => import("../features/care/consent/ClassConsentPage"));
const ConsentSlipsPage = lazy(() => import("../features/care/consent/SlipsPage"));
const RetestsPage = lazy(() => import("../features/care/campaign_desk/RetestsPage"));
const AlertsPage = lazy(() => import("../features/care/casework/AlertsPage"));
const TakenPage = lazy(() => import("../features/care/casework/TakenPage"));
const WeekPlanPage = lazy(() => import("../features/care/casework/WeekPlanPage"));
const SlipsPage = lazy(() => import("../features/care/casework/SlipsPage"));
const ConcernPage = lazy(() => import("../features/care/casework/ConcernPage"));
const MarkedPage = lazy(() => import("../features/care/casework/MarkedPage"));
const ObservationPage = lazy(() => import("../features/care/casework/ObservationPage"));
const InformantTasksPage = lazy(() => import("../features/care/informants/InformantTasksPage"));
const InformantClassPage = lazy(() => import("../features/care/informants/InformantClassPage"));
const AlertPage = lazy(() => import("../features/care/casework/AlertPage"));
const InstrumentsPage = lazy(() => import("../features/care/instruments/InstrumentsPage"));
const InstrumentPage = lazy(() => import("../features/care/instruments/InstrumentPage"));
const NewVersionPage = lazy(() => import("../features/care/instruments/NewVersionPage"));
const ProposalPage = lazy(() => import("../features/care/instruments/ProposalPage"));

const DutyPage = lazy(() => import("../features/organisation/duty/DutyPage"));
const CalendarPage = lazy(() => import("../features/organisation/calendar/CalendarPage"));
const ContactPage = lazy(() => import("../features/organisation/duty/ContactPage"));
const ChangePasswordPage = lazy(() => import("../features/organisation/accounts/NewPassword"));
const AccountsPage = lazy(() => import("../features/organisation/accounts/AccountsPage"));
const AccountActsPage = lazy(() => import("../features/organisation/accounts/AccountActsPage"));
const RoleTablePage = lazy(() => import("../features/organisation/accounts/RoleTablePage"));
const StudentViewsPage = lazy(() => import("../features/organisation/school_roll/StudentViewsPage"));

const SettingsPage = lazy(() => import("../features/care/approvals/SettingsPage"));
const ProposalsPage = lazy(() => import("../features/care/approvals/ProposalsPage"));
const RuleProposalPage = lazy(() => import("../features/care/approvals/RuleProposalPage"));
const ChangeRulesPage = lazy(() => import("../features/care/approvals/ChangeRulesPage"));
const ConsentTextsPage = lazy(() => import("../features/care/approvals/ConsentTextsPage"));
const ChannelsPage = lazy(() => import("../features/care/approvals/ChannelsPage"));
const ClocksPage = lazy(() => import("../features/care/oversight/ClocksPage"));
const BoardPage = lazy(() => import("../features/care/oversight/BoardPage"));

const queries = makeQueryClient();
showIdle(queries);

export function App() {
  const { i18n } = useTranslation();
  return (
    <ConfigProvider theme={look} locale={i18n.language === "en" ? en_US : zh_CN} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <BrowserRouter basename="/staff">
            <PageBoundary>
              <Door />
            </PageBoundary>
          </BrowserRouter>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

/** Until the session is at work, the address stays as it is and the page of the next step stands in its place. */
function Door() {
  const session = useSession();
  const client = useQueryClient();
  const [ended, setEnded] = useState(false);
  const found = session.data;
  const at_work = found?.step === "working" || found?.step === "choose_post";
  // The screen of a class hangs on the wall for a lesson, and nobody touches it.
  const locked = useLock(at_work, found?.lock_ms, useMatch("/class-sessions/:id") !== null);
  const was_locked = useRef(locked);
  useGuardedPage();
  useEffect(() => {
    // Whoever opened it, in whichever tab: what could not be asked meanwhile is asked now.
    if (was_locked.current && !locked) void client.invalidateQueries();
    was_locked.current = locked;
  }, [locked, client]);
  useEffect(() => {
    whenSignedOut(() => {
      if (isLocked()) {
        coverPage();
        return location.reload();
      }
      if (client.getQueryData(session_key)) setEnded(true);
      client.setQueryData(session_key, null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== session_key[0] });
    });
  }, [client]);
  return (
    <>
      {locked && <LockedPage />}
      <Step ended={ended} />
    </>
  );
}

function Step({ ended }: { ended: boolean }) {
  const session = useSession();
  if (session.isPending) return <Waiting />;
  if (session.error) return <ProblemNotice problem={session.error} retry={() => void session.refetch()} />;
  const found = session.data;
  if (!found) return <SignInPage returning={ended} />;
  if (found.step === "locked") return null;
  if (found.step === "second_factor" || found.step === "second_factor_enrolment")
    return <SecondFactorPage session={found} />;
  if (found.step === "new_password") return <NewPasswordPage session={found} />;
  if (found.step === "choose_post" || !found.post) return <PostChoicePage session={found} />;
  return <Places key={found.post.post_id} />;
}

function Places() {
  // Where 登录查看姓名 of a message leads: who has no inbox sees whom to go to, an officer the clock by its number.
  const has_inbox = useMay("listAlerts");
  const has_taken = useMay("listTakenAlerts");
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        <Route path="class-sessions/:id" element={<ClassSessionPage />} />
        <Route element={<Frame />}>
          <Route index element={<HomePage />} />
          <Route path="students" element={<StudentsPage />} />
          <Route path="students/:id" element={<StudentPage />} />
          <Route path="roll/imports" element={<ImportPage />} />
          <Route path="roll/imports/:id" element={<ImportPage />} />
          <Route path="campaigns" element={<CampaignsPage />} />
          <Route path="campaigns/:id" element={<CampaignPage />} />
          <Route path="campaigns/:id/slots" element={<SlotsPage />} />
          <Route path="campaigns/:id/day" element={<DayPage />} />
          <Route path="campaigns/:id/unfinished" element={<UnfinishedPage />} />
          <Route path="campaigns/:id/recall" element={<RecallPage />} />
          <Route path="campaigns/:id/paper" element={<PaperPage />} />
          <Route path="consent" element={<ConsentBoardPage />} />
          <Route path="consent/classes/:id" element={<ClassConsentPage />} />
          <Route path="consent/classes/:id/slips" element={<ConsentSlipsPage />} />
          <Route path="campaigns/drafts/:id" element={<WizardPage />} />
          <Route path="retests" element={<RetestsPage />} />
          <Route
            path="alerts"
            element={has_inbox ? <AlertsPage /> : has_taken ? <TakenPage /> : <Navigate to="/clocks" replace />}
          />
          <Route path="alerts/week" element={<WeekPlanPage />} />
          <Route path="alerts/week/slips" element={<SlipsPage />} />
          <Route path="concerns" element={<ConcernPage />} />
          <Route path="observe" element={<ObservationPage />} />
          <Route path="observe/marked" element={<MarkedPage />} />
          <Route path="informants" element={<InformantTasksPage />} />
          <Route path="informants/:id/:instrument" element={<InformantClassPage />} />
          <Route path="alerts/:id" element={<AlertPage />} />
          <Route path="instruments" element={<InstrumentsPage />} />
          <Route path="instruments/new" element={<NewVersionPage />} />
          <Route path="instruments/proposals/:id" element={<ProposalPage />} />
          <Route path="instruments/:id" element={<InstrumentPage />} />
          <Route path="duty" element={<DutyPage />} />
          <Route path="calendar" element={<CalendarPage />} />
          <Route path="contact" element={<ContactPage />} />
          <Route path="password" element={<ChangePasswordPage />} />
          <Route path="accounts" element={<AccountsPage />} />
          <Route path="account-acts" element={<AccountActsPage />} />
          <Route path="role-table" element={<RoleTablePage />} />
          <Route path="student-views" element={<StudentViewsPage />} />
          <Route path="student-views/:id" element={<StudentViewsPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route path="proposals" element={<ProposalsPage />} />
          <Route path="proposals/:id" element={<RuleProposalPage />} />
          <Route path="campaigns/:id/rules" element={<ChangeRulesPage />} />
          <Route path="consent-texts" element={<ConsentTextsPage />} />
          <Route path="channels" element={<ChannelsPage />} />
          <Route path="clocks" element={<ClocksPage />} />
          <Route path="board" element={<BoardPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
