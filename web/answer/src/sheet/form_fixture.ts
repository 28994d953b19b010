import type { Form, FormItem } from "../contract";

const text = (words: string) => ({ "zh-CN": words, en: words });
const options = [0, 1, 2, 3].map((value) => ({ value, text: text("o" + value) }));

function item(id: string, more: Partial<FormItem> = {}): FormItem {
  return { id, kind: "choice", text: text("问 " + id), options, ...more };
}

/** Two questions, a critical third, its follow-ups, one more: PHQ-9, ASQ and GAD-7 in small. For tests only. */
export const smallForm: Form = {
  campaign_id: "c1",
  title: text("测评"),
  sections: [
    { id: "p", stem: text("两周"), items: [item("p1"), item("p2"), item("p9")] },
    {
      id: "asq",
      stem: text(""),
      items: [
        item("q1", { ask_when: { any: [{ item: "p9", at_least: 1 }] } }),
        item("q2", { ask_when: { any: [{ item: "p9", at_least: 1 }] } }),
        item("q5", {
          ask_when: {
            any: [
              { item: "q1", at_least: 1 },
              { item: "q2", at_least: 1 },
            ],
            unanswered_counts: true,
          },
        }),
      ],
    },
    { id: "g", stem: text(""), items: [item("g1")] },
  ],
  hotlines: [{ name: text("热线"), number: "12356", note: text("") }],
  who_reads: text("心理老师"),
  help_promise: text("今天"),
  closes_at_ms: 4102444800000,
};

/** The small form with six more questions, of which four may stand on one screen. For tests only. */
export const longForm: Form = {
  ...smallForm,
  sections: [
    ...smallForm.sections.slice(0, 2),
    { id: "c", stem: text("过去一周"), items_per_screen: 4, items: [1, 2, 3, 4, 5, 6].map((n) => item("c" + n)) },
    ...smallForm.sections.slice(2),
  ],
};
