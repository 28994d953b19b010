import { Suspense, useEffect, useRef, useState } from "react";
import { App as AntApp, ConfigProvider } from "antd";
import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { BrowserRouter, matchPath, Route, Routes, useLocation } from "react-router";
import { useTranslation } from "react-i18next";
import { whenSignedOut } from "./api";
import { coverPage } from "./cover";
import { FeaturesOf, placeFor, placesByPath, useFeatures, type Feature } from "./features";
import { Frame } from "./Frame";
import { useGuardedPage } from "./guard_page";
import { antdWords } from "./language";
import { showIdle } from "./idle";
import { isLocked, useLock } from "./lock";
import { LockedPage } from "./LockedPage";
import { look } from "./look";
import { NotFoundPage } from "./NotFoundPage";
import { PageBoundary } from "./PageBoundary";
import { ProblemNotice } from "./ProblemNotice";
import { makeQueryClient } from "./queries";
import { session_key, useSession } from "./session";
import { Waiting } from "./Waiting";

const queries = makeQueryClient();
showIdle(queries);

export function App({ features }: { features: readonly Feature[] }) {
  useTranslation(); // rendered anew when the language changes
  return (
    <ConfigProvider theme={look} locale={antdWords()} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>
        <QueryClientProvider client={queries}>
          <FeaturesOf features={features}>
            <BrowserRouter basename="/staff">
              <PageBoundary>
                <Door />
              </PageBoundary>
            </BrowserRouter>
          </FeaturesOf>
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
  const places = useFeatures().flatMap((one) => one.places ?? []);
  const { pathname } = useLocation();
  const on_wall = places.some((place) => place.bare && matchPath(`/${place.path}`, pathname));
  const locked = useLock(at_work, found?.lock_ms, on_wall);
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
  const features = useFeatures();
  if (session.isPending) return <Waiting />;
  if (session.error) return <ProblemNotice problem={session.error} retry={() => void session.refetch()} />;
  const found = session.data;
  if (found?.step === "locked") return null;
  if (found?.step === "working" && found.post) return <Places key={found.post.post_id} rights={found.rights} />;
  const step = !found ? "none" : found.step === "working" ? "choose_post" : found.step;
  const Page = features.find((one) => one.steps?.[step])?.steps?.[step];
  return Page ? <Page session={found} ended={ended} /> : <NotFoundPage />;
}

function Places({ rights }: { rights: readonly string[] }) {
  const places = [...placesByPath(useFeatures()).values()].map((several) => placeFor(several, rights));
  const routes = (bare: boolean) =>
    places
      .filter((one) => !!one.bare === bare)
      .map(({ path, page: Page }) =>
        path === "" ? (
          <Route key={path} index element={<Page />} />
        ) : (
          <Route key={path} path={path} element={<Page />} />
        ),
      );
  return (
    <Suspense fallback={<Waiting />}>
      <Routes>
        {routes(true)}
        <Route element={<Frame />}>
          {routes(false)}
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
