/** Which door the address opens: #s=CODE a class session, #c=CARD a personal card, #queue what waits on this device, otherwise the access code. */
export type Door = { by: "code" | "queue" } | { by: "session"; code: string } | { by: "card"; card: string };

/** Reads the door from a fragment. What is damaged or unknown opens the plain door. */
export function readDoor(fragment: string): Door {
  if (fragment === "#queue") return { by: "queue" };
  const found = /^#([sc])=([0-9A-Za-z_.~-]{1,64})$/.exec(fragment);
  if (!found || !found[2]) return { by: "code" };
  return found[1] === "s" ? { by: "session", code: found[2] } : { by: "card", card: found[2] };
}

/** Reads the door and takes the fragment out of the address bar and the tab's history at once. */
export function takeDoor(place: Location, history: History): Door {
  const door = readDoor(place.hash);
  if (place.hash || place.search) history.replaceState(null, "", place.pathname);
  return door;
}
