import { describe, expect, test } from "vitest";
import { keysOf, topicOf } from "./live_topics";

describe("topics of the server's stream", () => {
  test("a topic is read out of an event; anything else is passed over", () => {
    expect(topicOf('{"topic":"alerts"}')).toBe("alerts");
    for (const bad of ["", "{}", '{"topic":7}', "null", "topic"]) expect(topicOf(bad)).toBeUndefined();
  });
  test("each topic makes its own questions old and no other ones", () => {
    expect(keysOf("alerts")).toEqual([["alerts"]]);
    expect(keysOf("campaign:7")).toEqual([
      ["campaign", "7"],
      ["live-board", "7"],
    ]);
    expect(keysOf("clocks")).toContainEqual(["clocks"]);
    for (const none of ["acute", "campaign:", "campaign", "other"]) expect(keysOf(none)).toEqual([]);
    expect(keysOf("*").length).toBeGreaterThan(2);
  });
});
