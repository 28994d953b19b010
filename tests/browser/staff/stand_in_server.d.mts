export interface StandIn {
  state: {
    session: object | null;
    wrong: number;
    opened: { id: string; reason: string }[];
    open_sessions: Map<string, string>;
    closed: Set<string>;
    imports: Map<string, { state: string; name: string; polls: number }>;
    broken: string;
    csrf_missing: number;
  };
  address: string;
  stop(): void;
}
export function startStandIn(port?: number): Promise<StandIn>;
