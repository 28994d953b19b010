export const instrument_keys = {
  list: ["instruments"] as const,
  all: ["instrument"] as const,
  versions: (id: string) => ["instrument", id, "versions"] as const,
  version: (id: string, version?: string) => ["instrument", id, "version", version] as const,
  changes: (id: string, from?: string, to?: string) => ["instrument", id, "changes", from, to] as const,
  proposals: ["instrument-proposals"] as const,
  proposal: (id: string) => ["instrument-proposal", id] as const,
};
