import { expect, test } from "vitest";
import { readDoor, takeDoor } from "./door_fragment";

test("a class session's QR code opens its door", () => {
  expect(readDoor("#s=S9XK")).toEqual({ by: "session", code: "S9XK" });
});

test("a personal card opens its door", () => {
  expect(readDoor("#c=card-1_x")).toEqual({ by: "card", card: "card-1_x" });
});

test("a teacher opens what waits on a device by an address", () => {
  expect(readDoor("#queue")).toEqual({ by: "queue" });
});

test("a damaged fragment opens the plain door", () => {
  for (const fragment of ["", "#", "#s=", "#x=1", "#s=<script>", "#s=" + "A".repeat(65)])
    expect(readDoor(fragment)).toEqual({ by: "code" });
});

test("the card leaves the address bar at once", () => {
  history.replaceState(null, "", "/a/#c=secret");
  expect(takeDoor(location, history)).toEqual({ by: "card", card: "secret" });
  expect(location.href).not.toContain("secret");
  expect(location.hash).toBe("");
});
