import type { QueryClient } from "@tanstack/react-query";

/**
 * Says in the document (`data-idle` of its body: "no", "yes") whether anything is being asked or done: whoever looks at
 * the page as a whole, as the browser tests do, waits for it. The document as served says "no". Ends with the function
 * that comes back.
 */
export function showIdle(queries: QueryClient): () => void {
  const say = () => {
    document.body.dataset.idle = queries.isFetching() + queries.isMutating() === 0 ? "yes" : "no";
  };
  const ends = [queries.getQueryCache().subscribe(say), queries.getMutationCache().subscribe(say)];
  return () => ends.forEach((end) => end());
}
