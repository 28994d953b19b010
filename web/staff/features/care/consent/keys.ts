export const consent_keys = {
  all: ["consent"] as const,
  coverage: (unit: string) => ["consent", "coverage", unit] as const,
  class: (id: string) => ["consent", "class", id] as const,
  texts: ["consent-texts"] as const,
};
