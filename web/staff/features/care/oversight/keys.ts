export const oversight_keys = {
  clocks: ["clocks"] as const,
  board: (parent: string, campaign: string) => ["board", parent, campaign] as const,
};
