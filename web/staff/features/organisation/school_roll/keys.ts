export const roll_keys = {
  student_lists: ["students"] as const,
  students: (wanted: object) => ["students", wanted] as const,
  student: (id: string) => ["student", id] as const,
  classes: ["classes"] as const,
  import: (id: string) => ["import", id] as const,
  views: (id: string) => ["student-views", id] as const,
};
