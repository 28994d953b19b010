export const approval_keys = {
  proposals: ["proposals"] as const,
  proposal: (id: string) => ["proposal", id] as const,
};
