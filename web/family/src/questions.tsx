import { Component } from "preact";
import type { FamilySheet, FamilySheetState } from "./contract";
import { local, texts, type Language } from "./locale/locale";
import { Heading } from "./pages";
import type { Refusal } from "./slip";

interface QuestionsProps {
  sheet: FamilySheet;
  language: Language;
  child: string;
  save: (values: Record<string, number>, hand_in: boolean) => Promise<FamilySheetState>;
  leave: () => void;
}
interface QuestionsState {
  values: Record<string, number>;
  saving: number;
  saved: boolean;
  trouble?: string;
  /** 交 was pressed once. */
  sure: boolean;
}

/** A guardian's answers about the child: saved with every tap, handed in once, no score anywhere. */
export class Questions extends Component<QuestionsProps, QuestionsState> {
  /** One after the other, so that an older save never overtakes a newer one. */
  private sent: Promise<unknown> = Promise.resolve();

  constructor(props: QuestionsProps) {
    super(props);
    const values: Record<string, number> = {};
    for (const one of props.sheet.answers) values[one.item] = one.value;
    this.state = { values, saving: 0, saved: props.sheet.answers.length > 0, sure: false };
  }

  private send(values: Record<string, number>, hand_in: boolean) {
    this.setState((now) => ({ saving: now.saving + 1, trouble: undefined }));
    this.sent = this.sent.then(() => this.props.save(values, hand_in)).then(
      () => (hand_in ? this.props.leave() : this.setState((now) => ({ saving: now.saving - 1, saved: true }))),
      (refusal: Refusal) => this.setState((now) => ({ saving: now.saving - 1, saved: false, sure: false, trouble: refusal.code })),
    );
  }
  private pick(item: string, value: number) {
    const values = { ...this.state.values, [item]: value };
    this.setState({ values, sure: false });
    this.send(values, false);
  }

  render({ sheet, language, child, leave }: QuestionsProps, { values, saving, saved, trouble, sure }: QuestionsState) {
    const t = texts(language);
    const count = Object.keys(values).length;
    const missing = sheet.form.items.length - count;
    const words: Record<string, string> = { informant_sheet_done: t.sheet_done, informant_sheet_taken: t.sheet_taken, informant_closed: t.sheet_closed, family_decide_first: t.sheet_closed };
    return (
      <>
        <p class="quiet child">{t.child(child)}</p>
        <Heading>{local(sheet.form.title, language)}</Heading>
        <p class="lead">{local(sheet.form.stem, language)}</p>
        <p class="quiet">{t.who_reads}</p>
        {sheet.form.items.map((item) => (
          <fieldset>
            <legend>{local(item.text, language)}</legend>
            {item.options.map((option) => (
              <label class={values[item.id] === option.value ? "pick picked" : "pick"}>
                <input type="radio" name={item.id} checked={values[item.id] === option.value} onChange={() => this.pick(item.id, option.value)} />
                {local(option.text, language)}
              </label>
            ))}
          </fieldset>
        ))}
        <p role="status" class={trouble ? "trouble" : "quiet"}>{trouble ? (words[trouble] ?? t.not_saved) : saving > 0 ? t.saving : saved ? t.saved(count, sheet.form.items.length) : t.saves_itself}</p>
        {sure ? (
          <section class="stays" aria-labelledby="sure">
            <h2 id="sure">{t.hand_in_sure}</h2>
            <p>{missing > 0 && t.hand_in_missing(missing)} {t.hand_in_words}</p>
            <div class="actions">
              <button class="main" disabled={saving > 0} onClick={() => this.send(values, true)}>{t.confirm}</button>
              <button class="second" onClick={() => this.setState({ sure: false })}>{t.think_again}</button>
            </div>
          </section>
        ) : (
          <div class="actions">
            <button class="main" disabled={count === 0} onClick={() => this.setState({ sure: true })}>{t.hand_in}</button>
            <button class="second" onClick={leave}>{t.later}</button>
          </div>
        )}
      </>
    );
  }
}
