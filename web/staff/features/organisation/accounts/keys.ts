export const account_keys = {
  lists: ["accounts"] as const,
  list: (wanted: string) => ["accounts", wanted] as const,
  ending_posts: ["ending-posts"] as const,
  acts: ["account-acts"] as const,
  role_table: (language: string) => ["role-table", language] as const,
};
