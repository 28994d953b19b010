import { lazy, Suspense, useEffect, useState } from "react";
import { App as AntApp, ConfigProvider } from "antd";
import en_US from "antd/locale/en_US";
import zh_CN from "antd/locale/zh_CN";
import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { BrowserRouter, Route, Routes } from "react-router";
import { useTranslation } from "react-i18next";
import { PostChoicePage } from "../features/staff/PostChoicePage";
import { SecondFactorPage } from "../features/staff/SecondFactorPage";
import { SignInPage } from "../features/staff/SignInPage";
import { session_key, useSession } from "../features/staff/use_session";
import { HomePage } from "../features/home/HomePage";
import { whenSignedOut } from "./api";
import { Frame } from "./Frame";
import { look } from "./look";
import { NotFoundPage } from "./NotFoundPage";
import { PageBoundary } from "./PageBoundary";
import { ProblemNotice } from "./ProblemNotice";
import { makeQueryClient } from "./queries";
import { Waiting } from "./Waiting";

const StudentsPage = lazy(() => import("../features/school_roll/StudentsPage"));
const StudentPage = lazy(() => import("../features/school_roll/StudentPage"));
const ImportPage = lazy(() => import("../features/school_roll/ImportPage"));
const CampaignsPage = lazy(() => import("../features/screening/CampaignsPage"));
const CampaignPage = lazy(() => import("../features/screening/CampaignPage"));
const ClassSessionPage = lazy(() => import("../features/screening/ClassSessionPage"));
const AlertsPage = lazy(() => import("../features/alert/AlertsPage"));
const AlertPage = lazy(() => import("../features/alert/AlertPage"));

const ClocksPage = lazy(() => import("../features/county/ClocksPage"));
const BoardPage = lazy(() => import("../features/county/BoardPage"));

const queries = makeQueryClient();

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
  useEffect(() => {
    whenSignedOut(() => {
      if (client.getQueryData(session_key)) setEnded(true);
      client.setQueryData(session_key, null);
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== session_key[0] });
    });
  }, [client]);
  if (session.isPending) return <Waiting />;
  if (session.error) return <ProblemNotice problem={session.error} retry={() => void session.refetch()} />;
  const found = session.data;
  if (!found) return <SignInPage returning={ended} />;
  if (found.step === "second_factor" || found.step === "second_factor_enrolment") return <SecondFactorPage session={found} />;
  if (found.step === "choose_post" || !found.post) return <PostChoicePage session={found} />;
  return <Places key={found.post.post_id} />;
}

function Places() {
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
          <Route path="alerts" element={<AlertsPage />} />
          <Route path="alerts/:id" element={<AlertPage />} />
          <Route path="clocks" element={<ClocksPage />} />
          <Route path="board" element={<BoardPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
