export const duty_keys = {
  roster: ["duty"] as const,
  leave_preview: (account?: string) => ["duty", "preview", account] as const,
  my_leaves: ["my-leaves"] as const,
  my_contact: ["my-contact"] as const,
};
