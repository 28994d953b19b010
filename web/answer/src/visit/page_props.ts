import type { Visit } from "./visit";
import type { VisitState } from "./visit_state";

/** What every page of the visit is given. */
export interface PageProps {
  visit: Visit;
  state: VisitState;
}
