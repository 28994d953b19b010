export const approval_keys = {
  settings: ["settings"] as const,
  proposals: ["proposals"] as const,
  proposal: (id: string) => ["proposal", id] as const,
  rules_of_all: ["campaign-rules"] as const,
  rules: (campaign: string) => ["campaign-rules", campaign] as const,
  consent_texts: ["consent-texts"] as const,
  channels: ["channels"] as const,
};
