import type { Feature } from "../../../shell/features";
import { campaign_keys } from "./keys";

export const topics: Feature["topics"] = {
  "campaign:": (id) => [id === undefined ? campaign_keys.pages : campaign_keys.page(id)],
};
