import { lazy } from "react";
import type { Place } from "../../../shell/features";
import { useMay } from "../../../shell/session";
import type { TodayPart } from "../../../shell/today";
import { AuditToday } from "./AuditToday";

const ImportPage = lazy(() => import("./ImportPage"));
const StudentViewsPage = lazy(() => import("./StudentViewsPage"));

export const places: Place[] = [
  {
    path: "students",
    page: lazy(() => import("./StudentsPage")),
    right: "listStudents",
    menu: { part: "school", order: 30, icon: "students", words: "nav.students" },
  },
  { path: "students/:id", page: lazy(() => import("./StudentPage")), right: "readStudent" },
  {
    path: "roll/imports",
    page: ImportPage,
    right: "previewRollImport",
    menu: { part: "school", order: 40, icon: "import", words: "nav.import" },
  },
  { path: "roll/imports/:id", page: ImportPage, right: "readRollImport" },
  {
    path: "student-views",
    page: StudentViewsPage,
    right: "listStudentViews",
    lacks: "readStudent",
    menu: { part: "office", order: 70, icon: "eye", words: "nav.views" },
  },
  { path: "student-views/:id", page: StudentViewsPage, right: "listStudentViews" },
];

export function useToday(): TodayPart {
  const sees_views = useMay("listStudentViews");
  const sees_students = useMay("readStudent");
  return { cards: [sees_views && !sees_students && { order: 160, left: false, part: <AuditToday /> }] };
}
