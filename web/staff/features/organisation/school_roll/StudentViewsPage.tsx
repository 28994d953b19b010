import { useState } from "react";
import { Button, Input } from "antd";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "react-router";
import { useTranslation } from "react-i18next";
import { client, told } from "../../../shell/api";
import { dayAndTime } from "../../../shell/moment";
import { EmptyState, PageHead } from "../../../shell/PageHead";
import { ProblemNotice } from "../../../shell/ProblemNotice";
import { Waiting } from "../../../shell/Waiting";
import { useMay } from "../../../shell/session";
import { MoreButton } from "../../../shell/QueryState";
import { roll_keys } from "./keys";

/** Each page that is shown is a look of its own in the log, so nothing is asked in the background. */
function useViews(id: string) {
  return useInfiniteQuery({
    queryKey: roll_keys.views(id),
    enabled: id !== "",
    queryFn: ({ pageParam }) =>
      told(
        client.GET("/api/students/{id}/views", { params: { path: { id }, query: { after: pageParam || undefined } } }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  });
}

/** Who has looked at one student: the psychologist from the student's page, the auditor by the pseudonym. */
export default function StudentViewsPage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const sees_student = useMay("readStudent");
  const views = useViews(id);
  const rows = views.data?.pages.flatMap((page) => page.views) ?? [];
  return (
    <>
      <PageHead
        title={t("views.title")}
        lead={t("views.lead")}
        back={sees_student && id ? { to: `/students/${id}`, words: t("views.back") } : undefined}
      />
      {!sees_student && <AskByPseudonym id={id} />}
      {id !== "" && views.isPending && <Waiting rows={8} />}
      {views.error && <ProblemNotice problem={views.error} />}
      {views.data && rows.length === 0 && (
        <EmptyState title={t("views.nobody")}>
          <p>{t("views.nobody_next")}</p>
        </EmptyState>
      )}
      {rows.length > 0 && (
        <div className="sheet">
          <table className="table cards-on-phone">
            <caption className="unseen">{t("views.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("views.when")}</th>
                <th scope="col">{t("views.who")}</th>
                <th scope="col">{t("views.post")}</th>
                <th scope="col">{t("views.what")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one, at) => (
                <tr key={`${one.at_ms}-${at}`}>
                  <td data-label={t("views.when")} className="number">
                    {dayAndTime(one.at_ms)}
                  </td>
                  <th scope="row" data-head>
                    {one.name}
                  </th>
                  <td data-label={t("views.post")}>
                    {one.role ? `${t(`role.${one.role}`, { defaultValue: one.role })} · ${one.unit_name}` : "–"}
                  </td>
                  <td data-label={t("views.what")}>
                    {one.action === "listStudentViews" ? t("views.this_list") : t(`views.section_${one.section}`)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {views.hasNextPage && (
        <p className="more">
          <MoreButton query={views} words={t("views.more")} />
        </p>
      )}
      {rows.length > 0 && <p className="notice-small soft">{t("views.lists_not_here")}</p>}
    </>
  );
}

function AskByPseudonym({ id }: { id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(id);
  const wanted = typed.trim().toLowerCase();
  const fits = /^[0-9a-f]{32}$/.test(wanted);
  return (
    <form
      className="sheet pad field"
      onSubmit={(e) => {
        e.preventDefault();
        if (fits) void navigate(`/student-views/${wanted}`);
      }}
    >
      <label htmlFor="pseudonym">{t("views.pseudonym")}</label>
      <Input id="pseudonym" maxLength={40} value={typed} onChange={(e) => setTyped(e.target.value)} />
      <p className="field-note">{t("views.pseudonym_why")}</p>
      <div>
        <Button type="primary" htmlType="submit" disabled={!fits}>
          {t("views.ask")}
        </Button>
      </div>
    </form>
  );
}
