export const informant_keys = {
  tasks: ["informant-tasks"] as const,
  class: (campaign: string, instrument: string) => ["informants", campaign, instrument] as const,
  sheet: (campaign: string, instrument: string, student: string) =>
    ["informant-sheet", campaign, instrument, student] as const,
  counts: (campaign: string) => ["informant-counts", campaign] as const,
};
