import { QueryClient, type QueryKey } from "@tanstack/react-query";
import { Problem } from "./problem";

/** A refusal is an answer and is not asked again; only an unreachable or broken server is, twice. */
export function worthAsking(times: number, fault: Error): boolean {
  return times < 2 && !(fault instanceof Problem && fault.status >= 400 && fault.status < 500);
}

/** Whatever begins with one of the keys is asked anew, as soon as somebody looks at it. */
export function makeOld(queries: QueryClient, ...keys: QueryKey[]): Promise<unknown> {
  return Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
}

/**
 * Nothing waits for the network in silence: what is asked or done without one fails at once and says so. An
 * action that failed is never carried out later by itself; the person does it again.
 */
export function makeQueryClient() {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: worthAsking,
        retryDelay: 1000,
        staleTime: 10_000,
        networkMode: "always",
        refetchOnReconnect: true,
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
