import { Button } from "antd";
import { ProblemNotice } from "./ProblemNotice";
import { Waiting } from "./Waiting";

interface Asked {
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
}

/** What stands on a page while its answer is under way, or instead of it, with a way to ask again. Nothing once it is there. */
export function QueryState({ query, rows }: { query: Asked; rows?: number }) {
  return (
    <>
      {query.isPending && <Waiting rows={rows} />}
      {!!query.error && <ProblemNotice problem={query.error} retry={() => void query.refetch()} />}
    </>
  );
}

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
}

/** The next page of a list, as long as there is one. */
export function MoreButton({ query, words }: { query: Paged; words: string }) {
  if (!query.hasNextPage) return null;
  return (
    <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {words}
    </Button>
  );
}
