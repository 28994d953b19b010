import type { Visit } from "./visit";
import type { VisitState } from "./visit_state";

/** What every page of the answering app is drawn from. */
export interface PageProps {
  visit: Visit;
  state: VisitState;
}
