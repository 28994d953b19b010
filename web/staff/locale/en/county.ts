import type { Texts } from "../zh-CN";

export const county: Pick<Texts, "live"> = {
  live: {
    urgent: "A student's safety needs somebody to confirm now.",
    urgent_open: "Have a look",
    urgent_seen: "Got it",
  },
};
