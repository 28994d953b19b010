import type { Texts } from "../zh-CN";

export const retest: Pick<Texts, "retest"> = {
  retest: {
    retests: "Retests",
    lead: "The results of these sheets are not used; a retest is advised. Only the school psychologist sees this page.",
    none: "No sheet needs a retest",
    none_next:
      "A sheet that cannot be used (answered faster than one can read, say) appears here; each student is retested at most once.",
    state_waiting: "waits for you",
    state_released: "may be retested",
    state_done: "retested",
    state_neither_used: "observe and talk",
    class_seat: "{{name}} · seat {{seat}}",
    since: "handed in {{when}}",
    campaign_closed: "the check is over: no retest, please talk with the student",
    release: "Release retest",
    release_for: "Release retest: {{name}}",
    release_ask: "Release the retest of {{name}} now?",
    release_means: "The student then answers once more with the same code. Explain it first and choose a quiet moment.",
    not_yet: "Not yet",
    rooms: "Class sessions worth asking about",
    rooms_lead:
      "After a session the sheets of the room are compared for likeness and time. There are only counts here, no students, and nothing of it is shown on the class screen.",
    what_to_do: "What you can do:",
  },
};
