// What a feature brings to the pages, told by its own folder: features/<group>/<slice>/index.tsx exports any of the
// parts of `Feature`. The frame joins them and names none; a new page changes no file outside its slice.
import { createContext, useContext, type ComponentType, type ReactNode } from "react";
import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import type { Schemas } from "./api";
import type { IconName } from "./Icon";
import type { TextKey } from "./language";
import type { Live } from "./live";
import type { Operation, StaffSession } from "./session";
import type { TodayPart } from "./today";

export interface Place {
  /** Below /staff, as the router writes it; "" is the first page. */
  path: string;
  page: ComponentType;
  /** What the page is for. Of several places with one path a post gets the first whose right it holds, else the last. */
  right?: Operation;
  /** Not in the menu of posts that may call this: they have another way there. */
  lacks?: Operation;
  menu?: MenuLine;
  /** Without the frame, and never locked while it is open: it hangs on a wall for a lesson. */
  bare?: true;
}

/** The parts of the menu, from top to bottom: the work of the day, the school, the office. */
export const menu_parts = ["day", "school", "office"] as const;

export interface MenuLine {
  part: (typeof menu_parts)[number];
  /** From small to large within the part; no two alike. */
  order: number;
  icon: IconName;
  words: TextKey;
}

/** Topics of the server's stream and what they make old. "campaign:" stands for one topic a campaign, told with its id; without an id all of them are meant. */
export type Topics = Record<string, (id?: string) => QueryKey[]>;

/** What somebody does in one feature that makes answers of others old, which the doer does not know. */
export type Act = "leave_answered" | "accounts_changed" | "alert_taken" | "sheet_set_aside" | "proposal_settled";

/** Openings on a page of one feature that features above it fill: what stands there is theirs. */
export interface Openings {
  student: { id: string };
  alert: { id: string; support: Schemas["SupportPicture"] };
  /** What a second person looks at: the feature of its kind shows it. */
  proposal: { one: Schemas["Proposal"] };
}

export interface Feature {
  places?: Place[];
  /** A hook: what the first page shows of this feature to this post, and what could be its next step. */
  useToday?: (now_ms: number) => TodayPart;
  topics?: Topics;
  old_after?: Partial<Record<Act, () => QueryKey[]>>;
  /** Above every page with a frame. */
  Banner?: ComponentType<{ live: Live }>;
  fills?: { [Name in keyof Openings]?: ComponentType<Openings[Name]> };
  /** Pages of a session that is not at work yet, by its step; "none" when nobody is signed in. */
  steps?: Partial<Record<StaffSession["step"] | "none", ComponentType<StepProps>>>;
}

export interface StepProps {
  session: StaffSession | null | undefined;
  /** Somebody was signed in until now. */
  ended: boolean;
}

const Joined = createContext<readonly Feature[]>([]);

/** The same features for as long as the page is open: hooks of features are called in their order. */
export function FeaturesOf({ features, children }: { features: readonly Feature[]; children: ReactNode }) {
  return <Joined.Provider value={features}>{children}</Joined.Provider>;
}

export const useFeatures = () => useContext(Joined);

/** All places by path, in the order in which features were joined. */
export function placesByPath(features: readonly Feature[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const place of features.flatMap((one) => one.places ?? []))
    places.set(place.path, [...(places.get(place.path) ?? []), place]);
  return places;
}

/** Which of the places of one path a post with these rights gets. */
export function placeFor(places: Place[], rights: readonly string[]): Place {
  return places.find((one) => one.right && rights.includes(one.right)) ?? places.at(-1)!;
}

/** The lines of the menu that a post with these rights sees, from top to bottom. */
export function menuFor(features: readonly Feature[], rights: readonly string[]): (Place & { menu: MenuLine })[] {
  const rank = ({ part, order }: MenuLine) => menu_parts.indexOf(part) * 10_000 + order;
  return features
    .flatMap((one) => one.places ?? [])
    .filter((place): place is Place & { menu: MenuLine } => !!place.menu)
    .filter((place) => (!place.right || rights.includes(place.right)) && !(place.lacks && rights.includes(place.lacks)))
    .sort((a, b) => rank(a.menu) - rank(b.menu));
}

/** First parts of the query keys whose answers a topic makes old. "*": the stream was broken for a while, anything may have changed. */
export function keysOf(features: readonly Feature[], topic: string): QueryKey[] {
  const topics = features.flatMap((one) => Object.entries(one.topics ?? {}));
  if (topic === "*") return topics.flatMap(([, keys]) => keys());
  const [, kind = "", id] = /^([^:]*)(?::(.*))?$/s.exec(topic) ?? [];
  if (id === undefined) return topics.filter(([name]) => name === kind).flatMap(([, keys]) => keys());
  return id === "" ? [] : topics.filter(([name]) => name === `${kind}:`).flatMap(([, keys]) => keys(id));
}

/** Tells the other features what somebody has done: they ask anew what has become old by it. */
export function useTellAct(): (act: Act) => Promise<unknown> {
  const features = useFeatures();
  const queries = useQueryClient();
  return (act) =>
    Promise.all(
      features
        .flatMap((one) => one.old_after?.[act]?.() ?? [])
        .map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
}

/** What the features put into an opening of a page. */
export function Opening<Name extends keyof Openings>({ name, ...props }: { name: Name } & Openings[Name]) {
  const features = useFeatures();
  return features.map((one, place) => {
    const Part = one.fills?.[name] as ComponentType<object> | undefined;
    return Part && <Part key={place} {...props} />;
  });
}
