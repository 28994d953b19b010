export const campaign_keys = {
  lists: ["campaigns"] as const,
  first: ["campaigns", "first"] as const,
  pages: ["campaign"] as const,
  page: (id: string) => ["campaign", id] as const,
  class_session: (id: string) => ["class-session", id] as const,
};
