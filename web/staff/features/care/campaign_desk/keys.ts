export const desk_keys = {
  drafts: ["campaign-drafts"] as const,
  draft: (id: string) => ["campaign-draft", id] as const,
  options: ["campaign-options"] as const,
  checks: (id: string) => ["campaign-check", id] as const,
  check: (id: string, version: number) => ["campaign-check", id, version] as const,
  publication: (campaign: string) => ["publication", campaign] as const,
  simulation: (body: object) => ["simulation", body] as const,
  units_below: (unit: string) => ["units-below", unit] as const,
  retests: ["retests"] as const,
  slots: (campaign: string) => ["slots", campaign] as const,
  slots_by: (campaign: string, habits: object) => ["slots", campaign, habits] as const,
  slot_coverage: (campaign: string) => ["slot-coverage", campaign] as const,
};
