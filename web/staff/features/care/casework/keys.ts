/** Lists of alerts, the inbox first. */
export const alert_keys = {
  lists: ["alerts"] as const,
  list: (whose: string) => ["alerts", whose] as const,
  taken: ["alerts", "taken"] as const,
  my_calls: ["alerts", "my-calls"] as const,
  pages: ["alert"] as const,
  page: (id: string) => ["alert", id] as const,
};

export const care_keys = {
  concern_subjects: (name: string) => ["concern-subjects", name] as const,
  concerns: ["concerns"] as const,
  marked_lists: ["marked-pupils"] as const,
  marked: (which: string) => ["marked-pupils", which] as const,
  of_students: ["student-care"] as const,
  of_student: (id: string) => ["student-care", id] as const,
  observations: (id: string) => ["observations", id] as const,
};

export const plan_keys = {
  weeks: ["week-plan"] as const,
  week: (day: string, per_day?: number) => ["week-plan", day, per_day] as const,
  appointment_lists: ["appointments"] as const,
  appointments: (day: string, days: number) => ["appointments", day, days] as const,
};
