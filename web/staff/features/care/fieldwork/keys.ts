export const fieldwork_keys = {
  boards: ["live-board"] as const,
  board: (campaign: string) => ["live-board", campaign] as const,
  class_days: ["class-day"] as const,
  class_days_of: (campaign: string) => ["class-day", campaign] as const,
  class_day: (campaign: string, class_id: string, moved: string) => ["class-day", campaign, class_id, moved] as const,
  unfinished_of_all: ["unfinished"] as const,
  unfinished: (campaign: string) => ["unfinished", campaign] as const,
  first_unfinished: (campaign: string) => ["unfinished", campaign, "first"] as const,
  recall: (campaign: string) => ["recall", campaign] as const,
  papers: ["paper"] as const,
  paper: (campaign: string) => ["paper", campaign] as const,
  paper_differences: (campaign: string, pupil: string) => ["paper-differences", campaign, pupil] as const,
};
