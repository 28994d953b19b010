// What the server's stream says: shared by page and worker.

/** From a page to the worker: it has come (with the post that it works in) or it goes. */
export type PageNews = { kind: "join"; post: string } | { kind: "leave" };

/** What a topic makes old is said by the features. "*": the stream was broken for a while, anything may have changed. */
export function topicOf(text: string): string | undefined {
  try {
    const said = JSON.parse(text) as { topic?: unknown } | null;
    return typeof said?.topic === "string" ? said.topic : undefined;
  } catch {
    return undefined;
  }
}

/** What is told beside topics: whether the stream runs. */
export type StreamState = "up" | "down";

/** Follows the stream until the function that comes back is called. `tell` hears topics and StreamStates. */
export function follow(tell: (topic: string) => void): () => void {
  let broken = false;
  const source = new EventSource("/api/events");
  source.onmessage = ({ data }) => {
    const topic = topicOf(String(data));
    if (topic) tell(topic);
  };
  source.onerror = () => {
    broken = true;
    tell("down" satisfies StreamState);
  };
  source.onopen = () => {
    tell("up" satisfies StreamState);
    if (broken) tell("*");
    broken = false;
  };
  return () => source.close();
}
