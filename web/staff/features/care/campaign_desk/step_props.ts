import type { Draft, Options, StepName, Steps } from "./use_drafts";

/** What a step of the wizard works on. */
export interface StepProps {
  draft: Draft;
  steps: Steps;
  options: Options;
  /** Words of a fault at a field, once the step has been left or tried. */
  faultAt: (field: string) => string | undefined;
  change: (part: Partial<Steps>) => void;
  go: (step: StepName) => void;
}
