import { describe, expect, test } from "vitest";
import { topicOf } from "./live_topics";

describe("topics of the server's stream", () => {
  test("a topic is read out of an event; anything else is passed over", () => {
    expect(topicOf('{"topic":"alerts"}')).toBe("alerts");
    for (const bad of ["", "{}", '{"topic":7}', "null", "topic"]) expect(topicOf(bad)).toBeUndefined();
  });
});
